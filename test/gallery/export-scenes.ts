import { choose, showScreen } from '../support/console-page.js';
import { narrow } from './acts.js';
import type { Scene } from './scene.js';

/** Sample payloads of a finished run. */
export const EXPORT_SCENES: readonly Scene[] = [
  { id: 'export-masked', title: 'Export, masked', act: ({ page }) => page.keyboard.press('Control+E') },
  {
    id: 'export-synthetic',
    title: 'Export, synthetic, as TypeScript',
    act: async ({ page }) => {
      await choose(page, 'Format', 'TypeScript fixture');
      await page.getByRole('radio', { name: 'Synthetic' }).click();
      await page.getByText('Privacy: synthetic').waitFor();
    },
  },
  {
    id: 'export-fixtures',
    title: 'Export, fixtures',
    act: async ({ page }) => {
      await choose(page, 'Format', 'Re-encrypted fixtures: a folder');
      await page.getByText('serve.mjs', { exact: true }).first().waitFor();
    },
  },
  {
    id: 'export-received',
    title: 'Export, as received',
    act: ({ page }) => page.getByRole('radio', { name: /As received/ }).click(),
  },
  {
    id: 'export-personas',
    title: 'Export, every persona of the sandbox',
    act: async ({ page }) => {
      await choose(page, 'Whose data', 'All personas of the sandbox');
      await page.getByRole('radio', { name: 'Synthetic' }).click();
      await page.getByRole('figure', { name: 'the preview' }).getByText('"persona":"elder"').waitFor();
    },
  },
  {
    id: 'export-runs',
    title: 'Export, several runs',
    act: async ({ page }) => {
      await page.keyboard.press('Escape');
      await showScreen(page, 'History');
      await page.getByRole('button', { name: 'Keep a history' }).click();
      await showScreen(page, 'Flow');
      await page.keyboard.press('Control+Shift+Enter');
      const runs = page.getByRole('navigation', { name: 'Runs' });
      await runs.getByRole('button', { name: /^finished.*Run 2/ }).waitFor();
      await showScreen(page, 'History');
      await page.getByRole('region', { name: 'Kept runs' }).getByRole('listitem').first().waitFor();
      await page.keyboard.press('Control+E');
      await choose(page, 'Whose data', 'Several runs, open or kept');
      await page.getByRole('button', { name: 'Choose all' }).click();
    },
  },
  { id: 'narrow-export', title: 'Export in the smallest window', act: narrow },
];
