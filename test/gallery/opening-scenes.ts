import { choose, showScreen } from '../support/console-page.js';
import { narrow } from './acts.js';
import type { Scene } from './scene.js';

/** What reaches beyond the sandbox's usual ways: faults for one client, nested lists, and an opening for containers. */
export const OPENING_SCENES: readonly Scene[] = [
  {
    id: 'sandbox-faults-of-one',
    title: 'Sandbox: faults for one client',
    act: async ({ page }) => {
      await showScreen(page, 'Sandbox');
      await choose(page, 'Whose requests a fault touches', /^For Sandbox demo/);
      await page.getByRole('listitem').filter({ hasText: 'token.invalid-grant' }).getByRole('switch').click();
      await page.getByRole('listitem').filter({ hasText: 'jwks.empty' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-persona-nested',
    title: 'Sandbox: lists in the lists of a persona',
    act: async ({ page }) => {
      await page.getByRole('button', { name: /^Switch off/ }).click();
      await page.getByRole('button', { name: /^Change ONG MEI FERN/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('');
      await dialog.getByRole('button', { name: 'Empty text for E-mail address' }).click();
      await dialog.getByText('Vaccination requirements').first().scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-persona-empty',
    title: 'Sandbox: an empty text, which is not NA',
    act: ({ page }) => page.getByRole('button', { name: 'Empty text for E-mail address' }).scrollIntoViewIfNeeded(),
  },
  {
    id: 'sandbox-open-dialog',
    title: 'Sandbox: open it for containers',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Open for containers…' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Further hosts' }).fill('host.docker.internal');
    },
  },
  {
    id: 'sandbox-opened',
    title: 'Sandbox, open beyond loopback',
    act: async ({ page }) => {
      await page.getByRole('dialog').getByRole('textbox', { name: 'Listen on' }).fill('0.0.0.0');
      await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click();
      await page.getByText('The sandbox is open beyond loopback').scrollIntoViewIfNeeded();
    },
  },
  { id: 'narrow-sandbox-opened', title: 'Sandbox, open, in the smallest window', act: narrow },
];
