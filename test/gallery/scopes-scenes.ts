import { showScreen } from '../support/console-page.js';
import { narrow } from './acts.js';
import type { Scene } from './scene.js';

/** The data catalogue. */
export const SCOPES_SCENES: readonly Scene[] = [
  {
    id: 'scopes',
    title: 'Scopes',
    act: ({ page }) => showScreen(page, 'Scopes'),
  },
  {
    id: 'scopes-search',
    title: 'Scopes, searched',
    act: async ({ page }) => {
      await page.keyboard.press('Control+F');
      await page.keyboard.type('birth');
    },
  },
  {
    id: 'narrow-scopes',
    title: 'Scopes in the smallest window',
    act: async (stage) => {
      await stage.page.keyboard.press('Escape');
      await narrow(stage);
    },
  },
];
