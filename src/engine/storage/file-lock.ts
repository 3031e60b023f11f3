import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { ConsoleError } from '../../core/errors.js';

/** A writer holds the lock for a few milliseconds; one this old was left by a process that died. */
const STALE_MS = 10_000;
const PATIENCE_MS = 5_000;
const PAUSE_MS = 15;

/**
 * Runs `action` while no other process of the console holds the lock file.
 *
 * Throws ConsoleError `settings-locked` when another holds it for more than 5 s.
 */
export function withFileLock<T>(path: string, action: () => T): T {
  acquire(path);
  try {
    return action();
  } finally {
    rmSync(path, { force: true });
  }
}

function acquire(path: string): void {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!tryCreate(path)) {
    if (isStale(path)) rmSync(path, { force: true });
    else if (Date.now() > giveUpAt) throw locked();
    else pause(PAUSE_MS);
  }
}

function tryCreate(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > STALE_MS;
  } catch {
    // It went away in between: the next attempt decides.
    return false;
  }
}

/** Writers are synchronous, as the settings library is, so the wait is too. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function locked(): ConsoleError {
  return new ConsoleError('storage', 'settings-locked', 'Another process of the console keeps the settings locked.', {
    hint: 'Wait for it to finish, or close it, then try again.',
  });
}
