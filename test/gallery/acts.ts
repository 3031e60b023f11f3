import { runDemo, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import type { Stage } from './scene.js';

/** One click to a finished run, with the example client and the sandbox. */
export const finishDemo = ({ page }: Stage) => runDemo(page);

export const closeOverlay = ({ page }: Stage) => page.keyboard.press('Escape');

export async function importFile(stage: Stage, path: string): Promise<void> {
  await showScreen(stage.page, 'Clients');
  await answerDialogs(stage.app, { open: path });
  await stage.page.keyboard.press('Control+I');
  await stage.page.getByRole('dialog', { name: 'Import credentials' }).waitFor();
}

export async function openStep({ page }: Stage, step: string | RegExp, tab: string | RegExp): Promise<void> {
  await showScreen(page, 'Flow');
  await page.getByRole('button', { name: step }).first().click();
  await page.getByRole('tab', { name: tab }).click();
}

async function resize({ app, page }: Stage, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as [number, number]);
  await page.waitForFunction((expected) => innerWidth === expected, width);
}

/** The smallest window that the console allows. */
export const narrow = (stage: Stage) => resize(stage, 900, 640);
