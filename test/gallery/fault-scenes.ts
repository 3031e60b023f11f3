import { showScreen } from '../support/console-page.js';
import { openStep } from './acts.js';
import type { Scene, Stage } from './scene.js';

async function arm({ page }: Stage, fault: string, armed: boolean): Promise<void> {
  await showScreen(page, 'Sandbox');
  const control = page.getByRole('listitem').filter({ hasText: fault }).getByRole('switch');
  if ((await control.isChecked()) !== armed) await control.click();
}

async function runWithFault(stage: Stage, fault: string): Promise<void> {
  const { page } = stage;
  await arm(stage, fault, true);
  await showScreen(page, 'Flow');
  // What the run before left would be taken for what this one comes to.
  await page.getByRole('button', { name: 'New run', exact: true }).click();
  await page.keyboard.press('Control+Shift+Enter');
  await page
    .getByRole('button', { name: /^Run (it )?again|See the results/ })
    .first()
    .waitFor();
  await arm(stage, fault, false);
  await showScreen(page, 'Flow');
}

/** Runs against a sandbox that misbehaves. */
export const FAULT_SCENES: readonly Scene[] = [
  {
    id: 'flow-nonce-wrong',
    title: 'Flow: a wrong nonce',
    act: async (stage) => {
      await runWithFault(stage, 'id-token.nonce-wrong');
      await stage.page.getByRole('tab', { name: /Checks/ }).click();
    },
  },
  {
    id: 'flow-token-refused',
    title: 'Flow: the token request refused',
    act: (stage) => runWithFault(stage, 'token.invalid-grant'),
  },
  {
    id: 'flow-field-altered',
    title: 'Flow: one field altered',
    act: async (stage) => {
      await runWithFault(stage, 'userinfo.field-altered');
      await openStep(stage, /Decrypt fields/, /Layers|Decoded/);
    },
  },
  { id: 'results-field-failed', title: 'Results: one field failed', act: ({ page }) => showScreen(page, 'Results') },
];
