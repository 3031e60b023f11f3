import type { EnvironmentView } from '../../../../shared/views/common.js';
import type { RunTab } from '../../../../shared/views/flow.js';
import type { KeptRunView } from '../../../../shared/views/history.js';
import { dateAndTime } from '../../../components/format.js';
import { hasAllWords, searchWords } from '../../../components/search-words.js';

/** A run that can be exported with others, or why it cannot. */
export interface ListedRun {
  /** `tabs:RUN-ID` or `history:RECORD-ID`. */
  readonly key: string;
  readonly name: string;
  readonly clientName: string;
  readonly environment: EnvironmentView;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Why it cannot be exported; undefined where it can. */
  readonly reason: string | undefined;
}

/** The runs that are open, in the order of their tabs, and those that were kept, newest first, each of them once. */
export function runsToExport(
  tabs: readonly RunTab[],
  kept: readonly KeptRunView[],
): { readonly open: readonly ListedRun[]; readonly kept: readonly ListedRun[] } {
  const opened = new Set(tabs.map(({ runId }) => runId));
  return {
    open: tabs.filter(({ started }) => started).map(ofTab),
    kept: kept.filter(({ id }) => !opened.has(id)).map(ofKept),
  };
}

/** Runs in whose name, client, environment or date every word is found. */
export function searchedRunsToExport(runs: readonly ListedRun[], query: string): readonly ListedRun[] {
  const words = searchWords(query);
  return runs.filter(({ name, clientName, environment, startedAt }) =>
    hasAllWords([name, clientName, environment.kind, environment.origin, dateAndTime(startedAt)], words),
  );
}

function ofTab(tab: RunTab): ListedRun {
  const { runId, number, clientName, environment, startedAt, hasValues, kept } = tab;
  return {
    key: `tabs:${runId}`,
    name: kept ? `Run ${number}, kept` : `Run ${number}`,
    clientName,
    environment,
    startedAt,
    reason: hasValues ? undefined : kept ? 'It holds no values.' : 'It has decrypted no values yet.',
  };
}

function ofKept(run: KeptRunView): ListedRun {
  const { id, clientName, environment, startedAt, privacy, sub } = run;
  return { key: `history:${id}`, name: 'Kept run', clientName, environment, startedAt, reason: whyNot(privacy, sub) };
}

/** A run without a result has no subject in its list entry either. */
function whyNot(privacy: KeptRunView['privacy'], sub: string | undefined): string | undefined {
  if (privacy === 'sanitised') return 'It came sanitised: it holds no values.';
  return sub === undefined ? 'It ended before its values were decrypted.' : undefined;
}
