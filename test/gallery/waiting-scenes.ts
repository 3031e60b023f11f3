import { createServer } from 'node:http';
import { choose, showScreen } from '../support/console-page.js';
import { narrow } from './acts.js';
import type { Scene } from './scene.js';

/** A new run, which the user approves in their browser. */
export const WAITING_SCENES: readonly Scene[] = [
  {
    id: 'flow-new-run',
    title: 'Flow: a new run',
    act: async ({ page }) => {
      await showScreen(page, 'Flow');
      await page.getByRole('button', { name: 'New run', exact: true }).click();
      await choose(page, 'Approval', 'By you, in your browser');
    },
  },
  {
    id: 'flow-waiting',
    title: 'Flow: waiting for the redirect',
    act: async ({ page, browser }) => {
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByText('Waiting for the redirect').waitFor();
      await browser.nextOpenedUrl();
    },
  },
  {
    id: 'flow-port-taken',
    title: 'Flow: the port is taken',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Reset' }).click();
      const other = createServer().listen(5001, '127.0.0.1');
      try {
        await page.keyboard.press('Control+Shift+Enter');
        await page.getByText('Waiting for the redirect').waitFor();
      } finally {
        other.close();
      }
    },
  },
  {
    id: 'narrow-flow',
    title: 'Flow in the smallest window',
    act: narrow,
  },
];
