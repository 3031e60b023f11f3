import { copyFileSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { type Settings, settingsSchema } from './settings.js';

/** What a settings file held when it was looked at. */
export type FoundSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'none' }
  /** Not JSON, cut off, of another shape, or of a newer version of the console. */
  | { readonly kind: 'unreadable'; readonly newer: boolean };

/** Reads one settings file, and parses it only where its bytes are not those of the last time. */
export interface SettingsFileReader {
  /** @throws the system's error where there is a file that cannot be opened */
  readonly read: () => FoundSettings;
  /**
   * Takes what was just written for what the file holds, after a look at whether all of it is there.
   *
   * @throws Error where it was cut off: a full disk takes the beginning of a text and says nothing
   */
  readonly wrote: (settings: Settings) => void;
}

/** How the libraries end the file: no prefix of it does. */
const LAST_LINE = Buffer.from('\n}');

export function createSettingsFileReader(path: string): SettingsFileReader {
  let last: { readonly bytes: Buffer; readonly found: FoundSettings } | undefined;
  return {
    read: () => {
      const bytes = bytesOf(path);
      if (bytes === undefined) return { kind: 'none' };
      if (last?.bytes.equals(bytes) !== true) last = { bytes, found: parse(bytes.toString('utf8')) };
      return last.found;
    },
    wrote: (settings) => {
      const bytes = bytesOf(path) ?? Buffer.alloc(0);
      last = undefined;
      if (!bytes.subarray(-LAST_LINE.length).equals(LAST_LINE)) throw new Error('no space left for all of it');
      last = { bytes, found: { kind: 'settings', settings: deepFreeze(settings) } };
    },
  };
}

/** Replaces `target` by a copy of `source`, at once: a crash leaves the old one or the new one. */
export function copyAtomically(source: string, target: string): void {
  const temporary = `${target}.tmp-${process.pid}`;
  try {
    copyFileSync(source, temporary);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): FoundSettings {
  try {
    const json: unknown = JSON.parse(text);
    const parsed = settingsSchema.safeParse(json);
    if (parsed.success) return { kind: 'settings', settings: deepFreeze(parsed.data) };
    return { kind: 'unreadable', newer: versionOf(json) > 1 };
  } catch {
    return { kind: 'unreadable', newer: false };
  }
}

function versionOf(json: unknown): number {
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  return typeof version === 'number' ? version : 0;
}

/** The same objects are handed out again and again: nobody may change them. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
