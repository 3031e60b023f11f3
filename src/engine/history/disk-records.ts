import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConsoleError } from '../../core/errors.js';
import type { HistoryProblem } from '../../shared/views/history.js';
import { withFileLockSoon } from '../storage/file-lock.js';
import { historyLocked, keyMissing, notWritten, recordDamaged } from './history-errors.js';
import type { HistoryKeys } from './history-keys.js';
import { type KeptSummary, readSummary } from './kept-run.js';
import {
  fileOf,
  type RecordHead,
  readHead,
  readRecord,
  recordFiles,
  removeRecord,
  stampOf,
  tidyFolder,
  writeRecord,
} from './record-files.js';
import { openRun, openSummary, type RecordHeader, readHeader, resealSummary, sealRecord } from './record-format.js';
import type { ListedRecord, Records } from './records.js';

/** Runs kept as files, each encrypted with a key of the keychain. */
export interface DiskRecords extends Records {
  /** Removes a file that cannot be read. */
  readonly removeFile: (file: string) => Promise<void>;
}

type Opened = ListedRecord | HistoryProblem;

export function createDiskRecords(folder: string, keys: HistoryKeys, now: () => number): DiskRecords {
  /** Opened summaries, by file, for as long as the file does not change. */
  const known = new Map<string, { readonly stamp: string; readonly opened: Opened }>();

  const openHead = async (head: RecordHead, keyOf: KeyOf): Promise<Opened> => {
    const { file, bytes, header } = head;
    if ('problem' in header) return { file, bytes, kind: header.problem };
    const key = await keyOf(header.keyId);
    if (key === undefined) return { file, bytes, kind: 'key-missing' };
    const json = openSummary(header, key, head.summaryBox, head.runTag);
    const summary = json === undefined ? undefined : readSummary(json);
    return summary === undefined || summary.id !== header.id ? { file, bytes, kind: 'damaged' } : { summary, bytes };
  };

  const openFile = async (file: string, keyOf: KeyOf): Promise<Opened | undefined> => {
    const last = known.get(file);
    if (last !== undefined && last.stamp === stampOf(folder, file)) return last.opened;
    const head = readHead(folder, file);
    if (head === undefined) return undefined;
    const opened = await openHead(head, keyOf);
    // A key may come back, and a file may be readable the next time: only what was opened is remembered.
    if ('summary' in opened) known.set(file, { stamp: head.stamp, opened });
    return opened;
  };

  const keyFor = async (header: RecordHeader): Promise<Uint8Array> => {
    const key = await keys.find(header.keyId);
    if (key === undefined) throw keyMissing();
    return key;
  };

  /** The file with its header; undefined where there is none. */
  const load = (id: string): { readonly header: RecordHeader; readonly file: Uint8Array } | undefined => {
    const file = readable(() => readRecord(folder, fileOf(id)));
    if (file === undefined) return undefined;
    const header = readHeader(file);
    if ('problem' in header || header.id !== id) throw recordDamaged();
    return { header, file };
  };

  /** What the user said of a record that is about to be replaced. */
  const saidOf = async (id: string): Promise<Pick<KeptSummary, 'pinned' | 'notes'> | undefined> => {
    const opened = await openFile(fileOf(id), keys.find);
    return opened !== undefined && 'summary' in opened ? opened.summary : undefined;
  };

  return {
    list: async () => {
      tidyFolder(folder, now());
      const files = readable(() => recordFiles(folder));
      for (const file of known.keys()) if (!files.includes(file)) known.delete(file);
      const keyOf = remembering(keys.find);
      const opened: Opened[] = [];
      for (const file of files) {
        const one = await openFile(file, keyOf);
        if (one !== undefined) opened.push(one);
      }
      return {
        records: opened.filter((one) => 'summary' in one),
        problems: opened.filter((one): one is HistoryProblem => 'kind' in one),
      };
    },
    put: async (summary, content) => {
      const { id } = summary;
      const { keyId, key } = await keys.forWriting();
      for (;;) {
        const stamp = stampOf(folder, fileOf(id));
        const { pinned, notes } = (await saidOf(id)) ?? summary;
        const record = sealRecord({ id, keyId }, key, JSON.stringify({ ...summary, pinned, notes }), content);
        // What the user said while another process was waited for is said of this one as well.
        const writeOver = (): boolean => {
          if (stampOf(folder, fileOf(id)) !== stamp) return false;
          writeRecord(folder, id, record);
          return true;
        };
        if (await writing(folder, () => locked(folder, writeOver))) return record.length;
      }
    },
    content: async (id) => {
      const loaded = load(id);
      if (loaded === undefined) return undefined;
      const content = openRun(loaded.header, await keyFor(loaded.header), loaded.file);
      if (content === undefined) throw recordDamaged();
      return content;
    },
    change: async (id, change) => {
      const first = load(id);
      if (first === undefined) return false;
      const key = await keyFor(first.header);
      return writing(folder, () =>
        locked(folder, () => {
          const loaded = load(id);
          if (loaded === undefined) return false;
          const { header, file } = loaded;
          const box = file.subarray(header.start, header.start + header.summaryBytes);
          const json = header.keyId === first.header.keyId ? openSummary(header, key, box, file.slice(-16)) : undefined;
          const summary = json === undefined ? undefined : readSummary(json);
          if (summary === undefined) throw recordDamaged();
          writeRecord(folder, id, resealSummary(header, key, JSON.stringify(change(summary)), file));
          return true;
        }),
      );
    },
    remove: async (id) => {
      const there = stampOf(folder, fileOf(id)) !== undefined;
      await writing(folder, () => removeRecord(folder, fileOf(id)));
      return there;
    },
    removeAll: async () => {
      const keyIds = new Set<string>();
      for (const file of readable(() => recordFiles(folder))) {
        const header = readHead(folder, file)?.header;
        if (header !== undefined && 'keyId' in header) keyIds.add(header.keyId);
        await writing(folder, () => removeRecord(folder, file));
      }
      known.clear();
      tidyFolder(folder, now(), true);
      await keys.remove(keyIds);
    },
    removeFile: async (file) => {
      // A name from the list, and never a path.
      if (readable(() => recordFiles(folder)).includes(file)) await writing(folder, () => removeRecord(folder, file));
    },
  };
}

type KeyOf = (keyId: string) => Promise<Uint8Array | undefined>;

/** One question to the keychain a key, not one a record. */
function remembering(find: KeyOf): KeyOf {
  const asked = new Map<string, Promise<Uint8Array | undefined>>();
  return (keyId) => {
    const answer = asked.get(keyId) ?? find(keyId);
    asked.set(keyId, answer);
    return answer;
  };
}

/** While no other process of the console changes a record. */
async function locked<T>(folder: string, action: () => T): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return withFileLockSoon(join(folder, 'history.lock'), action);
}

async function writing<T>(folder: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const code = error instanceof ConsoleError ? error.code : undefined;
    if (code === 'settings-locked') throw historyLocked();
    throw code === undefined || code === 'settings-not-written' ? notWritten(folder, error) : error;
  }
}

function readable<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConsoleError('storage', 'history-not-readable', `The history’s folder could not be read: ${reason}`, {
      hint: 'Check that you may read it.',
      cause: error,
    });
  }
}
