import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ConsoleError } from '../../core/errors.js';
import { withFileLock } from './file-lock.js';
import { type Settings, settingsSchema } from './settings.js';

/** The file's name without `.json`, for electron-store and conf alike. */
const SETTINGS_NAME = 'settings';

/** What electron-store and conf have in common: the whole content as one object, written atomically. */
export interface SettingsFile {
  get store(): Record<string, unknown>;
  set store(value: Record<string, unknown>);
}

/** Reads and changes the settings; every change is one locked read, change and write, so that no update is lost. */
export interface SettingsStore {
  readonly read: () => Settings;
  readonly update: (change: (settings: Settings) => Settings) => Settings;
  /** What was found wrong, and mended, when the file was opened. */
  readonly notices: readonly string[];
}

/**
 * Opens the settings in `folder` with the library that suits the process.
 *
 * A file that cannot be read is set aside, never overwritten, and the last good copy takes its place.
 */
export function openSettings(folder: string, openFile: (folder: string, name: string) => SettingsFile): SettingsStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${SETTINGS_NAME}.json`);
  const backup = join(folder, `${SETTINGS_NAME}.backup.json`);
  const lock = join(folder, `${SETTINGS_NAME}.lock`);
  const notices = withFileLock(lock, () => mend(path, backup));
  const file = openFile(folder, SETTINGS_NAME);
  const read = (): Settings => settingsSchema.parse(file.store);
  return {
    read,
    update: (change) =>
      withFileLock(lock, () => {
        const next = settingsSchema.parse(change(read()));
        try {
          file.store = structuredClone(next) as Record<string, unknown>;
          copyFileSync(path, backup);
        } catch (error) {
          throw cannotWrite(path, error);
        }
        return next;
      }),
    notices,
  };
}

/** Puts a readable file in place before the library opens it: the libraries throw on anything else. */
function mend(path: string, backup: string): string[] {
  if (!existsSync(path) || isReadable(path)) return [];
  const aside = `${path}.unreadable-${Date.now()}`;
  renameSync(path, aside);
  if (!existsSync(backup) || !isReadable(backup)) {
    return [`The settings file could not be read. It was kept as ${aside}, and the console starts with none.`];
  }
  copyFileSync(backup, path);
  return [`The settings file could not be read. It was kept as ${aside}, and the last good copy took its place.`];
}

function isReadable(path: string): boolean {
  try {
    return settingsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success;
  } catch {
    return false;
  }
}

function cannotWrite(path: string, cause: unknown): ConsoleError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ConsoleError(
    'storage',
    'settings-not-written',
    `The settings could not be written to ${path}: ${detail}`,
    {
      hint: 'Check that the folder is writable and the disk is not full, then try again.',
      cause,
    },
  );
}
