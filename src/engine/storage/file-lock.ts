import { randomUUID } from 'node:crypto';
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { ConsoleError } from '../../core/errors.js';
import { isProcessAlive } from './process-alive.js';

/** A writer holds the lock for a few milliseconds; one this old was left behind, whoever has its process id now. */
const STALE_MS = 10_000;
/** A process writes its id into the lock at once; one without it for this long died before it could. */
const NAMELESS_MS = 2_000;
/** Further ahead of the clock than a file's time may be by rounding. */
const FUTURE_MS = 1_000;
const PATIENCE_MS = 5_000;
const PAUSE_MS = 15;

/**
 * Runs `action` while no other process of the console holds the lock file. A lock that a crash left is taken over.
 *
 * Throws ConsoleError `settings-locked` when another holds it for more than 5 s.
 */
export function withFileLock<T>(path: string, action: () => T): T {
  // Names the holder, so that no process removes the lock of another.
  const content = `${process.pid} ${randomUUID()}`;
  acquire(path, content);
  try {
    return action();
  } finally {
    if (contentOf(path) === content) rmSync(path, { force: true });
  }
}

function acquire(path: string, content: string): void {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!tryCreate(path, content)) {
    const stale = staleContent(path);
    if (stale !== undefined && setAside(path, stale)) continue;
    if (Date.now() > giveUpAt) throw locked();
    pause(PAUSE_MS);
  }
}

function tryCreate(path: string, content: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, content);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What is in a lock that was left behind; undefined for one that is held, or that went away in between. */
function staleContent(path: string): string | undefined {
  const content = contentOf(path);
  if (content === undefined) return undefined;
  try {
    const { mtimeMs } = statSync(path);
    const age = Date.now() - mtimeMs;
    if (age > STALE_MS || age < -FUTURE_MS) return content;
    const pid = /^\d+/.exec(content)?.[0];
    const held = pid === undefined ? age < NAMELESS_MS : isProcessAlive(Number(pid), mtimeMs);
    return held ? undefined : content;
  } catch {
    return undefined;
  }
}

/** Takes the stale lock away, whole and for one taker only; puts back a newer one that was there instead. */
function setAside(path: string, stale: string): boolean {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  try {
    if (contentOf(aside) === stale) return true;
    linkSync(aside, path);
    return false;
  } catch {
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
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
