import { dirname, join } from 'node:path';
import { showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { narrow } from './acts.js';
import type { Scene } from './scene.js';

/** The sandbox, after a run that it answered. */
export const SANDBOX_SCENES: readonly Scene[] = [
  { id: 'sandbox-running', title: 'Sandbox, running', act: ({ page }) => showScreen(page, 'Sandbox') },
  {
    id: 'sandbox-faults',
    title: 'Sandbox: faults, one armed for one request',
    act: async ({ page }) => {
      await page.getByRole('listitem').filter({ hasText: 'id-token.nonce-wrong' }).getByRole('button').click();
      await page.getByRole('heading', { name: 'Faults' }).scrollIntoViewIfNeeded();
      await page.getByRole('searchbox', { name: 'Search faults' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-request',
    title: 'Sandbox: a request in full',
    act: async ({ page }) => {
      await page.getByRole('button', { name: /^Switch off/ }).click();
      await page
        .getByRole('button', { name: /POST \/v2\/oauth\/token/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Close the request' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-persona',
    title: 'Sandbox: a persona as a form',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Close the request' }).click();
      await page.getByRole('button', { name: /^Duplicate / }).click();
      await page.getByRole('dialog').getByLabel('Name in the list').waitFor();
    },
  },
  {
    id: 'sandbox-persona-lists',
    title: 'Sandbox: the lists of a persona',
    act: ({ page }) =>
      page
        .getByRole('dialog')
        .getByRole('group', { name: /^Vehicles/ })
        .scrollIntoViewIfNeeded(),
  },
  {
    id: 'sandbox-new-client',
    title: 'Sandbox: a new client',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'New client' }).click();
      await page.getByRole('dialog').getByLabel('Redirect URIs').fill('localhost:5001/callback');
    },
  },
  {
    id: 'sandbox-keys',
    title: 'Sandbox: clients, encryption and keys',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Rotate, keep the old' }).click();
      await page.getByText('verifies').first().scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-credentials-written',
    title: 'Sandbox: credentials of a client, written',
    act: async ({ app, page, files }) => {
      await answerDialogs(app, { save: join(dirname(files.good), 'sandbox-demo.json') });
      await page.getByRole('button', { name: 'Download…' }).first().click();
      await page.getByText('Credentials written').scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-findings',
    title: 'Sandbox: what is wrong with the logins of an app',
    act: async ({ page }) => {
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(await page.getByRole('main').innerText()) ?? [];
      for (const state of ['flavour=vanilla', 'flavour=vanilla', '2025-11-25 14:30:00']) {
        await fetch(`${origin}/v2/oauth/authorize?client_id=MY-APP&state=${encodeURIComponent(state)}&nonce=${state}`);
      }
      await page.getByRole('heading', { name: 'What apps send' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-request-findings',
    title: 'Sandbox: what is wrong with one request',
    act: async ({ page }) => {
      await page
        .getByRole('button', { name: /GET \/v2\/oauth\/authorize/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Close the request' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'narrow-sandbox',
    title: 'Sandbox in the smallest window',
    act: narrow,
  },
];
