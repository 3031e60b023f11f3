import type { Page } from 'playwright-core';
import { answerDialogs } from '../support/dialogs.js';
import type { Scene, Stage } from './scene.js';

const dialogOf = (page: Page) => page.getByRole('dialog');
const onPage = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click();
const open = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Clients' }).getByRole('button', { name }).first().click();

async function close({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'hidden' });
}

/** What can be done with saved clients: begins with several of them, `Library pass` in production, and nothing open. */
export const CLIENT_SCENES: readonly Scene[] = [
  {
    id: 'client-findings',
    title: 'Clients: what is wrong with one',
    act: async ({ page }) => {
      await open(page, 'Library pass');
      await page.getByText('In the keychain.').waitFor();
      await page.getByText('Checking…').waitFor({ state: 'hidden' });
    },
  },
  {
    id: 'client-facts',
    title: 'Clients: the end of a page',
    act: ({ page }) => page.getByText('Imported', { exact: true }).scrollIntoViewIfNeeded(),
  },
  {
    id: 'clients-search',
    title: 'Clients, searched',
    act: async ({ page }) => {
      await page.keyboard.press('Control+F');
      await page.keyboard.type('clinic');
    },
  },
  {
    id: 'clients-search-none',
    title: 'Clients, searched for what none has',
    act: ({ page }) => page.keyboard.type(' hospital'),
  },
  {
    id: 'clients-selected',
    title: 'Clients, two selected',
    act: async ({ page }) => {
      await page.keyboard.press('Escape');
      for (const name of ['Library pass', 'clinic-booking']) {
        await page.getByRole('checkbox', { name: `Select ${name}` }).click();
      }
    },
  },
  {
    id: 'clients-export',
    title: 'Export of clients, without secrets',
    act: ({ page }) =>
      page.getByRole('region', { name: 'Saved clients' }).getByRole('button', { name: 'Export…' }).click(),
  },
  {
    id: 'clients-export-encrypted',
    title: 'Export of clients, encrypted',
    act: async ({ page }) => {
      await page.getByRole('radio', { name: 'With secrets, encrypted' }).click();
      await page.getByLabel('Passphrase', { exact: true }).fill('orchid ferry lantern granite');
      await page.getByLabel('Once more').fill('orchid ferry lamp');
    },
  },
  {
    id: 'clients-exported',
    title: 'Export of clients, written',
    act: async ({ app, page, files }) => {
      await answerDialogs(app, { save: `${files.good}.export.json` });
      await page.getByRole('radio', { name: 'Without secrets' }).click();
      await dialogOf(page).getByRole('button', { name: 'Export…' }).click();
      await page.getByText('Written').waitFor();
    },
  },
  {
    id: 'client-edit',
    title: 'Edit a client',
    act: async (stage) => {
      await close(stage);
      await stage.page.getByRole('button', { name: 'Select none' }).click();
      await open(stage.page, 'Library pass');
      await onPage(stage.page, 'Edit…');
    },
  },
  {
    id: 'client-edit-problems',
    title: 'Edit a client: what has to be put right',
    act: async ({ page }) => {
      await dialogOf(page).getByRole('textbox', { name: 'Name' }).fill('');
      await page.getByRole('radio', { name: 'Red', exact: true }).click();
      await page.getByRole('button', { name: 'Add a redirect URI' }).click();
      await page.keyboard.type('localhost:5001/api/redirect');
      await page.getByRole('button', { name: 'Save' }).click();
    },
  },
  {
    id: 'client-edit-scopes',
    title: 'Edit a client: registered scopes',
    act: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Registered scopes' }).fill('openid myinfo.name myinfo.shoe_size');
      await page.getByText(/catalogue does not have/).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'client-edit-leave',
    title: 'Edit a client: Escape asks first',
    act: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    id: 'client-edit-left',
    title: 'Changes that are not saved',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Keep editing' }).click();
      await page.keyboard.press('Control+K');
      await page.getByRole('combobox', { name: 'Commands' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Go on editing' }).waitFor();
    },
  },
  {
    id: 'client-duplicate',
    title: 'Duplicate a client',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Discard them' }).click();
      await onPage(page, 'Duplicate…');
    },
  },
  {
    id: 'client-remove',
    title: 'Clients: before removing one',
    act: async (stage) => {
      await close(stage);
      await stage.page.getByRole('button', { name: /^Remove/ }).click();
    },
  },
];
