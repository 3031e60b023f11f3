import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../src/shared/ipc/contract.js';
import { callBridge } from '../support/bridge.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { type OwnServer, startOwnServer } from '../support/own-server.js';

const CHANNELS = Object.keys(contract);

/** Calls channels and gives back what each answers: code for a page that has the bridge. */
const callEach = (channels: readonly string[]) => `Promise.all(${JSON.stringify(channels)}.map(async (channel) => {
  const answer = await sgidConsole.call[channel]({});
  return answer.ok ? 'answered' : answer.error.code;
}))`;

describe('main answers the app’s own page alone', () => {
  let launched: LaunchedApp;
  let server: OwnServer;

  beforeAll(async () => {
    server = await startOwnServer();
    launched = await launchApp({ packaged: true });
    await launched.page.getByRole('heading', { level: 1 }).waitFor();
    await serveStrangers();
  });

  afterAll(async () => {
    await launched?.stop();
    await server?.stop();
  });

  /** Pages by the app's scheme that the app itself does not have, in a session of their own. */
  const serveStrangers = () =>
    launched.app.evaluate(({ session }) => {
      session.fromPartition('strangers').protocol.handle('app', (request) => {
        const body = request.url.endsWith('/top.html') ? '<iframe src="app://console/frame.html"></iframe>' : '';
        return new Response(body, { headers: { 'Content-Type': 'text/html' } });
      });
    });

  /** Opens another window with the app's preload at `url` and calls from it. */
  const callFrom = (url: string, channels: readonly string[]): Promise<string[]> =>
    launched.app.evaluate(
      async ({ app, BrowserWindow }, { url, code }) => {
        const preload = `${app.getAppPath()}/out/preload/index.cjs`;
        const webPreferences = { preload, sandbox: true, partition: 'strangers' };
        const window = new BrowserWindow({ show: false, webPreferences });
        try {
          await window.loadURL(url);
          return await window.webContents.executeJavaScript(code);
        } finally {
          window.destroy();
        }
      },
      { url, code: callEach(channels) },
    );

  /** Calls from a frame of a page; both are of the app's own origin, and both have the bridge. */
  const callFromFrame = (channels: readonly string[]): Promise<string[]> =>
    launched.app.evaluate(
      async ({ app, BrowserWindow }, { code }) => {
        const preload = `${app.getAppPath()}/out/preload/index.cjs`;
        const webPreferences = { preload, sandbox: true, nodeIntegrationInSubFrames: true, partition: 'strangers' };
        const window = new BrowserWindow({ show: false, webPreferences });
        // The app stops every frame from loading; this is about what happens if it did not.
        window.webContents.removeAllListeners('will-frame-navigate');
        try {
          await window.loadURL('app://console/top.html');
          const frame = window.webContents.mainFrame.frames[0];
          if (frame?.url !== 'app://console/frame.html') throw new Error('The frame was not loaded.');
          return (await frame.executeJavaScript(code)) as string[];
        } finally {
          window.destroy();
        }
      },
      { code: callEach(channels) },
    );

  it('the app’s own page is answered', async () => {
    expect((await callBridge(launched.page, 'client.list', {})).ok).toBe(true);
    expect(await callFrom('app://console/page.html', ['client.list'])).toEqual(['answered']);
  });

  it.each(['about:blank', 'data:text/html,<p>other</p>', 'ORIGIN/page', 'app://other/page.html'])(
    'E02 another window, at %s, is refused on every channel',
    async (url) => {
      const codes = await callFrom(url.replace('ORIGIN', server.origin), CHANNELS);
      expect(codes).toEqual(CHANNELS.map(() => 'ipc-untrusted-sender'));
    },
  );

  it('E02 a frame inside a page of the app’s own origin is refused on every channel', async () => {
    expect(await callFromFrame(CHANNELS)).toEqual(CHANNELS.map(() => 'ipc-untrusted-sender'));
  });

  it('E02 in the app’s window a frame has no bridge at all', async () => {
    const found = await launched.page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const bridge = Reflect.get(frame.contentWindow ?? {}, 'sgidConsole');
      frame.remove();
      return typeof bridge;
    });
    expect(found).toBe('undefined');
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'smb://host/share',
    'ms-settings:privacy',
    'ms-msdt:/id PCWDiagnostic',
    'vscode://file/etc/passwd',
    'mailto:someone@example.com',
    'http://www.rfc-editor.org/rfc/rfc6749',
    'https://example.com/',
    'https://www.rfc-editor.org.example.com/',
    'https://www.rfc-editor.org@example.com/',
    'https://www.rfc-editor.org:8443/',
    ' https://example.com',
    '//www.rfc-editor.org/',
    '',
  ])('E05 the link %j is refused', async (url) => {
    const answer = await callBridge(launched.page, 'app.openLink', { url });
    expect(answer.ok ? 'opened' : answer.error.code).toBe('link-refused');
    expect(await launched.browser.openedUrls()).toEqual([]);
  });

  it('E05 an environment at file:, javascript: or plain http is not saved, so that its page can never be opened', async () => {
    const refusals = await Promise.all(
      ['file:///etc', 'javascript:alert(1)', 'http://sgid.example', 'https://user:word@sgid.example'].map(
        async (origin) => {
          const answer = await callBridge(launched.page, 'client.import', {
            previewId: 'none',
            name: 'Name',
            environment: { kind: 'custom', origin },
            redirectUri: 'http://localhost:5001/api/redirect',
          });
          return answer.ok;
        },
      ),
    );
    expect(refusals).toEqual([false, false, false, false]);
  });

  it('a link to a standard is opened', async () => {
    const url = 'https://www.rfc-editor.org/rfc/rfc6749';
    expect((await callBridge(launched.page, 'app.openLink', { url })).ok).toBe(true);
    expect(await launched.browser.nextOpenedUrl()).toBe(url);
  });

  const statusOf = (url: string, method = 'GET'): Promise<number | string> =>
    launched.app.evaluate(
      async ({ net }, request) => {
        try {
          return (await net.fetch(request.url, { method: request.method })).status;
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      },
      { url, method },
    );

  it('E08 the scheme serves the window’s files and nothing above or beside them', async () => {
    expect(await statusOf('app://console/index.html')).toBe(200);
    for (const path of [
      '../main/index.js',
      '../../package.json',
      '%2e%2e/main/index.js',
      '..%2fmain%2findex.js',
      '..%5cmain%5cindex.js',
      '%252e%252e/main/index.js',
      '..;/main/index.js',
      'assets/%00/../index.html',
      '/etc/passwd',
      '%2fetc%2fpasswd',
      'assets/',
      '',
    ]) {
      expect([path, await statusOf(`app://console/${path}`)]).toEqual([path, 404]);
    }
    expect(await statusOf('app://console/index.html', 'POST')).toBe(404);
  });

  it.each(['app://other/index.html', 'app://console.example/index.html'])('E08 %s is not found', async (url) => {
    expect(await statusOf(url)).toBe(404);
  });
});
