import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { largeRunFile } from '../support/large-run-file.js';
import type { Scene, Stage } from './scene.js';
import { arm, openTamper } from './tamper-scenes.js';

const rows = ({ page }: Stage) => page.getByRole('region', { name: 'Kept runs' }).getByRole('listitem');

/** Runs the client once more beside its finished run, and waits until that is kept. */
async function runOnceMore(stage: Stage, kept: number): Promise<void> {
  const { page } = stage;
  await showScreen(page, 'Flow');
  await page.keyboard.press('Control+Shift+Enter');
  await showScreen(page, 'History');
  await rows(stage)
    .nth(kept - 1)
    .waitFor();
}

/** Kept runs. The first starts with a finished run and the history off; the last leaves a finished run in sight. */
export const HISTORY_SCENES: readonly Scene[] = [
  {
    id: 'history-off',
    title: 'History: the offer to keep one',
    act: async ({ page }) => {
      await page.keyboard.press('Escape');
      await showScreen(page, 'History');
      await page.getByRole('button', { name: 'Keep a history' }).waitFor();
    },
  },
  {
    id: 'history-empty',
    title: 'History: on, nothing kept yet',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Keep a history' }).click();
      await page.getByText('No run is kept yet').waitFor();
    },
  },
  {
    id: 'history-reading',
    title: 'History: the file of a large run is being read',
    act: async ({ app, page, files }) => {
      const file = join(dirname(files.notes), 'large-run.json');
      await writeFile(file, await largeRunFile());
      await answerDialogs(app, { open: file });
      await page.getByRole('button', { name: 'Import a run…' }).click();
      await page.getByRole('button', { name: 'Stop reading' }).waitFor();
    },
  },
  {
    id: 'history-list',
    title: 'History: kept runs',
    act: async (stage) => {
      const { page } = stage;
      await page.getByRole('button', { name: 'Stop reading' }).click();
      await runOnceMore(stage, 1);
      await showScreen(page, 'Flow');
      await page.getByRole('button', { name: 'New run', exact: true }).click();
      await openTamper(page, /\bToken\b/);
      await arm(page, 'Replayed ID token: wrong nonce');
      await page.getByRole('button', { name: 'Done' }).click();
      await runOnceMore(stage, 2);
      await rows(stage).last().getByRole('button', { name: /^Pin / }).click();
      await rows(stage).filter({ hasText: 'Pinned' }).waitFor();
    },
  },
  {
    id: 'history-notes',
    title: 'History: notes on a run',
    act: async (stage) => {
      const { page } = stage;
      await rows(stage)
        .first()
        .getByRole('button', { name: /^Notes on / })
        .click();
      await page
        .getByRole('textbox', { name: 'Notes' })
        .fill('The nonce of another request: see the callback of the clinic.');
    },
  },
  {
    id: 'history-export',
    title: 'History: export a run with real values',
    act: async (stage) => {
      const { page } = stage;
      await page.getByRole('button', { name: 'Save' }).click();
      await rows(stage).filter({ hasText: 'The nonce of another' }).waitFor();
      await rows(stage)
        .first()
        .getByRole('button', { name: /^Export / })
        .click();
      await page.getByRole('radio', { name: /With real values/ }).click();
    },
  },
  {
    id: 'history-comparison',
    title: 'History: two runs side by side',
    act: async (stage) => {
      const { page } = stage;
      await page.keyboard.press('Escape');
      for (const box of await rows(stage).getByRole('checkbox').all()) await box.click();
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.getByRole('heading', { name: 'Parameters' }).waitFor();
    },
  },
  {
    id: 'history-comparison-all',
    title: 'History: what is alike as well',
    act: async ({ page }) => {
      await page.getByRole('switch', { name: 'Show what is alike as well' }).click();
      await page
        .getByRole('row', { name: /client_id/ })
        .first()
        .waitFor();
    },
  },
  {
    id: 'history-reopened',
    title: 'A kept run, reopened',
    act: async (stage) => {
      const { page } = stage;
      await page.getByRole('button', { name: 'Back to the history' }).click();
      await rows(stage).last().getByRole('button', { name: 'Open' }).click();
      await page.getByText(/The run is as it was then/).waitFor();
    },
  },
  {
    id: 'history-settings',
    title: 'Settings: history',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Close kept run' }).click();
      await showScreen(page, 'Settings');
      await page.getByRole('heading', { name: 'History of runs' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'history-remove-all',
    title: 'History: remove all of it',
    act: async (stage) => {
      const { page } = stage;
      await page.getByRole('button', { name: 'Remove all…' }).click();
      await page.getByRole('dialog', { name: 'Remove the whole history?' }).waitFor();
    },
  },
  {
    id: 'narrow-history',
    title: 'History in the smallest window',
    act: async (stage) => {
      const { app, page } = stage;
      await page.keyboard.press('Escape');
      await showScreen(page, 'History');
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 640));
      await page.waitForFunction(() => innerWidth === 900);
    },
  },
];
