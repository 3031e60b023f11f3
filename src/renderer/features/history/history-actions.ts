import type { HistoryLimits, HistoryView } from '../../../shared/views/history.js';
import { perform } from '../../bridge/actions.js';
import { put } from '../../bridge/events.js';
import { flowQuery, historyQuery } from '../../bridge/queries.js';
import { maskAll } from '../../bridge/reveal.js';
import { showScreen } from '../../view/view.js';
import { compareKept, pickRun } from './history-view.js';

const take = (view: HistoryView | undefined): boolean => {
  if (view !== undefined) put(historyQuery.queryKey, view);
  return view !== undefined;
};

/** Turns the history on or off. */
export async function enableHistory(enabled: boolean): Promise<void> {
  take(await perform('history', 'history.enable', { enabled }));
}

/** Changes how long and how much is kept. */
export async function limitHistory(limits: HistoryLimits): Promise<void> {
  take(await perform('history', 'history.setLimits', limits));
}

/** Opens a kept run in a tab, to be looked at. */
export async function openKeptRun(id: string): Promise<void> {
  maskAll();
  const flow = await perform('history', 'history.open', { id });
  if (flow === undefined) return;
  put(flowQuery.queryKey, flow);
  showScreen('flow');
}

/** Pins a run, so that it does not expire, or no longer. */
export async function pinKeptRun(id: string, pinned: boolean): Promise<void> {
  take(await perform('history', 'history.annotate', { id, pinned }));
}

/** Writes the user's own words beside a run; true where that worked. */
export async function noteKeptRun(id: string, notes: string): Promise<boolean> {
  return take(await perform('history', 'history.annotate', { id, notes }));
}

/** Removes one run. */
export async function removeKeptRun(id: string): Promise<void> {
  pickRun(id, false);
  take(await perform('history', 'history.remove', { ids: [id] }));
}

/** Removes every run, every file and the key. */
export async function removeHistory(): Promise<void> {
  compareKept(undefined);
  take(await perform('history', 'history.removeAll', {}));
}

/** Removes a file that cannot be read. */
export async function removeUnreadable(file: string): Promise<void> {
  take(await perform('history', 'history.removeFile', { file }));
}

/** Keeps a run from a file that is asked for. */
export async function importKeptRun(): Promise<void> {
  await perform('history', 'history.importRun', {});
}
