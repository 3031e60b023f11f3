import { choose, showScreen } from '../support/console-page.js';
import { narrow } from './acts.js';
import type { Scene } from './scene.js';

/** Code for the user's own project: starts with a run whose results are there. */
export const PROJECT_CODE_SCENES: readonly Scene[] = [
  {
    id: 'project-code-client',
    title: 'A client, and the way to code for it',
    act: async ({ page }) => {
      await showScreen(page, 'Clients');
      await page.getByRole('button', { name: 'Code…' }).waitFor();
    },
  },
  {
    id: 'project-code',
    title: 'Code for your project: Express',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Code…' }).click();
      await page.getByRole('dialog', { name: 'Code for your project' }).waitFor();
    },
  },
  {
    id: 'project-code-types',
    title: 'Code for your project: the types of the chosen scopes',
    act: async ({ page }) => {
      await page.getByRole('tab', { name: 'src/sgid-data.ts' }).click();
    },
  },
  {
    id: 'project-code-two-domains',
    title: 'Code for your project: the origin of the front end is asked for',
    act: async ({ page }) => {
      await choose(page, 'Pages', 'Single page, two domains');
      await page.getByText('The files are shown here once').waitFor();
    },
  },
  {
    id: 'project-code-steps',
    title: 'Code for your project: its steps',
    act: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Origin of the front end' }).fill('https://app.example.com');
      await page.getByRole('tab', { name: 'README.md' }).click();
    },
  },
  { id: 'narrow-project-code', title: 'Code for your project in the smallest window', act: narrow },
];
