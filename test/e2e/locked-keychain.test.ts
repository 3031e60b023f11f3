import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBridge, callBridge } from '../support/bridge.js';
import { runDemo, showScreen } from '../support/console-page.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { presencesOf } from '../support/presences.js';
import { type PrivateKeyring, startPrivateKeyring } from '../support/private-keyring.js';

describe('K02 with a locked keyring', () => {
  let keyring: PrivateKeyring;
  let userDataDir: string;
  let launched: LaunchedApp;

  beforeAll(async () => {
    keyring = await startPrivateKeyring();
    userDataDir = await mkdtemp(join(tmpdir(), 'sgid-locked-'));
    launched = await launchApp({ packaged: true, userDataDir, env: keyring.env });
    await runDemo(launched.page);
    await launched.stop();
    await keyring.restart('locked');
    launched = await launchApp({ packaged: true, userDataDir, env: keyring.env });
  });

  afterAll(async () => {
    await launched?.stop();
    await keyring?.stop();
    await rm(userDataDir, { recursive: true, force: true });
  });

  it('K02 the lock is said, and not taken for secrets that are missing', async () => {
    const { page } = launched;
    await page.getByText('Secret Service gives no access to the secrets').waitFor();
    await showScreen(page, 'Clients');
    await page.getByText('The keychain gives no access: it is locked').waitFor();
    expect(await presencesOf(page)).toEqual(['locked']);
  });

  it('K02 a run is refused with the reason', async () => {
    const answer = await callBridge(launched.page, 'sandbox.runDemo', { approval: 'automatic' });
    expect(answer.ok ? 'ran' : answer.error.code).toBe('keychain-locked');
    expect(await askBridge(launched.page, 'client.list', {})).toHaveLength(1);
  });

  it('K02 unlocked, everything is there again: nothing was lost', async () => {
    await launched.stop();
    await keyring.restart('unlocked');
    launched = await launchApp({ packaged: true, userDataDir, env: keyring.env });
    const { page } = launched;
    await showScreen(page, 'Clients');
    await page.getByText('In the keychain.').waitFor();
    await askBridge(page, 'sandbox.runDemo', { approval: 'automatic' });
    await expect.poll(async () => (await askBridge(page, 'flow.current', {}))?.status).toBe('finished');
    expect(await askBridge(page, 'client.list', {})).toHaveLength(1);
  });

  it('K02 K09 a client is removed while it is locked, and its items go once it is open', async () => {
    const { page } = launched;
    const [kept] = await askBridge(page, 'client.list', {});
    await askBridge(page, 'client.duplicate', { key: kept?.key ?? '', name: 'Copy' });
    await keyring.lock();
    await showScreen(page, 'Clients');
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await page.getByRole('button', { name: 'Remove Copy' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('The secrets of 1 removed client are still in the keychain').waitFor();
    expect(await askBridge(page, 'client.list', {})).toEqual([kept]);
    expect(await pendingIn(userDataDir)).toHaveLength(1);
    await keyring.unlock();
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText(/still in the keychain/).waitFor({ state: 'hidden' });
    expect(await pendingIn(userDataDir)).toEqual([]);
    expect(await presencesOf(page)).toEqual(['present']);
  });
});

/** What the journal still has to clear. */
async function pendingIn(folder: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')).pendingSecrets;
}
