import { randomUUID } from 'node:crypto';
import { readInputFile } from '../storage/read-input-file.js';
import type { History } from './history.js';
import { summaryOf, viewOfKept } from './kept-run.js';
import { type RunPrivacy, readRunFile, writeRunFile } from './run-file.js';

/** Runs that leave the history as files, and come into it. */
export interface HistoryFiles {
  /** The file of a kept run. Throws what {@link History.read} and {@link writeRunFile} throw. */
  readonly write: (id: string, privacy: RunPrivacy) => Promise<{ readonly fileName: string; readonly json: string }>;
  /** Keeps the run of a file under a new id, and answers with it. Throws the `file-…`, `run-file-…`, `saved-run-…` codes. */
  readonly read: (path: string) => Promise<string>;
}

/** No run comes near, in bytes; {@link readRunFile} looks closer. */
const MAX_FILE = 16 * 1_048_576;

export function historyFiles(history: History, consoleVersion: string, now: () => number = Date.now): HistoryFiles {
  return {
    write: async (id, privacy) =>
      writeRunFile(await history.read(id), await history.summary(id), privacy, consoleVersion),
    read: async (path) => {
      const text = Buffer.from(await readInputFile(path, MAX_FILE)).toString('utf8');
      const { content, kept, privacy, clientId } = readRunFile(text);
      // Never the id that the file names: a file must not take the place of a run that is kept.
      const id = randomUUID();
      await history.add(summaryOf(viewOfKept(kept), { id, keptAt: now(), clientId, origin: 'file', privacy }), content);
      return id;
    },
  };
}
