import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBridge } from '../support/bridge.js';
import { runDemo, showScreen } from '../support/console-page.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { filesHolding } from '../support/files-holding.js';
import { presencesOf } from '../support/presences.js';

const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', XDG_RUNTIME_DIR: '/nonexistent' };

describe('K01 without a keychain', () => {
  let launched: LaunchedApp;
  let userDataDir: string;

  beforeAll(async () => {
    userDataDir = await mkdtemp(join(tmpdir(), 'sgid-no-keychain-'));
    launched = await launchApp({ packaged: true, userDataDir, env: NO_BUS });
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(userDataDir, { recursive: true, force: true });
  });

  it('K01 says so before anything is imported, and why', async () => {
    const { page } = launched;
    await page.getByText('Secrets are kept for this session only').waitFor();
    await page.getByText(/Secret Service cannot be reached/).waitFor();
    const { keychain } = await askBridge(page, 'app.describe', {});
    expect(keychain.backend).toBe('memory');
  });

  it('K01 the demo runs to its end all the same', async () => {
    const { page } = launched;
    await runDemo(page);
    await showScreen(page, 'Clients');
    await page.getByText('In memory, for this session only.').waitFor();
    await page.getByText('Secrets are kept for this session only').waitFor();
    await showScreen(page, 'Settings');
    await page.getByText('secrets are kept in memory, for this session only').waitFor();
  });

  it('K01 nothing secret is on disk', async () => {
    const { page } = launched;
    const flow = await askBridge(page, 'flow.current', {});
    const runId = flow?.runId ?? '';
    const refs = ['client-secret', 'access-token', 'block-key', 'value:myinfo.name', 'value:myinfo.nric_number'];
    const secrets = await Promise.all(
      refs.map(async (ref) => (await askBridge(page, 'flow.reveal', { runId, ref })).value),
    );
    expect(secrets.every((secret) => secret.length > 3)).toBe(true);
    expect(await filesHolding(userDataDir, [...secrets, 'BEGIN PRIVATE KEY'])).toEqual([]);
    // What is kept is there: the folder that was searched is the one that is used.
    expect(await readdir(userDataDir)).toContain('settings.json');
    expect(await readFile(join(userDataDir, 'settings.json'), 'utf8')).toContain('Sandbox demo');
  });

  it('K01 after a restart the client is still listed, and its secrets are said to be missing', async () => {
    const before = await askBridge(launched.page, 'client.list', {});
    expect(await presencesOf(launched.page)).toEqual(['session-only']);
    await launched.stop();
    launched = await launchApp({ packaged: true, userDataDir, env: NO_BUS });
    await showScreen(launched.page, 'Clients');
    await launched.page.getByText('Missing: they are no longer where they were kept.').waitFor();
    expect(await askBridge(launched.page, 'client.list', {})).toEqual(before);
    expect(await presencesOf(launched.page)).toEqual(['missing']);
  });
});
