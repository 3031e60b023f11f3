import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBridge } from '../support/bridge.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { focused, tabTo } from '../support/focus.js';

/** How many there are once no more come: rows are drawn a few at a time. */
async function countAtRest(found: Locator): Promise<number> {
  let last = -1;
  const isAtRest = async () => {
    const before = last;
    last = await found.count();
    return last > 0 && last === before;
  };
  await expect.poll(isAtRest, { interval: 250 }).toBe(true);
  return last;
}

describe('the main job with the keyboard alone', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-keyboard-'));
    launched = await launchApp({ packaged: true });
    page = launched.page;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await answerDialogs(launched.app, { save: join(folder, 'sample.json') });
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const press = (keys: string) => page.keyboard.press(keys);
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const currentStep = () => page.locator('[aria-current="step"]').getAttribute('data-step');
  /** The focus is somewhere, and can be seen to be there. */
  const expectFocusSeen = async () => expect(await focused(page)).toMatchObject({ visible: true });

  it('Tab reaches the demo on the first screen, and Enter runs it', async () => {
    await tabTo(page, /^Run the whole flow/);
    await press('Enter');
    await page.getByRole('button', { name: 'See the results' }).first().waitFor();
  });

  it('every stop of Tab on the flow screen can be seen', async () => {
    const stops: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await press('Tab');
      const stop = await focused(page);
      if (stop.name === '') continue;
      expect(stop).toMatchObject({ visible: true });
      stops.push(stop.name);
    }
    expect(new Set(stops).size).toBeGreaterThan(20);
  });

  it('the palette goes to every screen, and gives the focus back when it is left', async () => {
    const palette = page.getByRole('dialog', { name: 'Search or run a command' });
    const search = palette.getByRole('combobox');
    const searched = () => search.evaluate((field) => field === document.activeElement);
    for (const screen of ['Clients', 'Scopes', 'Results', 'Sandbox', 'Settings']) {
      await press('Control+K');
      await expect.poll(searched).toBe(true);
      await page.keyboard.type(screen);
      await press('Enter');
      await heading(screen);
    }
    await press('Tab');
    const before = await focused(page);
    await press('Control+K');
    await expect.poll(searched).toBe(true);
    await press('Escape');
    await palette.waitFor({ state: 'hidden' });
    await expect.poll(async () => (await focused(page)).name).toBe(before.name);
  });

  it('j and k, and the arrows, go through the steps', async () => {
    await press('Control+3');
    await page.getByRole('region', { name: 'Steps' }).waitFor();
    const last = await currentStep();
    expect(last).toBe('result');
    await press('k');
    await press('k');
    expect(await currentStep()).toBe('block-key');
    await press('j');
    expect(await currentStep()).toBe('decrypt');
    await tabTo(page, /Decrypt fields/);
    await press('ArrowUp');
    await press('ArrowUp');
    expect(await currentStep()).toBe('userinfo');
    expect((await focused(page)).name).toMatch(/Userinfo/);
    await expectFocusSeen();
  });

  it('the tabs of a step are reached with Tab and walked with the arrows', async () => {
    await tabTo(page, /^Overview/);
    await press('ArrowRight');
    await expect.poll(async () => (await focused(page)).name).toMatch(/^Request/);
    await expectFocusSeen();
  });

  it('the code of a step, and what a check protects from, are reached with the keyboard', async () => {
    const walkTo = async (name: RegExp, key: 'ArrowRight' | 'ArrowLeft') => {
      for (let presses = 0; presses < 6 && !name.test((await focused(page)).name); presses += 1) await press(key);
      await expect.poll(async () => (await focused(page)).name).toMatch(name);
    };
    await walkTo(/^Code$/, 'ArrowRight');
    await page.getByText('await sgid.userinfo({ sub, accessToken });').waitFor();
    await tabTo(page, /^TypeScript SDK$/);
    await walkTo(/^Plain HTTP$/, 'ArrowRight');
    await page.getByText('Authorization: Bearer $ACCESS_TOKEN').waitFor();
    await tabTo(page, /^Code$/, { key: 'Shift+Tab' });
    await walkTo(/^Checks \d+$/, 'ArrowLeft');
    await tabTo(page, /^userinfo endpoint answers 200/);
    await press('Enter');
    await page.getByText('Anything else is a refusal, and says why.').waitFor();
    await expectFocusSeen();
  });

  it('Ctrl 2 goes to the scopes, Space takes one away and puts it back', async () => {
    const chosen = async () => (await askBridge(page, 'client.list', {}))[0]?.selectedScopes.includes('myinfo.name');
    await press('Control+2');
    await heading('Scopes');
    await tabTo(page, /myinfo\.name$/);
    await press('Space');
    await expect.poll(chosen).toBe(false);
    await expectFocusSeen();
    await press('Space');
    await expect.poll(chosen).toBe(true);
  });

  it('Ctrl F goes to the search, Escape empties it', async () => {
    await press('Control+F');
    expect((await focused(page)).name).toBe('Search the catalogue');
    await page.keyboard.type('passport');
    await expect.poll(() => page.getByRole('checkbox', { name: /myinfo\.name$/ }).count()).toBe(0);
    await press('Escape');
    await page.getByRole('checkbox', { name: /myinfo\.name$/ }).waitFor();
  });

  it('a new run is made to approve by itself from the keyboard, and Ctrl Enter runs it step by step', async () => {
    await press('Control+3');
    await tabTo(page, /^New run$/);
    await press('Enter');
    await heading('New run');
    await tabTo(page, /^(Approval|By you)/);
    await press('Enter');
    await page.getByRole('option', { name: /^By the sandbox/ }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    await page.getByRole('option').first().waitFor({ state: 'hidden' });
    for (const step of ['Preflight', 'Discovery', 'PKCE, state, nonce', 'Authorization request', 'Redirect']) {
      await press('Control+Enter');
      await heading(step);
      await page.getByRole('button', { name: 'Next step' }).waitFor();
    }
    await press('Control+Shift+Enter');
    await page.getByRole('button', { name: 'See the results' }).first().waitFor();
  });

  it('the results are reached, and a value is revealed and masked', async () => {
    await press('Control+4');
    await heading('Results');
    const masked = await countAtRest(page.getByText(/^Masked: /));
    await tabTo(page, /^Reveal Principal name$/);
    await press('Enter');
    await expect.poll(() => page.getByText(/^Masked: /).count()).toBe(masked - 1);
    expect((await focused(page)).name).toBe('Mask Principal name');
    await expectFocusSeen();
    await press('Enter');
    await expect.poll(() => page.getByText(/^Masked: /).count()).toBe(masked);
  });

  it('Ctrl E exports; Escape closes, and the focus is back where it was', async () => {
    const before = await focused(page);
    expect(before.name).toBe('Reveal Principal name');
    await press('Control+E');
    const dialog = page.getByRole('dialog', { name: 'Export the sample payload' });
    const hasFocus = () => dialog.evaluate((popup) => popup.contains(document.activeElement));
    await dialog.waitFor();
    // It is drawn a moment before it takes the focus.
    await expect.poll(hasFocus).toBe(true);
    await tabTo(page, /^Export…$/);
    await press('Enter');
    await dialog.getByText(join(folder, 'sample.json')).waitFor();
    expect(JSON.parse(await readFile(join(folder, 'sample.json'), 'utf8'))._about.privacy).toBe('masked');
    // The focus stays in the dialog, however often Tab is pressed.
    for (let presses = 0; presses < 12; presses += 1) {
      await press('Tab');
      // At its ends the dialog hands the focus on, a moment later.
      await expect.poll(hasFocus).toBe(true);
    }
    // Where the focus shows words of its own, Escape takes those away first.
    await tabTo(page, /^Export…$/);
    await press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(async () => (await focused(page)).name).toBe(before.name);
    await expectFocusSeen();
  });

  it('? shows the keys; Escape closes them', async () => {
    await press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
  });

  it('removing a client asks first, with the focus on Cancel', async () => {
    await press('Control+1');
    await heading('Clients');
    await tabTo(page, /^Remove /);
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await expect.poll(async () => (await focused(page)).name).toBe('Cancel');
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(async () => (await focused(page)).name).toMatch(/^Remove /);
    expect(await askBridge(page, 'client.list', {})).toHaveLength(1);
  });
});
