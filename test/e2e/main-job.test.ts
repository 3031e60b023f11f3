import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import keytar from 'keytar';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoClient, type PortalCredentials } from '../../src/sandbox/clients/demo-client.js';
import { choose, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { filesHolding } from '../support/files-holding.js';
import { freePort } from '../support/free-port.js';

const PERSONA = 'AHMAD BIN YUSOF';

/** Approves on the sandbox's page in a real browser, as the user would, and says what the browser showed at the end. */
async function approveInBrowser(url: string, persona: string): Promise<string> {
  const browser = await chromium.launch({
    executablePath: process.env.SGID_CONSOLE_CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.env.SGID_CONSOLE_CHROMIUM_SANDBOX === '1',
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByText(persona).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL(/\/api\/redirect/);
    return await page.locator('body').innerText();
  } finally {
    await browser.close();
  }
}

describe('the main job, in the packaged app', () => {
  let folder: string;
  let userDataDir: string;
  let exported: string;
  let credentials: PortalCredentials;
  let redirectUri: string;
  let launched: LaunchedApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-main-job-'));
    userDataDir = join(folder, 'data');
    exported = join(folder, 'sample.json');
    redirectUri = `http://localhost:${await freePort()}/api/redirect`;
    credentials = await createDemoClient({ name: 'Clinic booking', redirectUrls: [redirectUri] });
    const { id, secret, scopes, publicKey, privateKey } = credentials;
    // As the portal gives it: without name, redirect URI and environment.
    await writeFile(join(folder, 'clinic.json'), JSON.stringify({ id, secret, scopes, publicKey, privateKey }));
    launched = await launchApp({ packaged: true, userDataDir });
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('imports a credentials file, and asks for what it does not hold', async () => {
    const { page, app } = launched;
    await answerDialogs(app, { open: join(folder, 'clinic.json'), save: exported });
    await page.getByRole('button', { name: 'Import credentials…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import credentials' });
    await dialog.getByText(credentials.id).waitFor();
    await dialog.getByText('32 characters').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Clinic booking');
    await choose(page, 'Environment', 'Sandbox');
    await choose(page, 'Redirect URI', 'Another one…');
    await dialog.getByRole('textbox', { name: 'Another redirect URI' }).fill(redirectUri);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'Clinic booking' }).waitFor();
  });

  it('picks scopes', async () => {
    const { page } = launched;
    await showScreen(page, 'Scopes');
    await page.getByRole('searchbox').fill('nric');
    await page.getByRole('checkbox', { name: /myinfo\.nric_number/ }).click();
    await page.getByText('openid myinfo.name myinfo.nric_number').first().waitFor();
  });

  it('runs every step, through the consent page in a real browser', async () => {
    const { page, browser } = launched;
    await showScreen(page, 'Flow');
    await choose(page, 'Approval', 'By you, in your browser');
    for (const step of ['Preflight', 'Discovery', 'PKCE, state, nonce', 'Authorization request']) {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { level: 1, name: step }).waitFor();
      await page.getByRole('button', { name: 'Next step' }).waitFor();
    }
    await page.keyboard.press('Control+Enter');
    await page.getByText('Waiting for the redirect').waitFor();
    const shown = await approveInBrowser(await browser.nextOpenedUrl(), PERSONA);
    expect(shown).toMatch(/sgID Console/);
    for (const step of ['Token', 'ID token', 'Userinfo', 'Block key', 'Decrypt fields', 'Result']) {
      await page.getByRole('button', { name: 'Next step' }).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { level: 1, name: step, exact: true }).waitFor();
    }
    await page.getByRole('button', { name: 'See the results' }).first().waitFor();
  });

  it('shows the decrypted name when it is asked to, and not before', async () => {
    const { page } = launched;
    await showScreen(page, 'Results');
    await page.getByRole('heading', { name: 'Results' }).waitFor();
    expect(await page.content()).not.toContain(PERSONA);
    await page.getByRole('button', { name: 'Reveal Principal name' }).click();
    await page.getByText(PERSONA).waitFor();
  });

  it('exports a sample, masked unless told otherwise', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+E');
    const dialog = page.getByRole('dialog', { name: 'Export the sample payload' });
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await dialog.getByText(exported).waitFor();
    const masked = JSON.parse(await readFile(exported, 'utf8'));
    expect(masked._about.privacy).toBe('masked');
    expect(JSON.stringify(masked)).not.toContain(PERSONA);

    await dialog.getByRole('radio', { name: /As received/ }).click();
    expect(await dialog.getByRole('button', { name: 'Export…' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').click();
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await expect.poll(async () => JSON.parse(await readFile(exported, 'utf8'))._about.privacy).toBe('received');
    const received = JSON.parse(await readFile(exported, 'utf8'));
    expect(received._about.holdsPersonalData).toBe(true);
    expect(received.data['myinfo.name']).toBe(PERSONA);
    expect(Object.keys(received.data)).toEqual(['myinfo.name', 'myinfo.nric_number']);
    await dialog.getByRole('button', { name: 'Close' }).first().click();
  });

  it('still has the client after a restart; the keychain holds the secret and no file does', async () => {
    await launched.stop();
    launched = await launchApp({ packaged: true, userDataDir });
    await launched.page.getByRole('heading', { name: 'Clinic booking' }).waitFor();
    await launched.page.getByText('In the keychain.', { exact: true }).waitFor();

    const items = await keytar.findCredentials('sgid-console');
    expect(items.map((item) => item.password)).toContain(credentials.secret);
    const keyLine = credentials.privateKey.split('\n')[5] ?? '';
    expect(keyLine).toHaveLength(64);
    expect(items.some((item) => item.password.includes(keyLine))).toBe(true);
    expect(await filesHolding(userDataDir, [credentials.secret, keyLine])).toEqual([]);
  });

  it('removes the client with all its items', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /Remove/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Remove/ })
      .click();
    await page.getByRole('heading', { name: 'See what sgID gives your app' }).waitFor();
    const items = await keytar.findCredentials('sgid-console');
    expect(items.map((item) => item.password)).not.toContain(credentials.secret);
  });
});
