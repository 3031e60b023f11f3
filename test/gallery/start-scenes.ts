import { showScreen } from '../support/console-page.js';
import type { Scene } from './scene.js';

/** A console that nobody has used yet. */
export const START_SCENES: readonly Scene[] = [
  {
    id: 'first-start',
    title: 'First start',
    act: async ({ page }) => page.getByRole('heading', { name: 'See what sgID gives your app' }).waitFor(),
  },
  {
    id: 'flow-no-client',
    title: 'Flow without a client',
    act: ({ page }) => showScreen(page, 'Flow'),
  },
  { id: 'results-none', title: 'Results before a run', act: ({ page }) => showScreen(page, 'Results') },
  { id: 'sandbox-stopped', title: 'Sandbox, stopped', act: ({ page }) => showScreen(page, 'Sandbox') },
];
