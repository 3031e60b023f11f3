import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ConsoleError } from '../../core/errors.js';
import { removeLeftPermits, untilUnlocked, withFileLock, withFileLockSoon } from './file-lock.js';
import { type Settings, settingsSchema } from './settings.js';
import { settingsNotWritten } from './settings-errors.js';
import { copyAtomically, createSettingsFileReader, type FoundSettings } from './settings-file.js';

/** The file's name without `.json`, for electron-store and conf alike. */
const SETTINGS_NAME = 'settings';
/** What a process that was killed while it wrote leaves: nobody else writes while the lock is held. */
const TEMPORARY = /^settings(\.backup)?\.json\.tmp-/;

/** What electron-store and conf have in common: the whole content as one object, written atomically. */
export interface SettingsFile {
  set store(value: Record<string, unknown>);
}

/** Reads and changes the settings; every change is one locked read, change and write, so that no update is lost. */
export interface SettingsStore {
  /** As they are in the file now. Frozen: only `update` changes them. Never throws. */
  readonly read: () => Settings;
  /**
   * Writes what `change` makes of the settings; nothing where it gives back what it got. While another process is at the
   * settings, the thread waits.
   *
   * @throws ConsoleError `settings-locked`, `settings-not-written`, and what `change` throws
   */
  readonly update: (change: (settings: Settings) => Settings) => Settings;
  /**
   * As `update`, and the thread does not wait: changes are made in the order in which they were asked for, once the other
   * process is done. Throws what `update` does, after 5 s where it is not.
   */
  readonly change: (change: (settings: Settings) => Settings) => Promise<Settings>;
  /**
   * Waits, and not the thread, until no other process is at the settings, in its turn among the changes. Throws
   * `settings-locked` after 5 s.
   */
  readonly free: () => Promise<void>;
  /** Resolves once no change waits any more, made or not; undefined where none does. Never rejects. */
  readonly settled: () => Promise<void> | undefined;
  /** What was found wrong with the file so far, and what became of it. */
  readonly notices: readonly string[];
}

/** The settings file in a data folder, there or not. */
export function settingsPath(folder: string): string {
  return join(folder, `${SETTINGS_NAME}.json`);
}

/**
 * Opens the settings in `folder` with the library that suits the process.
 *
 * A file that cannot be read is set aside, never overwritten, and the last good copy takes its place. Where nothing can
 * be written, the settings are read all the same, and the notices say so.
 *
 * @param patienceMs how long the thread may wait for another process once they are open; by default 5 s, as long as it
 * waits for them to be opened
 */
export function openSettings(
  folder: string,
  openFile: (folder: string, name: string) => SettingsFile,
  patienceMs?: number,
): SettingsStore {
  const path = settingsPath(folder);
  const backup = join(folder, `${SETTINGS_NAME}.backup.json`);
  const lock = join(folder, `${SETTINGS_NAME}.lock`);
  const reader = createSettingsFileReader(path);
  const notices: string[] = [];
  let file: SettingsFile | undefined;
  let lastGood: Settings | undefined;

  /** Under the lock: what the file holds, once it is one that holds something. */
  const readMended = (): Settings => {
    let found = reader.read();
    if (found.kind === 'unreadable') {
      notices.push(replaceUnreadable(path, backup, found.newer));
      found = reader.read();
    }
    return settingsIn(found);
  };
  const write = (settings: Settings): void => {
    try {
      file ??= openFile(folder, SETTINGS_NAME);
      file.store = settings;
      reader.wrote(settings);
    } catch (error) {
      // Whole as it was before, whatever the library left.
      if (!isWhole(reader)) restore(backup, path);
      throw settingsNotWritten(path, error);
    }
    keepBackup(path, backup);
  };
  const read = (): Settings => {
    try {
      const found = reader.read();
      lastGood = found.kind === 'unreadable' ? withFileLock(lock, readMended, patienceMs) : settingsIn(found);
    } catch {
      lastGood ??= settingsIn(backupOf(backup));
    }
    return lastGood;
  };

  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    withFileLock(lock, () => {
      readMended();
      removeTemporaries(folder);
      removeLeftPermits(lock);
    });
  } catch (error) {
    notices.push((error instanceof ConsoleError ? error : settingsNotWritten(path, error)).message);
  }

  /** Under the lock. */
  const changeNow = (change: (settings: Settings) => Settings): Settings => {
    const now = orNotWritten(path, readMended);
    const changed = change(now);
    if (changed === now) return now;
    const next = settingsSchema.parse(changed);
    write(next);
    return next;
  };
  let queue: Promise<void> = Promise.resolve();
  let waiting = 0;
  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    waiting += 1;
    const made = queue.then(action).finally(() => {
      waiting -= 1;
    });
    queue = made.then(
      () => undefined,
      () => undefined,
    );
    return made;
  };

  return {
    read,
    update: (change) => withFileLock(lock, () => changeNow(change), patienceMs),
    change: (change) => inTurn(() => withFileLockSoon(lock, () => changeNow(change))),
    free: () => inTurn(() => untilUnlocked(lock)),
    settled: () => (waiting === 0 ? undefined : queue),
    notices,
  };
}

const NONE = settingsSchema.parse({});

function settingsIn(found: FoundSettings): Settings {
  return found.kind === 'settings' ? found.settings : NONE;
}

function backupOf(backup: string): FoundSettings {
  try {
    return createSettingsFileReader(backup).read();
  } catch {
    return { kind: 'none' };
  }
}

/** Keeps the file under another name, puts the last good copy in its place if there is one, and says what was done. */
function replaceUnreadable(path: string, backup: string, newer: boolean): string {
  const aside = `${path}.unreadable-${Date.now()}`;
  const what = newer ? 'is of a newer version of the console' : 'could not be read';
  if (backupOf(backup).kind !== 'settings') {
    renameSync(path, aside);
    return `The settings file ${what}. It was kept as ${aside}, and the console starts with none.`;
  }
  copyFileSync(path, aside);
  copyAtomically(backup, path);
  return `The settings file ${what}. It was kept as ${aside}, and the last good copy took its place.`;
}

function isWhole(reader: ReturnType<typeof createSettingsFileReader>): boolean {
  try {
    return reader.read().kind !== 'unreadable';
  } catch {
    return true;
  }
}

function restore(backup: string, path: string): void {
  try {
    // Renamed, not copied: there may be no room for another.
    renameSync(backup, path);
  } catch {
    // Then the next to read it sets it aside.
  }
}

/** After the settings themselves are safe: a backup that cannot be written leaves the one before. */
function keepBackup(path: string, backup: string): void {
  try {
    copyAtomically(path, backup);
  } catch {
    // The settings are written, and that is what was asked for.
  }
}

function removeTemporaries(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => TEMPORARY.test(one)))
    rmSync(join(folder, name), { force: true });
}

function orNotWritten<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw settingsNotWritten(path, error);
  }
}
