import type { KeptRunView } from '../../../shared/views/history.js';
import { createStore, useStore } from '../../bridge/store.js';
import { hasAllWords, searchWords } from '../../components/search-words.js';

interface HistoryListing {
  readonly query: string;
  /** The runs that are chosen to be compared, in the order they were chosen; two at most. */
  readonly picked: readonly string[];
  /** The two runs that are compared now. */
  readonly compared: readonly [left: string, right: string] | undefined;
  /** The file of a run is being read. */
  readonly reading: boolean;
}

const listing = createStore<HistoryListing>({ query: '', picked: [], compared: undefined, reading: false });

/** Follows how the history is looked at. */
export const useHistoryListing = <S>(select: (state: HistoryListing) => S): S => useStore(listing, select);

/** Narrows the list. */
export function searchHistory(query: string): void {
  listing.set((state) => ({ ...state, query }));
}

/** Says whether the file of a run is being read. */
export function showImporting({ reading }: { readonly reading: boolean }): void {
  listing.set((state) => ({ ...state, reading }));
}

/** Chooses a run for a comparison or no longer; a third takes the place of the one chosen last. */
export function pickRun(id: string, picked: boolean): void {
  listing.set((state) => {
    const others = state.picked.filter((one) => one !== id);
    return { ...state, picked: picked ? [...others.slice(0, 1), id] : others };
  });
}

/** Compares two runs; with none, goes back to the list. */
export function compareKept(compared: HistoryListing['compared']): void {
  listing.set((state) => ({ ...state, compared }));
}

/** The runs in which every word of the query is found: client, environment, scopes, outcome, notes, subject, date. */
export function searchedRuns(
  runs: readonly KeptRunView[],
  query: string,
  dateOf: (at: number) => string,
): readonly KeptRunView[] {
  const words = searchWords(query);
  if (words.length === 0) return runs;
  return runs.filter((run) =>
    hasAllWords(
      [
        run.clientName,
        run.clientId,
        run.environment.kind,
        run.environment.origin,
        ...run.scopes,
        run.outcome,
        run.step ?? '',
        run.notes,
        run.sub ?? '',
        dateOf(run.startedAt),
        run.pinned ? 'pinned' : '',
        run.origin === 'file' ? 'imported' : '',
        ...(run.tampered ?? []),
        (run.tampered ?? []).length > 0 ? 'tampered' : '',
      ],
      words,
    ),
  );
}
