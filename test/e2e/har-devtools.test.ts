import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Har } from '../../src/core/trace/har.js';
import { askBridge } from '../support/bridge.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

describe('an exported HAR in Chrome’s DevTools', () => {
  let launched: LaunchedApp;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-devtools-'));
    launched = await launchApp();
  });
  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('opens in the Network panel, every request with its status and body', async () => {
    const { app, page } = launched;
    const { runId } = await askBridge(page, 'sandbox.runDemo', { approval: 'automatic' });
    await expect.poll(async () => (await askBridge(page, 'flow.current', {}))?.status).toBe('finished');
    const path = join(folder, 'run.har');
    await answerDialogs(app, { save: path });
    await askBridge(page, 'export.har', { runId, privacy: 'masked' });
    const text = await readFile(path, 'utf8');
    const har: Har = JSON.parse(text);

    const shown = await app.evaluate(inDevTools, `(${importHar})(${JSON.stringify(text)})`);
    const sent = har.log.entries.map(({ request, response }) => ({
      url: request.url,
      method: request.method,
      status: response.status,
      body: response.content.text,
      form: request.postData?.params?.map(({ name }) => name) ?? [],
    }));
    expect(sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toContain('POST /v2/oauth/token');
    expect(shown.requests).toEqual(sent);
    // And the user sees a row for each, by the end of its address.
    for (const { url } of sent) expect(shown.rows).toContain(new URL(url).pathname.split('/').at(-1));
  });
});

interface ShownRequest {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly body: string;
  readonly form: readonly string[];
}

interface Shown {
  readonly requests: readonly ShownRequest[];
  /** What the table of the panel says. */
  readonly rows: string;
}

/** Runs code in the DevTools of an empty page; this function runs in the app's main process. */
async function inDevTools({ BrowserWindow }: typeof Electron.CrossProcessExports, code: string): Promise<Shown> {
  const window = new BrowserWindow({ show: false });
  try {
    await window.loadURL('about:blank');
    const { webContents } = window;
    await new Promise<void>((resolve) => {
      webContents.once('devtools-opened', () => resolve());
      webContents.openDevTools({ mode: 'detach', activate: false });
    });
    const frontend = webContents.devToolsWebContents;
    if (frontend === null) throw new Error('DevTools did not open.');
    if (frontend.isLoading()) await new Promise<void>((resolve) => frontend.once('did-finish-load', () => resolve()));
    return await frontend.executeJavaScript(code);
  } finally {
    window.destroy();
  }
}

/** Imports a HAR as the panel's own button does; this function runs in the DevTools frontend, by its own modules. */
const importHar = `async (content) => {
  const UI = await import('./ui/legacy/legacy.js');
  await UI.ViewManager.ViewManager.instance().showView('network');
  const Network = await import('./panels/network/network.js');
  const panel = Network.NetworkPanel.NetworkPanel.instance();
  await panel.networkLogView.onLoadFromFile(new File([content], 'run.har'));
  const Logs = await import('./models/logs/logs.js');
  const requests = Logs.NetworkLog.NetworkLog.instance().requests();
  const text = (node) => node.nodeType === 3
    ? node.textContent
    : [...(node.shadowRoot ? [node.shadowRoot] : []), ...node.childNodes].map(text).join(' ');
  const rows = () => text(panel.networkLogView.element);
  for (let tries = 0; tries < 100 && !rows().includes('userinfo'); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    rows: rows(),
    requests: await Promise.all(requests.map(async (request) => {
      const content = await request.requestContentData();
      const form = (await request.formParameters()) ?? [];
      return {
        url: request.url(),
        method: request.requestMethod,
        status: request.statusCode,
        body: content.text ?? '',
        form: form.map(({ name }) => name),
      };
    })),
  };
}`;
