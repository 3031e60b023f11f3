import { showScreen } from '../support/console-page.js';
import { narrow } from './acts.js';
import type { Scene } from './scene.js';

/** What a finished run gave. */
export const RESULTS_SCENES: readonly Scene[] = [
  { id: 'results-masked', title: 'Results, masked', act: ({ page }) => showScreen(page, 'Results') },
  {
    id: 'results-reveal-all',
    title: 'Results: before revealing all',
    act: ({ page }) => page.getByRole('button', { name: 'Reveal all…' }).click(),
  },
  {
    id: 'results-revealed',
    title: 'Results, revealed',
    act: async ({ page }) => {
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Reveal/ })
        .click();
      await page.getByRole('button', { name: 'Mask all' }).waitFor();
    },
  },
  {
    id: 'results-records',
    title: 'Results: records as tables',
    act: async ({ page }) => {
      const row = page.getByRole('row').filter({ hasText: 'myinfo.children_birth_records' });
      await row.getByRole('button', { expanded: false }).first().click();
      await page.getByRole('region', { name: /records$/ }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'results-about',
    title: 'Results: about a value',
    act: async ({ page }) => {
      const about = page.getByRole('button', { name: 'About Last four characters of NRIC' });
      await about.click();
      await about.scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'results-coverage',
    title: 'Results: coverage',
    act: async ({ page }) => {
      await page.getByRole('tab', { name: 'Coverage' }).click();
      await page.getByRole('table').scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'narrow-results',
    title: 'Results in the smallest window',
    act: async (stage) => {
      await showScreen(stage.page, 'Results');
      await stage.page.getByRole('tab', { name: 'Values' }).click();
      await narrow(stage);
    },
  },
];
