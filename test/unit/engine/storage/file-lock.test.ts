import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeLeftPermits, withFileLock } from '../../../../src/engine/storage/file-lock.js';
import { thrownCode } from '../../../support/thrown-code.js';

let folder: string;
let lock: string;
let live: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-console-lock-'));
  lock = join(folder, 'settings.lock');
});
afterEach(() => {
  live?.kill();
  live = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

async function livePid(): Promise<number | undefined> {
  live = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(live, 'spawn');
  return live.pid;
}

function leave(content: string, ageMs: number): void {
  writeFileSync(lock, content);
  const at = (Date.now() - ageMs) / 1_000;
  utimesSync(lock, at, at);
}

function millisecondsToTake(): number {
  const started = performance.now();
  expect(withFileLock(lock, () => 'done')).toBe('done');
  return performance.now() - started;
}

describe('the lock on the settings', () => {
  it('is there while the action runs, names its holder, and leaves nothing behind', () => {
    withFileLock(lock, () => expect(readFileSync(lock, 'utf8')).toMatch(new RegExp(`^${process.pid} [0-9a-f-]{36}$`)));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is given back when the action throws', () => {
    expect(() =>
      withFileLock(lock, () => {
        throw new Error('disk full');
      }),
    ).toThrow('disk full');
    expect(existsSync(lock)).toBe(false);
  });

  it('K10 is taken over at once from a process that died a moment ago', () => {
    leave(`${deadPid()} token`, 0);
    expect(millisecondsToTake()).toBeLessThan(1_000);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('K10 is taken over at once from an earlier process with the same id', () => {
    leave(`${process.pid} token`, process.uptime() * 1_000 + 1_000);
    expect(millisecondsToTake()).toBeLessThan(1_000);
  });

  it.each([
    ['an hour ahead of the clock', -3_600_000],
    ['older than any writer takes', 11_000],
  ])('K10 is taken over at once where it is %s', async (_, ageMs) => {
    leave(`${await livePid()} token`, ageMs);
    expect(millisecondsToTake()).toBeLessThan(1_000);
  });

  it('K10 is taken over from a process that died before it could write its id', () => {
    leave('', 0);
    expect(millisecondsToTake()).toBeLessThan(4_000);
  });

  it('K11 leaves no permit of a process that was killed, and every one of a process that lives', async () => {
    const [left, held] = [`${lock}.${'a'.repeat(16)}`, `${lock}.${'b'.repeat(16)}`];
    writeFileSync(left, `${deadPid()} token`);
    writeFileSync(held, `${await livePid()} token`);
    removeLeftPermits(lock);
    expect(readdirSync(folder)).toEqual([basename(held)]);
  });

  it('K08 is waited for, then refused, while a live process holds it', async () => {
    const content = `${await livePid()} token`;
    leave(content, 0);
    expect(thrownCode(() => withFileLock(lock, () => {}))).toBe('settings-locked');
    expect(readFileSync(lock, 'utf8')).toBe(content);
  }, 15_000);

  it('K08 of another process is not removed by one that lost its own', () => {
    withFileLock(lock, () => writeFileSync(lock, 'of another'));
    expect(readFileSync(lock, 'utf8')).toBe('of another');
  });
});
