import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { LARGE_RUN_FIELDS, largeRunFile } from '../support/large-run-file.js';

/** The window's work is to stay under 50 ms; beside the other suites on two cores a task takes up to ten times its own time. */
const STALL_MS = 500;
/** The work itself takes seconds in a thread of its own; main copies, seals and writes. */
const MAIN_MS = 3_000;

/** In the main process: watches how long it does nothing else. */
function watchMain(): void {
  let last = performance.now();
  Object.assign(globalThis, { longestHeld: 0 });
  setInterval(() => {
    longestHeld = Math.max(longestHeld, performance.now() - last);
    last = performance.now();
  }, 5);
}
const mainHeld = (): number => longestHeld;
declare let longestHeld: number;

/** The longest tasks of the window since the last call, in milliseconds: in none of them it answers a key. */
const longTasks = (page: Page) => page.evaluate(() => longest.splice(0));
declare const longest: number[];

/** Begins to read the file and stops: nothing is kept, and nothing is said to have failed. */
async function stopReading(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import a run…' }).click();
  await page.getByRole('button', { name: 'Stop reading' }).click();
  await page.getByRole('button', { name: 'Import a run…' }).waitFor();
  await page.getByText('No run is kept yet').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
}

describe('J17 a run of 1,000 values, one of 5 MB, in the window', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-no-stall-'));
    const file = join(folder, 'run.json');
    await writeFile(file, await largeRunFile());
    launched = await launchApp();
    page = launched.page;
    await showScreen(page, 'History');
    await page.getByRole('button', { name: 'Keep a history' }).click();
    await answerDialogs(launched.app, { open: file });
    await launched.app.evaluate(watchMain);
    await stopReading(page);
    await page.getByRole('button', { name: 'Import a run…' }).click();
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { longest: tasks });
      new PerformanceObserver((list) => {
        tasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
    });
    const kept = page.getByRole('region', { name: 'Kept runs' });
    await kept.getByRole('button', { name: 'Open' }).click({ timeout: 60_000 });
    await page.getByText(/The run is as it was then/).waitFor({ timeout: 60_000 });
    // What opening a run takes is not what drawing its values does.
    await longTasks(page);
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('would see a stall', async () => {
    await page.evaluate((length) => {
      // A task of the window's own: what the debugger evaluates is none.
      setTimeout(() => {
        const end = performance.now() + length;
        while (performance.now() < end);
      });
    }, 3 * STALL_MS);
    await expect.poll(() => longTasks(page)).toContainEqual(expect.toSatisfy((task) => task > 2.5 * STALL_MS));
  });

  it('holds the main process for a moment, while it reads a file of 50 MB and draws the run', async () => {
    const held = await launched.app.evaluate(mainHeld);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(MAIN_MS);
  });

  it.each(['Values', 'Coverage'])('draws %s without a stall, 200 rows at a time', async (tab) => {
    await showScreen(page, 'Results');
    await page.getByRole('tab', { name: tab }).click();
    const rows = LARGE_RUN_FIELDS + 2;
    await page.getByText(`200 of ${rows} shown`).waitFor();
    await page.getByRole('button', { name: 'Show 200 more' }).click();
    await page.getByText(`400 of ${rows} shown`).waitFor();
    const tasks = await longTasks(page);
    expect(Math.max(0, ...tasks)).toBeLessThan(STALL_MS);
  });
});
