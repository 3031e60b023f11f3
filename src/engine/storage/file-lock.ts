import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isProcessAlive } from './process-alive.js';
import { settingsLocked, settingsNotWritten } from './settings-errors.js';

/** A writer holds the lock for a few milliseconds; one this old was left behind, whoever has its process id now. */
const STALE_MS = 10_000;
/** A process writes its id into the lock at once; one without it for this long died before it could. */
const NAMELESS_MS = 2_000;
/** Further ahead of the clock than a file's time may be by rounding. */
const FUTURE_MS = 1_000;
const PATIENCE_MS = 5_000;
const PAUSE_MS = 15;
const PERMIT = /\.[0-9a-f]{16}$/;

/**
 * Runs `action` while no other process of the console holds the lock file. A lock that a crash left is taken over. The
 * thread waits; where it must not, {@link withFileLockSoon} is for it.
 *
 * @param patienceMs how long to wait for another
 * @throws ConsoleError `settings-locked` when another holds it for longer, `settings-not-written` where no lock can be
 * made, and what `action` throws
 */
export function withFileLock<T>(path: string, action: () => T, patienceMs = PATIENCE_MS): T {
  const content = ownName();
  const giveUpAt = Date.now() + patienceMs;
  while (!tryAcquire(path, content, giveUpAt)) pause(PAUSE_MS);
  return runLocked(path, content, action);
}

/** As {@link withFileLock}, and the thread goes on with other things while another process holds the lock. */
export async function withFileLockSoon<T>(path: string, action: () => T, patienceMs = PATIENCE_MS): Promise<T> {
  const content = ownName();
  const giveUpAt = Date.now() + patienceMs;
  while (!tryAcquire(path, content, giveUpAt)) await delay(PAUSE_MS);
  return runLocked(path, content, action);
}

/**
 * Waits until no other process holds the lock, and does not hold the thread up meanwhile.
 *
 * @throws ConsoleError `settings-locked` when another holds it for more than 5 s
 */
export async function untilUnlocked(path: string): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (let found = lockAt(path); found !== undefined && !isStale(found); found = lockAt(path)) {
    if (Date.now() > giveUpAt) throw settingsLocked();
    await delay(PAUSE_MS);
  }
}

function runLocked<T>(path: string, content: string, action: () => T): T {
  try {
    return action();
  } finally {
    if (contentOf(path) === content) rmSync(path, { force: true });
  }
}

/** Names the holder, so that no process removes the lock of another. */
const ownName = (): string => `${process.pid} ${randomUUID()}`;

/** False while another holds the lock. Throws once that has lasted too long. */
function tryAcquire(path: string, content: string, giveUpAt: number): boolean {
  for (;;) {
    if (tryCreate(path, content)) return true;
    const found = lockAt(path);
    if (found !== undefined && isStale(found) && clear(path, found)) continue;
    if (Date.now() > giveUpAt) throw settingsLocked();
    return false;
  }
}

function tryCreate(path: string, content: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (isTaken(error)) return false;
    throw settingsNotWritten(path, error);
  }
  try {
    writeSync(file, content);
  } catch (error) {
    rmSync(path, { force: true });
    throw settingsNotWritten(path, error);
  } finally {
    closeSync(file);
  }
  // Whoever was held up before its id was there may have been taken for dead.
  return contentOf(path) === content;
}

/** A lock file as it was seen. No two locks are alike: content and time of one name another. */
interface FoundLock {
  readonly content: string;
  readonly inode: number;
  readonly mtimeMs: number;
}

/** Undefined where there is none, or none any more. */
function lockAt(path: string): FoundLock | undefined {
  try {
    const { ino, mtimeMs } = statSync(path);
    return { content: readFileSync(path, 'utf8'), inode: ino, mtimeMs };
  } catch {
    return undefined;
  }
}

/** Whether a lock was left behind. */
function isStale({ content, mtimeMs }: FoundLock): boolean {
  const age = Date.now() - mtimeMs;
  if (age > STALE_MS || age < -FUTURE_MS) return true;
  const pid = /^\d+/.exec(content)?.[0];
  return pid === undefined ? age >= NAMELESS_MS : !isProcessAlive(Number(pid), mtimeMs);
}

/**
 * Removes a lock that was left behind, that one and no other.
 *
 * Only one process at a time may: the one that made a file named after this very lock. While it has that file nobody else
 * removes the lock, and as long as the lock is there nobody makes a new one; so what it sees is what it removes.
 */
function clear(path: string, stale: FoundLock): boolean {
  const permit = `${path}.${digestOf(stale)}`;
  if (!tryCreate(permit, ownName())) {
    // It is held for well below a millisecond, unless its holder was killed.
    const held = lockAt(permit);
    if (held !== undefined && isStale(held)) rmSync(permit, { force: true });
    return false;
  }
  try {
    const now = lockAt(path);
    if (now === undefined || digestOf(now) !== digestOf(stale)) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    rmSync(permit, { force: true });
  }
}

/**
 * Removes what is left where a process was killed after it had removed a stale lock and before it could remove its permit.
 * Harmless as such a file is: no lock is named like it again, so that nobody would ever come upon it.
 */
export function removeLeftPermits(path: string): void {
  const folder = dirname(path);
  const isPermit = (name: string) => name.startsWith(`${basename(path)}.`) && PERMIT.test(name);
  for (const permit of readdirSync(folder)
    .filter(isPermit)
    .map((name) => join(folder, name))) {
    const left = lockAt(permit);
    if (left !== undefined && isStale(left)) rmSync(permit, { force: true });
  }
}

const digestOf = (lock: FoundLock): string =>
  createHash('sha256').update(JSON.stringify(lock)).digest('hex').slice(0, 16);

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST';

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** For those that have nothing else to do. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
