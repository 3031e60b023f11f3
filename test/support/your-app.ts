import { parseEnv } from 'node:util';
import type { ElectronApplication, Page } from 'playwright-core';
import { Browser } from '../../src/sandbox/app-under-test/browser.js';
import type { FinalPage } from '../../src/sandbox/app-under-test/final-page.js';
import { showScreen } from './console-page.js';

/** Goes to where the user's own app is set up and tested. */
export async function showYourApp(page: Page): Promise<void> {
  await showScreen(page, 'Sandbox');
  await page.getByRole('tab', { name: 'Your app' }).click();
}

/** Makes a client by the dialog of the set-up. */
export async function makeClient(page: Page, redirectUri: string): Promise<void> {
  await page.getByRole('button', { name: 'New client' }).click();
  const dialog = page.getByRole('dialog', { name: 'New sandbox client' });
  await dialog.getByRole('textbox', { name: 'Redirect URIs' }).fill(redirectUri);
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Copies all variables, as a user would, and reads them as an app does. */
export async function copiedEnvironment(app: ElectronApplication, page: Page): Promise<NodeJS.Dict<string>> {
  await page.getByRole('button', { name: 'Copy all' }).click();
  await page.getByRole('button', { name: 'Copied; cleared in 60 s' }).waitFor();
  return parseEnv(await app.evaluate(({ clipboard }) => clipboard.readText()));
}

/** Leaves only these cases ticked. */
export async function chooseCases(page: Page, titles: readonly string[]): Promise<void> {
  const cases = page.getByRole('region', { name: 'Cases' });
  await cases.getByRole('button', { name: 'Choose the cases' }).click();
  const groups = cases.getByRole('group');
  for (const group of await groups.all()) {
    const all = group.getByRole('checkbox').first();
    if (!(await all.isChecked())) await all.click();
    await all.click();
  }
  for (const title of titles) await cases.getByRole('checkbox', { name: title, exact: true }).click();
  await cases.getByRole('button', { name: 'Fold the cases' }).click();
}

/** Logs in as a person does with a browser that is new. */
export async function logInAt(url: string): Promise<FinalPage | undefined> {
  return (await new Browser(AbortSignal.timeout(10_000)).visit(new URL(url))).page;
}
