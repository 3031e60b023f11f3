import { randomUUID } from 'node:crypto';
import { readInputFile } from '../storage/read-input-file.js';
import type { History } from './history.js';
import { MAX_RUN_FILE, type RunPrivacy } from './run-file.js';
import type { WrittenFile } from './run-jobs.js';
import { type RunWork, runWorkHere } from './run-work.js';

/** Runs that leave the history as files, and come into it. */
export interface HistoryFiles {
  /** The file of a kept run. Throws what {@link History.content} and the job `writeFile` throw. */
  readonly write: (id: string, privacy: RunPrivacy) => Promise<WrittenFile>;
  /**
   * Keeps the run of a file under a new id, and answers with it. Throws the `file-…`, `run-file-…`, `saved-run-…` and
   * `run-work-…` codes.
   */
  readonly read: (path: string, signal?: AbortSignal) => Promise<string>;
}

export function historyFiles(
  history: Pick<History, 'content' | 'summary' | 'add'>,
  consoleVersion: string,
  work: RunWork = runWorkHere,
  now: () => number = Date.now,
): HistoryFiles {
  return {
    write: async (id, privacy) => {
      const { clientId, startedAt } = await history.summary(id);
      const content = await history.content(id);
      return work.do('writeFile', { content, summary: { clientId, startedAt }, privacy, consoleVersion });
    },
    read: async (path, signal) => {
      const file = await readInputFile(path, MAX_RUN_FILE);
      // Never the id that the file names: a file must not take the place of a run that is kept.
      const id = randomUUID();
      const { summary, content } = await work.do('readFile', { file, about: { id, keptAt: now() } }, signal);
      await history.add(summary, content);
      return id;
    },
  };
}
