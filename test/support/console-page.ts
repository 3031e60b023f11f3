import type { Page } from 'playwright-core';

export type ScreenName = 'Clients' | 'Scopes' | 'Flow' | 'Results' | 'Sandbox' | 'History' | 'Inspector' | 'Settings';

/** Goes to a screen by the navigation, as a user would. */
export async function showScreen(page: Page, name: ScreenName): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();
}

/** Picks an option of one of the console's selects. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
  // Until the list is gone it has the keys.
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
}

/** One click from the first screen to a finished run. */
export async function runDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run the whole flow' }).click();
  await page.getByRole('button', { name: 'See the results' }).first().waitFor({ timeout: 20_000 });
}
