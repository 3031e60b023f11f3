import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { createDemoClient, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { showScreen } from '../support/console-page.js';
import { freePort } from '../support/free-port.js';
import { importSandboxClient } from '../support/import-client.js';
import type { Scene, Stage } from './scene.js';

/** A provider in another process, as the real one is. */
let provider: Sandbox | undefined;

/** Saves two clients of it, the first of which is registered with the public key of the second. */
async function importMixedUp({ page, files }: Stage): Promise<void> {
  await provider?.stop();
  const redirectUri = `http://localhost:${await freePort()}/api/redirect`;
  const options = { redirectUrls: [redirectUri], scopes: ['openid', 'myinfo.name'] };
  const mixedUp = await createDemoClient({ ...options, name: 'Polyclinic' });
  const mixedIn = await createDemoClient({ ...options, name: 'Library pass' });
  const clients = [toSandboxClient({ ...mixedUp, publicKey: mixedIn.publicKey }), toSandboxClient(mixedIn)];
  provider = await startSandbox({ clients, autoApprove: true, variant: 'D' });
  const { origin } = provider;
  for (const client of [mixedIn, mixedUp]) {
    const path = join(dirname(files.good), `${client.id}.json`);
    await writeFile(path, JSON.stringify(client));
    await importSandboxClient(page, path, client.name, redirectUri, { kind: 'custom', origin });
  }
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

async function runToTheWait({ page, browser }: Stage): Promise<string> {
  await showScreen(page, 'Flow');
  // Pages that earlier scenes opened are none of this run.
  const before = (await browser.openedUrls()).length;
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByText('Or the provider shows an error page').waitFor();
  let opened = await browser.openedUrls();
  while (opened.length === before) opened = await browser.openedUrls();
  return opened.at(-1) ?? '';
}

/** Runs against a provider that is not the sandbox. */
export const PROVIDER_SCENES: readonly Scene[] = [
  {
    id: 'provider-other-client',
    title: 'Flow: what the key of this client cannot open',
    act: async (stage) => {
      await importMixedUp(stage);
      await fetch(await runToTheWait(stage));
      await button(stage.page, 'Try your other saved clients').waitFor();
    },
  },
  {
    id: 'provider-other-client-found',
    title: 'Flow: another saved client opens it',
    act: async ({ page }) => {
      await button(page, 'Try your other saved clients').click();
      await page.getByText('Library pass opens it').waitFor();
    },
  },
  {
    id: 'provider-error-page',
    title: 'Flow: the provider may show an error page',
    act: async (stage) => {
      await button(stage.page, 'Choose Library pass').click();
      await stage.page.getByRole('heading', { name: 'New run', level: 1 }).waitFor();
      await runToTheWait(stage);
      await stage.page.getByLabel('What the page says').fill('Error 1001: redirect_uri is not registered');
      await stage.page.getByLabel('What the page says').scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'provider-refused',
    title: 'Flow: an error page, explained',
    act: async ({ page }) => {
      await button(page, 'The provider showed an error page').click();
      await page.getByText('authorization-refused').waitFor();
    },
  },
  {
    id: 'provider-profile',
    title: 'Flow: what the provider was seen to do',
    act: async (stage) => {
      await button(stage.page, 'New run').click();
      await fetch(await runToTheWait(stage));
      await stage.page.getByRole('heading', { name: 'What this provider does' }).waitFor();
    },
  },
  {
    id: 'provider-taken-on',
    title: 'Sandbox: it takes after a provider',
    act: async ({ page }) => {
      await button(page, 'Let the sandbox do the same').click();
      await button(page, 'Go to the sandbox').click();
      await page.getByText('Whom it takes after').scrollIntoViewIfNeeded();
      await provider?.stop();
      provider = undefined;
    },
  },
];
