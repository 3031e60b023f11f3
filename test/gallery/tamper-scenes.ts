import type { Page } from 'playwright-core';
import { showScreen } from '../support/console-page.js';
import type { Scene } from './scene.js';

/** Opens what can be changed in a step of the run that is shown. */
export async function openTamper(page: Page, step: RegExp): Promise<void> {
  await showScreen(page, 'Flow');
  await page.getByRole('region', { name: 'Steps' }).getByRole('button', { name: step }).click();
  await page.getByRole('button', { name: 'Tamper…' }).click();
  await page.getByRole('dialog').waitFor();
}

/** Arms an attack by its title. */
export const arm = (page: Page, title: string) => page.getByRole('dialog').getByRole('switch', { name: title }).click();
const done = (page: Page) => page.getByRole('button', { name: 'Done' }).click();

/** Several runs as tabs, and changes on purpose: starts after a run that has ended. */
export const TAMPER_SCENES: readonly Scene[] = [
  {
    id: 'flow-tabs',
    title: 'Flow: several runs as tabs',
    act: async ({ page }) => {
      await showScreen(page, 'Flow');
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByRole('button', { name: 'Run again in a new tab' }).waitFor();
      await page.getByRole('button', { name: 'New run', exact: true }).click();
    },
  },
  {
    id: 'tamper-presets',
    title: 'Tamper: attacks by their names',
    act: async ({ page }) => {
      await openTamper(page, /\bToken\b/);
      await arm(page, 'Stolen code, guessed verifier');
      await page.getByText('1 change armed').first().waitFor();
    },
  },
  {
    id: 'tamper-editor',
    title: 'Tamper: a change of your own',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Arm this change' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'tamper-armed',
    title: 'Flow: changes armed',
    act: async ({ page }) => {
      await done(page);
      await openTamper(page, /Userinfo/);
      await arm(page, 'Swapped fields');
      await done(page);
    },
  },
  {
    id: 'tamper-refused',
    title: 'Flow: a tampered request was refused',
    act: async ({ page }) => {
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByText('refused by the provider').waitFor();
    },
  },
  {
    id: 'tamper-results',
    title: 'Results of a tampered run',
    act: async ({ page }) => {
      await page.getByRole('button', { name: /^Take back: Stolen code/ }).click();
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByRole('button', { name: 'See the results' }).first().click();
      await page.getByText('Tampered with: 1 change').waitFor();
    },
  },
];
