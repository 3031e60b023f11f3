import { choose } from '../support/console-page.js';
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
];
