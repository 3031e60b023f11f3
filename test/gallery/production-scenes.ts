import { showScreen } from '../support/console-page.js';
import { closeOverlay, importFile, narrow } from './acts.js';
import type { Scene } from './scene.js';

/** Two clients, one of them in production: begins with none saved. */
export const PRODUCTION_SCENES: readonly Scene[] = [
  {
    id: 'client-production',
    title: 'Clients, one in production',
    act: async (stage) => {
      for (const [path, name] of [
        [stage.files.production, 'Library pass'],
        [stage.files.good, 'clinic-booking'],
      ] as const) {
        await importFile(stage, path);
        await stage.page.getByRole('button', { name: 'Import', exact: true }).click();
        await stage.page.getByRole('heading', { name }).last().waitFor();
      }
    },
  },
];

/** They begin on the Clients screen, with the client in production open. */
export const BEYOND_SCENES: readonly Scene[] = [
  {
    id: 'scopes-flagged',
    title: 'Scopes beyond what is registered',
    act: async (stage) => {
      await closeOverlay(stage);
      await showScreen(stage.page, 'Scopes');
      await stage.page.getByRole('checkbox', { name: /myinfo\.nric_number/ }).click();
    },
  },
  {
    id: 'production-warning',
    title: 'Before a run against production',
    act: async ({ page }) => {
      await showScreen(page, 'Flow');
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    id: 'narrow-clients',
    title: 'Clients in the smallest window',
    act: async (stage) => {
      await closeOverlay(stage);
      await showScreen(stage.page, 'Clients');
      await narrow(stage);
    },
  },
];
