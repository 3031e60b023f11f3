import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBridge } from '../support/bridge.js';
import { runDemo, showScreen } from '../support/console-page.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

describe('stepping through runs and tampering with them, in the packaged app', () => {
  let launched: LaunchedApp;
  let steps: Locator;
  let runs: Locator;

  beforeAll(async () => {
    launched = await launchApp({ packaged: true });
    const { page } = launched;
    steps = page.getByRole('region', { name: 'Steps' });
    runs = page.getByRole('navigation', { name: 'Runs' });
    await askBridge(page, 'history.enable', { enabled: true });
    await runDemo(page);
    await showScreen(page, 'Flow');
  });

  afterAll(() => launched?.stop());

  const step = (name: RegExp) => steps.getByRole('button', { name });
  const button = (name: string | RegExp) => launched.page.getByRole('button', { name, exact: true });

  async function arm(stepName: RegExp, title: string): Promise<void> {
    const { page } = launched;
    await step(stepName).click();
    await button('Tamper…').click();
    await page.getByRole('dialog').getByRole('switch', { name: title, exact: true }).click();
    await page.getByRole('dialog').getByText('1 change armed').waitFor();
    await button('Done').click();
  }

  it('goes back to a step of a finished run and does it again; what came after is forgotten', async () => {
    await step(/ID token/).click();
    await button('Run from here').click();
    await button(/^Next step/).waitFor();
    await expect.poll(() => step(/Not yet run/).count()).toBe(4);
    await launched.page.keyboard.press('Control+Enter');
    await expect.poll(() => step(/Not yet run/).count()).toBe(3);
  });

  it('comes back to the same tab, step and part of it when the window is loaded again in the middle', async () => {
    const { page } = launched;
    await step(/Discovery/).click();
    await page.getByRole('tab', { name: /Checks/ }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Discovery', level: 1 }).waitFor();
    expect(await page.getByRole('tab', { name: /Checks/, selected: true }).count()).toBe(1);
    expect(await step(/Not yet run/).count()).toBe(3);
    await page.keyboard.press('Control+Shift+Enter');
    await button('See the results').first().waitFor();
  });

  it('a request is tampered with, and the provider refuses it', async () => {
    const { page } = launched;
    await button('New run').click();
    await arm(/Token/, 'Stolen code, guessed verifier');
    await runs.getByText('armed', { exact: true }).waitFor();
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('refused by the provider').waitFor();
    await runs.getByText('tampered', { exact: true }).waitFor();
    await page
      .getByText(/invalid_grant/)
      .first()
      .waitFor();
  });

  it('a response is tampered with, and the console notices; taken back, the run goes through', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /^Take back: Stolen code/ }).click();
    await arm(/Userinfo/, 'Userinfo of another subject');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('noticed by the console').waitFor();
    await page.getByRole('button', { name: /^Take back: Userinfo of another/ }).click();
    await page.keyboard.press('Control+Shift+Enter');
    await button('See the results').first().waitFor();
    expect(await runs.getByText('tampered', { exact: true }).count()).toBe(0);
  });

  it('values that were swapped on purpose are said to be, in Results and in the sample', async () => {
    const { page } = launched;
    await arm(/Userinfo/, 'Swapped fields');
    await step(/Userinfo/).click();
    await button('Run from here').click();
    // While a step runs, the keys for the next are not taken.
    await button('Run to the end').click();
    await button('See the results').first().click();
    await page.getByText('Tampered with: 1 change').waitFor();
    await page.getByText(/changed places/).waitFor();
  });

  it('the history, which the menu shows, says which runs were tampered with', async () => {
    const { app, page } = launched;
    const history = await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      const item = items.find(({ label }) => label === 'History');
      item?.click();
      return item?.accelerator;
    });
    expect(history).toBe('CmdOrCtrl+6');
    await page.getByRole('heading', { name: 'History', level: 1 }).waitFor();
    const kept = page.getByRole('region', { name: 'Kept runs' }).getByRole('listitem');
    await kept.filter({ hasText: 'Tampered with' }).filter({ hasText: 'On purpose: Swapped fields' }).waitFor();
    expect(await kept.filter({ hasNotText: 'Tampered with' }).count()).toBeGreaterThan(0);
  });

  it('what is done less often stands under one button, and the bar keeps to one line', async () => {
    const { app, page } = launched;
    await showScreen(page, 'Flow');
    await step(/Redirect/).click();
    const bar = page.locator('footer');
    const tops = await bar.getByRole('button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect([tops.length, new Set(tops).size]).toEqual([5, 1]);
    await step(/Userinfo/).click();
    await button('More').click();
    await page.getByRole('menuitem', { name: /^Copy as cURL/ }).click();
    await bar.getByText('Copied').waitFor();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^curl [\s\S]*\$ACCESS_TOKEN/);
  });
});
