import { showScreen } from '../support/console-page.js';
import { closeOverlay } from './acts.js';
import { KEYCHAIN_SCENES } from './import-scenes.js';
import type { Scene } from './scene.js';

/** Settings, the command palette and the keys. */
export const SETTINGS_SCENES: readonly Scene[] = [
  {
    id: 'settings',
    title: 'Settings',
    act: ({ page }) => showScreen(page, 'Settings'),
  },
  {
    id: 'settings-network',
    title: 'Settings: a proxy of your own',
    act: async ({ page }) => {
      await page.getByRole('radio', { name: 'A proxy of your own' }).click();
      await page.getByLabel('Address of the proxy').fill('http://proxy.example:8080');
      await page.getByRole('heading', { name: 'Network' }).scrollIntoViewIfNeeded();
    },
  },
  ...KEYCHAIN_SCENES,
  { id: 'palette', title: 'Command palette', act: ({ page }) => page.keyboard.press('Control+K') },
  {
    id: 'keys',
    title: 'Keys',
    act: async (stage) => {
      await closeOverlay(stage);
      await stage.page.keyboard.press('?');
      await stage.page.getByRole('dialog').waitFor();
    },
  },
];
