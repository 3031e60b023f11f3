import { readFile } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDemo, showScreen } from '../support/console-page.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

const POLL = { timeout: 15_000, interval: 200 };

describe('E12 what a crash leaves', () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ packaged: true });
    await runDemo(launched.page);
    await showScreen(launched.page, 'Results');
    await launched.page.getByRole('heading', { name: 'Results' }).waitFor();
  });

  afterAll(() => launched?.stop());

  /** Asked through main: a page that crashed is lost to the one who drives it, and not to the user. */
  const inPage = (code: string): Promise<unknown> => runInWindow(launched.app, code);

  it('E12 after the GPU process is killed, the window is drawn as before', async () => {
    const pid = await gpuPid(launched.app);
    expect(pid).toBeGreaterThan(1);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => gpuPid(launched.app), POLL).not.toBe(pid);
    expect(await inPage('document.querySelector("h1")?.textContent')).toBe('Results');
    const image = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return picture?.getSize();
    });
    expect(image?.width).toBeGreaterThan(0);
  });

  it('E12 after its renderer is killed the window comes back, with the run as it was', async () => {
    const before = await flowOf(launched.app);
    const process = await rendererPid(launched.app);
    await launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(() => rendererPid(launched.app), POLL).not.toBe(process);
    // It comes back to the screen that it was on.
    await expect.poll(() => inPage('document.querySelector("h1")?.textContent').catch(() => ''), POLL).toBe('Results');
    expect(await flowOf(launched.app)).toEqual(before);
    expect(await inPage('document.querySelectorAll("tbody tr").length')).toBeGreaterThan(30);
    const windows = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
  });

  it('E12 the log tells that the renderer was gone', async () => {
    const log = await readFile(`${launched.userDataDir}/logs/main.log`, 'utf8');
    expect(log).toMatch(/renderer is gone \((crashed|killed)/);
  });
});

function runInWindow(app: ElectronApplication, code: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, source) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(source),
    code,
  );
}

/** What the window would be drawn from. */
function flowOf(app: ElectronApplication): Promise<unknown> {
  return runInWindow(app, 'sgidConsole.call["flow.current"]({})');
}

function gpuPid(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: running }) => running.getAppMetrics().find((metric) => metric.type === 'GPU')?.pid ?? 0);
}

function rendererPid(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
}
