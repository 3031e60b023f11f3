import { join } from 'node:path';
import { ConsoleError, type ErrorView } from '../../core/errors.js';
import type { RunRecord } from '../../core/flow/saved-run.js';
import type { ComparisonView } from '../../shared/views/comparison.js';
import type { FlowView } from '../../shared/views/flow.js';
import type { HistoryLimits, HistoryView, KeptRunView } from '../../shared/views/history.js';
import type { FlowViewContext } from '../flow/flow-view.js';
import type { SecretStore } from '../storage/secret-store.js';
import type { SettingsStore } from '../storage/settings-store.js';
import { createDiskRecords } from './disk-records.js';
import { historyOff, recordGone, runTooLarge } from './history-errors.js';
import { createHistoryKeys } from './history-keys.js';
import { contentOfBytes, type KeptRun, type KeptSummary, openedKept, restoreKeptRun } from './kept-run.js';
import { beyondLimits, expiryOf, MEGABYTE } from './limits.js';
import { createMemoryRecords } from './memory-records.js';
import type { ListedRecord, Records } from './records.js';
import { cloneableRun, isSmallRun } from './run-to-keep.js';
import { type RunWork, runWorkHere } from './run-work.js';

/** What the history needs of its surroundings. */
export interface HistoryServices {
  /** The data folder; the history has a folder of its own in it. */
  readonly folder: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  /** Does what takes seconds where a run is large; by default where it is asked for. */
  readonly work?: RunWork | undefined;
  /** Told of what is a fault of the console's, for the log. */
  readonly onUnexpected?: ((where: string, error: unknown) => void) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
}

/** A run that is to be kept under an id of its own. */
export interface RunToKeep {
  readonly id: string;
  readonly run: RunRecord;
  readonly context: FlowViewContext;
}

/** A kept run that is looked at: its view, and the run itself, which is read when it is first needed. */
export interface OpenedKept {
  readonly view: FlowView;
  /** Throws `saved-run-…`. */
  readonly read: () => KeptRun;
  /** The bytes that it is kept as. */
  readonly content: Uint8Array;
}

/** The runs that are kept. Methods throw ConsoleErrors of kind `storage`, and those they name. */
export interface History {
  /** Whether runs are kept at all. */
  readonly enabled: () => boolean;
  /** Everything the window may know. Never throws: what is wrong is said in it. */
  readonly describe: () => Promise<HistoryView>;
  readonly enable: (enabled: boolean) => Promise<void>;
  readonly setLimits: (limits: HistoryLimits) => Promise<void>;
  /** Keeps a run, where the history is on. Never throws: what becomes of a run that cannot be kept is a notice. */
  readonly keep: (run: RunToKeep) => Promise<void>;
  /** Keeps a run that came from a file. Throws `history-off`, `history-run-too-large`. */
  readonly add: (summary: KeptSummary, content: Uint8Array) => Promise<void>;
  /** Throws `history-record-gone`, `history-record-damaged`, `history-key-missing`, `saved-run-…`. */
  readonly read: (id: string) => Promise<KeptRun>;
  /** Draws a kept run under the id of its record. Throws what `read` does. */
  readonly open: (id: string) => Promise<OpenedKept>;
  /** A kept run as bytes, not yet read. Throws what `read` does, but `saved-run-…`. */
  readonly content: (id: string) => Promise<Uint8Array>;
  /** What the list says of one. Throws `history-record-gone`. */
  readonly summary: (id: string) => Promise<KeptRunView>;
  /** Two runs side by side. Throws what `read` does. */
  readonly compare: (left: string, right: string) => Promise<ComparisonView>;
  readonly annotate: (id: string, said: Partial<Pick<KeptSummary, 'pinned' | 'notes'>>) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** Removes every run, every file and the key. */
  readonly removeAll: () => Promise<void>;
  /** Removes a file that cannot be read. */
  readonly removeFile: (file: string) => Promise<void>;
}

/** The folder of the records, in the data folder. */
export const HISTORY_FOLDER = 'history';
const MAX_NOTICES = 20;
const IN_THE_LOG = 'The log has what happened: logs/main.log in the data folder, which Settings names.';

export function createHistory({
  folder: dataFolder,
  settings,
  secrets,
  work = runWorkHere,
  onUnexpected,
  now = Date.now,
}: HistoryServices): History {
  const folder = join(dataFolder, HISTORY_FOLDER);
  const disk = createDiskRecords(folder, createHistoryKeys(secrets, settings), now);
  const memory = createMemoryRecords();
  const notices: string[] = [];
  const limits = (): HistoryLimits => {
    const { keepDays, maxMegabytes } = settings.read().history;
    return { keepDays, maxMegabytes };
  };
  const note = (words: string): void => {
    notices.push(words);
    notices.splice(0, notices.length - MAX_NOTICES);
  };
  /** Without a keychain nothing is written; a keychain that is only locked stays in charge. */
  const inMemoryOnly = async (): Promise<boolean> => (await secrets.state()).backend === 'memory';

  const withinLimits = async (records: Records, all: readonly ListedRecord[]): Promise<readonly ListedRecord[]> => {
    const gone = new Set(beyondLimits(all, limits(), now()));
    for (const id of gone) await records.remove(id);
    return all.filter(({ summary }) => !gone.has(summary.id));
  };

  /** Where a record is; the same run is never in both. */
  const holderOf = async (id: string): Promise<Records> => ((await memory.content(id)) === undefined ? disk : memory);

  const put = async (summary: KeptSummary, content: Uint8Array): Promise<void> => {
    const max = limits().maxMegabytes;
    if (content.length > max * MEGABYTE) throw runTooLarge(content.length, max);
    if (await inMemoryOnly()) {
      await memory.put(summary, content);
      return;
    }
    try {
      await disk.put(summary, content);
      await memory.remove(summary.id);
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error;
      await memory.put(summary, content);
      note(`A run of ${summary.clientName} is kept until the console is closed, and not on disk: ${error.message}`);
    }
  };

  const viewOfFailure = (error: unknown): ErrorView => {
    if (error instanceof ConsoleError) return error.toView();
    onUnexpected?.('history', error);
    const message = 'The history failed inside the console.';
    return new ConsoleError('storage', 'history-failed', message, { hint: IN_THE_LOG, cause: error }).toView();
  };

  const settle = async (): Promise<
    Pick<HistoryView, 'problems' | 'failure'> & { readonly kept: readonly ListedRecord[] }
  > => {
    const inMemory = await withinLimits(memory, (await memory.list()).records);
    try {
      const { records, problems } = await disk.list();
      const onDisk = await withinLimits(disk, records);
      return { kept: [...inMemory, ...onDisk], problems };
    } catch (error) {
      return { kept: inMemory, problems: [], failure: viewOfFailure(error) };
    }
  };

  const listed = (one: ListedRecord): KeptRunView => ({
    ...one.summary,
    bytes: one.bytes,
    expiresAt: expiryOf(one, limits()),
  });
  const summary = async (id: string): Promise<KeptRunView> => {
    const found = (await settle()).kept.find((one) => one.summary.id === id);
    if (found === undefined) throw recordGone();
    return listed(found);
  };
  const contentOf = async (id: string): Promise<Uint8Array> => {
    const content = await (await holderOf(id)).content(id);
    if (content === undefined) throw recordGone();
    return content;
  };

  return {
    enabled: () => settings.read().history.enabled,
    describe: async () => {
      const state = await secrets.state();
      const { kept, problems, failure } = await settle();
      const runs = kept.map(listed).sort((a, b) => b.keptAt - a.keptAt);
      return {
        enabled: settings.read().history.enabled,
        where: state.backend,
        keychain: state.name,
        folder,
        limits: limits(),
        bytes: [...runs, ...problems].reduce((sum, { bytes }) => sum + bytes, 0),
        runs,
        problems,
        failure,
        notices: [...notices],
      };
    },
    enable: async (enabled) => {
      await settings.change((all) => ({ ...all, history: { ...all.history, enabled } }));
    },
    setLimits: async (set) => {
      await settings.change((all) => ({ ...all, history: { ...all.history, ...set } }));
      await settle();
    },
    keep: async ({ id, run, context }) => {
      if (!settings.read().history.enabled) return;
      try {
        const how = isSmallRun(run) ? runWorkHere : work;
        const about = { id, keptAt: now() };
        const { summary, content } = await how.do('keep', { run: cloneableRun(run), context, about });
        await put(summary, content);
        await settle();
      } catch (error) {
        const { code, message, hint } = viewOfFailure(error);
        const log = code === 'history-failed' ? ` ${hint}` : '';
        note(`A run of ${run.request.client.name} is not kept. ${message}${log}`);
      }
    },
    add: async (summary, content) => {
      if (!settings.read().history.enabled) throw historyOff();
      await put(summary, content);
    },
    read: async (id) => restoreKeptRun(contentOfBytes(await contentOf(id))),
    open: async (id) => {
      const about = await summary(id);
      const content = await contentOf(id);
      const { keptAt, privacy } = about;
      const view = await work.do('draw', { content, about: { id, keptAt, privacy } });
      let kept: KeptRun | undefined;
      return {
        view,
        content,
        read: () => {
          kept ??= openedKept(restoreKeptRun(contentOfBytes(content)), about);
          return kept;
        },
      };
    },
    content: contentOf,
    summary,
    compare: async (leftId, rightId) => {
      const [one, other] = [await contentOf(leftId), await contentOf(rightId)];
      const { parts, left, right } = await work.do('compare', { left: one, right: other });
      // Their own word of what was tampered with, and not that of a list which an earlier version may have written.
      const described = async (id: string, tampered: readonly string[]) => ({ ...(await summary(id)), tampered });
      return { left: await described(leftId, left), right: await described(rightId, right), parts };
    },
    annotate: async (id, said) => {
      const holder = await holderOf(id);
      if (!(await holder.change(id, (summary) => ({ ...summary, ...said })))) throw recordGone();
    },
    remove: async (ids) => {
      for (const id of ids) await (await holderOf(id)).remove(id);
    },
    removeAll: async () => {
      await memory.removeAll();
      notices.length = 0;
      await disk.removeAll();
    },
    removeFile: (file) => disk.removeFile(file),
  };
}
