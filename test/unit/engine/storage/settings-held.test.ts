import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHistory } from '../../../../src/engine/history/history.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import { openSettings, type SettingsStore } from '../../../../src/engine/storage/settings-store.js';
import { longestHold } from '../../../support/longest-hold.js';

/** Long enough to be felt; a process of the console holds the lock for a few milliseconds. */
const HELD_MS = 1_200;
/** What the thread may be held up, on a machine that is busy with other suites. */
const MOST_MS = 600;

let folder: string;
let settings: SettingsStore;
let holder: ChildProcess;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-console-held-'));
  settings = openSettings(folder, openConf, 100);
  const hold = `const fs = require('node:fs'); const path = process.argv[1];
    fs.writeFileSync(path, process.pid + ' holder', { flag: 'wx' });
    process.stdout.write('held');
    setTimeout(() => { fs.rmSync(path); process.exit(); }, ${HELD_MS});`;
  holder = spawn(process.execPath, ['-e', hold, join(folder, 'settings.lock')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  await new Promise((resolve) => holder.stdout?.once('data', resolve));
});
afterEach(async () => {
  holder.kill();
  if (holder.exitCode === null && holder.signalCode === null)
    await new Promise((resolve) => holder.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe('K08 settings that another process holds', () => {
  it('are changed once it is done, in the order that was asked for, and the thread goes on meanwhile', async () => {
    const started = performance.now();
    const held = await longestHold(async () => {
      const changes = (['dark', 'light', 'dark'] as const).map((theme) =>
        settings.change((now) => ({ ...now, theme })),
      );
      expect(settings.settled()).toBeInstanceOf(Promise);
      expect(settings.read().theme).toBe('system');
      expect((await Promise.all(changes)).map(({ theme }) => theme)).toEqual(['dark', 'light', 'dark']);
    });
    expect(performance.now() - started).toBeGreaterThan(HELD_MS / 2);
    expect(held).toBeLessThan(MOST_MS);
    expect([settings.settled(), openSettings(folder, openConf).read().theme]).toEqual([undefined, 'dark']);
  });

  it('let through in the order that was asked for what is written at once', async () => {
    const asked = ['dark', 'light', 'dark', 'light'] as const;
    const written: string[] = [];
    setTimeout(() => holder.kill(), 150);
    await Promise.all(
      asked.map(async (theme, index) => {
        // Each looks at the lock at other times than the one before: without an order, the last might be the first.
        await delay(index * 4);
        if (index % 2 === 1) await settings.change((now) => ({ ...now, theme }));
        else {
          await settings.free();
          settings.update((now) => ({ ...now, theme }));
        }
        written.push(`${index} ${theme}`);
      }),
    );
    expect(written).toEqual(['0 dark', '1 light', '2 dark', '3 light']);
    expect(settings.read().theme).toBe('light');
  });

  it('are waited for where they are opened, and nobody is told that they could not be', () => {
    const opened = openSettings(folder, openConf, 100);
    expect(opened.notices).toEqual([]);
  });

  it('refuse a change after 5 s, and make neither that one later nor lose those after it', async () => {
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now });
    try {
      const refused = settings.change((all) => ({ ...all, theme: 'dark' }));
      const made = settings.change((all) => ({ ...all, selectedClient: 'next' }));
      await delay(50);
      vi.setSystemTime(now + 5_100);
      await expect(refused).rejects.toMatchObject({ code: 'settings-locked', kind: 'storage' });
      expect(settings.settled()).toBeInstanceOf(Promise);
      holder.kill();
      expect(await made).toMatchObject({ theme: 'system', selectedClient: 'next' });
    } finally {
      vi.useRealTimers();
    }
    await delay(50);
    expect(openSettings(folder, openConf).read()).toMatchObject({ theme: 'system', selectedClient: 'next' });
    expect(settings.settled()).toBeUndefined();
  });

  it('hold up what must be written at once for no longer than was allowed, and let it wait before', async () => {
    const started = performance.now();
    expect(() => settings.update((now) => ({ ...now, theme: 'dark' }))).toThrow(
      expect.objectContaining({ code: 'settings-locked' }),
    );
    expect(performance.now() - started).toBeLessThan(MOST_MS);
    const held = await longestHold(settings.free);
    expect(held).toBeLessThan(MOST_MS);
    expect(settings.update((now) => ({ ...now, theme: 'dark' })).theme).toBe('dark');
  });

  it('do not hold the thread up where the history is turned on', async () => {
    const history = createHistory({ folder, settings, secrets: createMemorySecretStore('There is none.') });
    expect(await longestHold(() => history.enable(true))).toBeLessThan(MOST_MS);
    expect(history.enabled()).toBe(true);
  });

  it('lose no change after one that was refused', async () => {
    holder.kill();
    const refused = settings.change(() => {
      throw new Error('refused');
    });
    const made = settings.change((now) => ({ ...now, theme: 'dark' }));
    await expect(refused).rejects.toThrow('refused');
    expect((await made).theme).toBe('dark');
  });
});
