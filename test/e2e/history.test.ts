import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import keytar from 'keytar';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORAGE_NAME } from '../../src/engine/storage/paths.js';
import { axeFindings } from '../support/axe.js';
import { runDemo, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { leakedIn, readAllFiles } from '../support/leaks.js';

/** Keys of histories in the keychain of this run. */
async function historyKeys(): Promise<string[]> {
  const items = await keytar.findCredentials(STORAGE_NAME);
  return items.map(({ account }) => account).filter((account) => account.startsWith('history-key:'));
}

const rows = (page: Page) => page.getByRole('region', { name: 'Kept runs' }).getByRole('listitem');

describe('history, in the app', () => {
  let launched: LaunchedApp;
  let data: string;
  let name = '';

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'sgid-history-'));
    launched = await launchApp({ userDataDir: data });
  });
  afterAll(async () => {
    await launched?.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  });

  it('keeps nothing until it is turned on, and then every run', async () => {
    const { page } = launched;
    await runDemo(page);
    await showScreen(page, 'History');
    await page.getByText('Runs are forgotten when they are closed').waitFor();
    await page.getByText(/each run encrypted with AES-256-GCM/).waitFor();
    expect(await readdir(data)).not.toContain('history');
    await page.getByRole('button', { name: 'Keep a history' }).click();
    await page.getByText('No run is kept yet').waitFor();
    for (const count of [1, 2]) {
      await showScreen(page, 'Flow');
      await page.keyboard.press('Control+Shift+Enter');
      await page
        .getByRole('navigation', { name: 'Runs' })
        .getByRole('button', { name: new RegExp(`^finished.*Run ${count + 1}`) })
        .waitFor();
      await page.keyboard.press('Control+6');
      await expect.poll(() => rows(page).count()).toBe(count);
    }
    expect(await historyKeys()).toHaveLength(1);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('compares two, differences first', async () => {
    const { page } = launched;
    for (const box of await rows(page).getByRole('checkbox').all()) await box.click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Nothing differs that should not.').waitFor();
    await page.getByRole('switch', { name: 'Show what is alike as well' }).click();
    const state = page.getByRole('row', { name: /Authorization request\s*state/ });
    expect(await state.textContent()).toContain('New in each run');
    expect(await page.getByRole('row', { name: /Value\s*myinfo\.name\s/ }).textContent()).toContain('Same');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the history' }).click();
  });

  it('reopens a run after a restart, offline and without its client, as it was', async () => {
    await showScreen(launched.page, 'Results');
    const value = launched.page.getByRole('row', { name: /myinfo\.name/ }).first();
    await value.getByRole('button', { name: /^Reveal / }).click();
    await value.getByRole('button', { name: /^Mask / }).waitFor();
    name = (await value.locator('.wire, [class*=value]').allTextContents()).join('|');
    await launched.stop();

    launched = await launchApp({ userDataDir: data });
    const { page } = launched;
    await showScreen(page, 'Clients');
    await page
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Run the whole flow' }).waitFor();
    await showScreen(page, 'History');
    await rows(page).first().getByRole('button', { name: 'Open' }).click();
    await page.getByText(/The run is as it was then/).waitFor();
    await page.getByText('Read-only: nothing is sent from a kept run.').waitFor();
    await page.getByRole('button', { name: 'See the results' }).first().click();
    const again = page.getByRole('row', { name: /myinfo\.name/ }).first();
    await again.getByRole('button', { name: /^Reveal / }).click();
    await again.getByRole('button', { name: /^Mask / }).waitFor();
    expect((await again.locator('.wire, [class*=value]').allTextContents()).join('|')).toBe(name);
  });

  it('exports a run sanitised, and takes it back as such', async () => {
    const { app, page } = launched;
    await showScreen(page, 'History');
    const file = join(data, 'exported.json');
    await answerDialogs(app, { save: file, open: file });
    await rows(page)
      .first()
      .getByRole('button', { name: /^Export / })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await dialog.getByText('Written').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('"privacy": "sanitised"');
    expect(text).not.toContain('"kind": "run"');
    await page.getByRole('button', { name: 'Import a run…' }).click();
    await rows(page).filter({ hasText: 'Sanitised' }).waitFor();
    await rm(file);
  });

  it('keeps notes and pins, and has nothing on disk in clear', async () => {
    const { page } = launched;
    await rows(page).last().getByRole('button', { name: /^Pin / }).click();
    await rows(page).filter({ hasText: 'Pinned' }).waitFor();
    await rows(page)
      .last()
      .getByRole('button', { name: /^Notes on / })
      .click();
    await page.getByRole('textbox', { name: 'Notes' }).fill('canary-note-4711');
    await page.getByRole('button', { name: 'Save' }).click();
    await rows(page).filter({ hasText: 'canary-note-4711' }).waitFor();
    await page.getByRole('searchbox', { name: 'Search the runs' }).fill('canary');
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByRole('searchbox', { name: 'Search the runs' }).fill('');
    const kept = async () =>
      (await readAllFiles(join(data, 'history'))).filter(({ path }) => path.endsWith('.sgidrun'));
    await expect.poll(async () => (await kept()).length).toBe(3);
    const files = await kept();
    const secrets = ['canary-note-4711', 'Sandbox demo', 'myinfo.name', 'access_token'].map((value) => ({
      name: value,
      value,
    }));
    for (const { text } of files) expect(leakedIn(text, secrets)).toEqual([]);
  });

  it('removes one, then all with the key', async () => {
    const { page } = launched;
    await rows(page)
      .first()
      .getByRole('button', { name: /^Remove / })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.getByRole('button', { name: 'Remove all…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove all' }).click();
    await page.getByText('No run is kept yet').waitFor();
    expect(await historyKeys()).toEqual([]);
    expect(await readdir(data)).not.toContain('history');
  });
});
