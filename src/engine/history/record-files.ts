import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type HeaderReading, LINE_BYTES, readHeader, TAG_BYTES } from './record-format.js';

const EXTENSION = '.sgidrun';
/** What a process that was killed while it wrote leaves; a writer needs its own for far less than the time. */
const TEMPORARY = /^\.[0-9a-f-]{36}\.[0-9a-f]{12}\.tmp$/;
const ABANDONED_MS = 60_000;
/** No run comes near; what is longer is not read into memory. */
const MAX_BYTES = 512 * 1_048_576;
const MAX_SUMMARY_BYTES = 4 * 1_048_576;

/** A record file as far as it can be read without a key. `stamp` changes whenever the file does. */
export interface RecordHead {
  readonly file: string;
  readonly bytes: number;
  readonly stamp: string;
  readonly header: HeaderReading | { readonly problem: 'damaged' | 'renamed' | 'unreadable' };
  readonly summaryBox: Uint8Array;
  readonly runTag: Uint8Array;
}

/** The name of a record's file. */
export const fileOf = (id: string): string => `${id}${EXTENSION}`;

/** The files of a folder that are called records; none where there is no such folder. */
export function recordFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(EXTENSION));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** What tells one state of a file from another without reading it; undefined where it is gone. */
export function stampOf(folder: string, file: string): string | undefined {
  try {
    const { ino, size, mtimeMs } = statSync(join(folder, file));
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return undefined;
  }
}

/** Reads the beginning and the last bytes of a record; undefined where it went away meanwhile. Never throws. */
export function readHead(folder: string, file: string): RecordHead | undefined {
  const stamp = stampOf(folder, file);
  if (stamp === undefined) return undefined;
  const none = { file, stamp, bytes: 0, summaryBox: new Uint8Array(), runTag: new Uint8Array() };
  let opened: number;
  try {
    opened = openSync(join(folder, file), 'r');
  } catch {
    return { ...none, header: { problem: 'unreadable' } };
  }
  try {
    const { size: bytes } = fstatSync(opened);
    const header = readHeader(part(opened, 0, Math.min(LINE_BYTES, bytes)));
    if ('problem' in header) return { ...none, bytes, header };
    if (fileOf(header.id) !== file) return { ...none, bytes, header: { problem: 'renamed' } };
    const fits = header.summaryBytes <= MAX_SUMMARY_BYTES && header.start + header.summaryBytes + TAG_BYTES <= bytes;
    if (!fits || bytes > MAX_BYTES) return { ...none, bytes, header: { problem: 'damaged' } };
    const summaryBox = part(opened, header.start, header.summaryBytes);
    return { file, stamp, bytes, header, summaryBox, runTag: part(opened, bytes - TAG_BYTES, TAG_BYTES) };
  } catch {
    return { ...none, header: { problem: 'unreadable' } };
  } finally {
    closeSync(opened);
  }
}

/** All of a file; undefined where there is none. Throws the system's error. */
export function readRecord(folder: string, file: string): Uint8Array | undefined {
  try {
    return readFileSync(join(folder, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a record so that it is there whole or as it was before, whatever happens. Throws the system's error. */
export function writeRecord(folder: string, id: string, content: Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `.${id}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const opened = openSync(temporary, 'wx', 0o600);
    try {
      for (let written = 0; written < content.length; ) written += writeSync(opened, content, written);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(temporary, join(folder, fileOf(id)));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes a file of the folder. Throws the system's error. */
export function removeRecord(folder: string, file: string): void {
  rmSync(join(folder, file), { force: true });
}

/** Removes what killed writers left, and with `all` what any left; the folder too, where nothing is in it. Never throws. */
export function tidyFolder(folder: string, now: number, all = false): void {
  try {
    for (const name of readdirSync(folder).filter((one) => TEMPORARY.test(one))) {
      const path = join(folder, name);
      if (all || now - statSync(path).mtimeMs > ABANDONED_MS) rmSync(path, { force: true });
    }
    if (all) rmdirSync(folder);
  } catch {
    // There is no folder, or something else is in it.
  }
}

function part(opened: number, from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let read = 0;
  while (read < length) {
    const count = readSync(opened, bytes, read, length - read, from + read);
    if (count === 0) break;
    read += count;
  }
  return bytes.subarray(0, read);
}
