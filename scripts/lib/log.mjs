import { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './folders.mjs';

let file = '';

/** Starts the log of this run. The file is kept until the next run of the same command, so that a failure can be looked into. */
export function openLog(name) {
  for (const makeFolder of [ownFolder, newFolder]) {
    try {
      file = join(makeFolder(), `${name}.log`);
      writeFileSync(
        file,
        `${new Date().toISOString()} node ${process.versions.node} ${process.platform}-${process.arch}\n`,
      );
      return;
    } catch {
      // A read-only home must not keep the command from running: try the next place, or go without.
      file = '';
    }
  }
}

function ownFolder() {
  const folder = join(cacheFolder(), 'logs');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** In a folder that everybody writes to, a name that can be foretold could be somebody's link to a file of ours. */
const newFolder = () => mkdtempSync(join(tmpdir(), 'sgid-console-log-'));

/** Adds to the log; never fails. */
export function writeLog(text) {
  if (!file) return;
  try {
    appendFileSync(file, text);
  } catch {
    file = '';
  }
}

/** Where the log is, in words that fit a message. */
export function logFile() {
  return file || '(no log could be written)';
}
