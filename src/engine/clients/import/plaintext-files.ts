import { ConsoleError } from '../../../core/errors.js';
import { type ReadFile, requireUnchanged } from './source-file.js';

/** The files in clear that imports were read from, until the user has them moved to the trash. */
export interface PlaintextFiles {
  /** Notes the files of an import; one that is noted twice counts once. */
  readonly note: (importId: string, files: readonly ReadFile[]) => void;
  /**
   * Moves the files of an import to the trash; gives back the paths of all that were moved, now or before.
   *
   * @throws ConsoleError before anything is moved `import-gone`, `file-changed`, and the `file-…` codes of a file that
   * cannot be read; `trash-failed` where the system has no trash or refuses
   */
  readonly trash: (importId: string) => Promise<readonly string[]>;
}

interface NotedFiles {
  readonly left: Map<string, ReadFile>;
  readonly moved: Set<string>;
}

/** The window offers them right after an import, one offer below the other. */
const MAX_NOTED = 1_000;

/** @param moveToTrash moves a file where the user can take it back from */
export function createPlaintextFiles(moveToTrash: (path: string) => Promise<void>): PlaintextFiles {
  const noted = new Map<string, NotedFiles>();
  return {
    note: (importId, files) => {
      if (files.length === 0) return;
      noted.set(importId, { left: new Map(files.map((file) => [file.path, file])), moved: new Set() });
      for (const oldest of [...noted.keys()].slice(0, -MAX_NOTED)) noted.delete(oldest);
    },
    trash: async (importId) => {
      const found = noted.get(importId);
      if (found === undefined) throw importGone();
      const { left, moved } = found;
      for (const file of left.values()) await requireUnchanged(file);
      for (const path of [...left.keys()]) {
        try {
          await moveToTrash(path);
        } catch (cause) {
          throw trashFailed(path, cause);
        }
        left.delete(path);
        moved.add(path);
      }
      return [...moved];
    },
  };
}

function importGone(): ConsoleError {
  return new ConsoleError('config', 'import-gone', 'It is no longer known which files that import was read from.', {
    hint: 'Delete them yourself.',
  });
}

function trashFailed(path: string, cause: unknown): ConsoleError {
  return new ConsoleError(
    'storage',
    'trash-failed',
    `Expected ${path} to go to the trash; the system did not take it.`,
    {
      hint: `There may be no trash for this folder. Delete it yourself: it is still at ${path}.`,
      cause,
    },
  );
}
