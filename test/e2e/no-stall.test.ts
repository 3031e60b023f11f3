import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRunFile } from '../../src/engine/history/run-file.js';
import { showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { startSandboxRunBench } from '../support/sandbox-run.js';

/** Ten times what a run that asks for everything gives; the file of a run may hold no more. */
const FIELDS = 340;
/** The window's work is to stay under 50 ms; beside the other suites on two cores a task takes up to ten times its own time. */
const STALL_MS = 500;

/** The file of a run that gave 340 values. */
async function largeRunFile(): Promise<string> {
  const bench = await startSandboxRunBench();
  try {
    const run = bench.run();
    await run.runToEnd();
    const { state, request, artifacts } = run;
    const [field] = artifacts.fields ?? [];
    if (field?.ok !== true) throw new Error('The run decrypted nothing.');
    const fields = Array.from({ length: FIELDS }, (_, index) => ({
      ...field,
      scope: `extra.scope_${index}`,
      value: `VALUE NUMBER ${index}`,
    }));
    const large = { state, request, artifacts: { ...artifacts, fields } };
    const context = { number: 1, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
    const about = { clientId: request.client.clientId, startedAt: 1 };
    return writeRunFile({ kind: 'run', run: large, context }, about, 'received', '0.1.0').json;
  } finally {
    await bench.stop();
  }
}

/** The longest tasks of the window since the last call, in milliseconds: in none of them it answers a key. */
const longTasks = (page: Page) => page.evaluate(() => longest.splice(0));
declare const longest: number[];

describe('J17 a run of 340 values, in the window', () => {
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
    await page.getByRole('button', { name: 'Import a run…' }).click();
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { longest: tasks });
      new PerformanceObserver((list) => {
        tasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
    });
    await page.getByRole('region', { name: 'Kept runs' }).getByRole('button', { name: 'Open' }).click();
    await page.getByText(/The run is as it was then/).waitFor();
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
    }, 2 * STALL_MS);
    await expect.poll(() => longTasks(page)).toContainEqual(expect.toSatisfy((task) => task > STALL_MS));
  });

  it.each(['Values', 'Coverage'])('draws %s without a stall, 200 rows at a time', async (tab) => {
    await showScreen(page, 'Results');
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText(`200 of ${FIELDS + 2} shown`).waitFor();
    await page.getByRole('button', { name: `Show ${FIELDS + 2 - 200} more` }).click();
    await page
      .getByText(`extra.scope_${FIELDS - 1}`)
      .first()
      .waitFor();
    expect(Math.max(0, ...(await longTasks(page)))).toBeLessThan(STALL_MS);
  });
});
