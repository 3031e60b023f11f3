import type { HistoryProblem } from '../../shared/views/history.js';
import type { KeptSummary } from './kept-run.js';

/** A record as it is listed. */
export interface ListedRecord {
  readonly summary: KeptSummary;
  readonly bytes: number;
}

/** Where runs are kept: files under a key of the keychain, or memory. Methods throw ConsoleErrors of kind `storage`. */
export interface Records {
  readonly list: () => Promise<{
    readonly records: readonly ListedRecord[];
    readonly problems: readonly HistoryProblem[];
  }>;
  /** Keeps a run; what the user said of one with that id stays. Answers with its size in bytes. */
  readonly put: (summary: KeptSummary, content: Uint8Array) => Promise<number>;
  /** The content's bytes, not yet read; undefined where there is no such record. Throws `history-record-…`. */
  readonly content: (id: string) => Promise<Uint8Array | undefined>;
  /** Changes what is said of a run; false where there is no such record. Throws `history-record-…`. */
  readonly change: (id: string, change: (summary: KeptSummary) => KeptSummary) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly removeAll: () => Promise<void>;
}
