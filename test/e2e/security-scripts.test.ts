import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { type OwnServer, startOwnServer } from '../support/own-server.js';
import { runAsPage } from '../support/page-code.js';

const MARK = 'globalThis.attackRan = true';

describe('the page runs no script but the app’s own, and reaches no network', () => {
  let launched: LaunchedApp;
  let server: OwnServer;

  beforeAll(async () => {
    server = await startOwnServer();
    launched = await launchApp({ packaged: true });
    await launched.page.getByRole('heading', { level: 1 }).waitFor();
  });

  afterAll(async () => {
    await launched?.stop();
    await server?.stop();
  });

  const attempt = (code: string) => runAsPage(launched.page, code.replaceAll('ORIGIN', server.origin));
  const expectNothingRan = async () => {
    const marks = await launched.page.evaluate('[globalThis.attackRan, globalThis.remoteScriptRan]');
    expect(marks).toEqual([undefined, undefined]);
    expect(server.asked).toEqual([]);
  };

  it('page code is watched as it should be: what is allowed runs, and is seen to run', async () => {
    expect(await attempt('globalThis.controlRan = true')).toEqual({ thrown: undefined, violated: [] });
    expect(await launched.page.evaluate('globalThis.controlRan')).toBe(true);
    expect((await fetch(`${server.origin}/control`)).status).toBe(200);
    expect(server.asked.splice(0)).toEqual(['/control']);
  });

  it('E01 the page has no Node', async () => {
    const names = ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer', '__dirname'];
    const found = await launched.page.evaluate((all) => all.filter((name) => name in globalThis), names);
    expect(found).toEqual([]);
  });

  it('E01 the bridge holds the contract and nothing else, and cannot be patched', async () => {
    const state = await launched.page.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'sgidConsole') as Record<'call' | 'on', Record<string, unknown>>;
      return {
        keys: Object.keys(bridge).sort(),
        patched: [
          Reflect.set(bridge, 'call', {}),
          Reflect.set(bridge.call, 'client.list', () => 'patched'),
          Reflect.set(bridge.on, 'flow.changed', () => 'patched'),
          Reflect.set(globalThis, 'sgidConsole', {}),
        ],
      };
    });
    expect(state).toEqual({ keys: ['call', 'on', 'pathOfDroppedFile'], patched: [false, false, false, false] });
  });

  it.each([
    ['eval', `(0, eval)('${MARK}')`, 'EvalError'],
    ['new Function', `new Function('${MARK}')()`, 'EvalError'],
    ['a timer of text', `setTimeout('${MARK}')`, 'TypeError'],
    [
      'an inline script',
      `document.body.append(Object.assign(document.createElement('script'), { text: '${MARK}' }))`,
      'TypeError',
    ],
    ['markup with a handler', `document.body.innerHTML += '<img src="x:" onerror="${MARK}">'`, 'TypeError'],
    ['a handler in an attribute', `document.body.setAttribute('onclick', '${MARK}')`, 'TypeError'],
    ['a remote script', `document.createElement('script').src = 'ORIGIN/script.js'`, 'TypeError'],
    ['a worker', `new Worker('ORIGIN/worker.js')`, 'TypeError'],
  ])('E04 trusted types stop %s', async (_name, code, error) => {
    expect((await attempt(code)).thrown).toBe(error);
    await expectNothingRan();
  });

  it.each([
    ['a policy of one’s own', `trustedTypes.createPolicy('mine', { createScript: (text) => text })`, 'trusted-types'],
    ['a remote module', `await import('ORIGIN/module.js')`, 'script-src-elem'],
    ['a module in a data: URL', `await import('data:text/javascript,${MARK}')`, 'script-src-elem'],
    [
      'a javascript: link',
      `document.body.appendChild(Object.assign(document.createElement('a'), { href: 'javascript:${MARK}' })).click()`,
      'script-src-elem',
    ],
    ['fetch', `await fetch('ORIGIN/fetch')`, 'connect-src'],
    ['a beacon', `navigator.sendBeacon('ORIGIN/beacon', 'text')`, 'connect-src'],
    ['a socket', `new WebSocket('ORIGIN'.replace('http', 'ws'))`, 'connect-src'],
    ['a remote image', `new Image().src = 'ORIGIN/image.png'`, 'img-src'],
    [
      'a remote style sheet',
      `document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'ORIGIN/s.css' }))`,
      'style-src-elem',
    ],
    ['a remote font', `await new FontFace('Remote', 'url(ORIGIN/font.woff2)').load()`, 'font-src'],
    [
      'a frame',
      `document.body.append(Object.assign(document.createElement('iframe'), { src: 'ORIGIN/frame' }))`,
      'frame-src',
    ],
    [
      'a form',
      `document.body.appendChild(Object.assign(document.createElement('form'), { action: 'ORIGIN/f' })).submit()`,
      'form-action',
    ],
    [
      'another base',
      `document.head.append(Object.assign(document.createElement('base'), { href: 'ORIGIN/' }))`,
      'base-uri',
    ],
    ['style in an attribute', `document.body.setAttribute('style', 'color: red')`, 'style-src-attr'],
  ])('E04 the policy stops %s', async (_name, code, directive) => {
    expect((await attempt(code)).violated).toContain(directive);
    await expectNothingRan();
  });
});
