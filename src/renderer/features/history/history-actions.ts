import type { Channel, ChannelInput, ChannelOutput } from '../../../shared/ipc/contract.js';
import type { HistoryLimits, HistoryView } from '../../../shared/views/history.js';
import { perform } from '../../bridge/actions.js';
import { change } from '../../bridge/change.js';
import { flowQuery, historyQuery, put } from '../../bridge/queries.js';
import { maskAll } from '../../bridge/reveal.js';
import { showScreen } from '../../view/view.js';
import { compareKept, pickRun } from './history-view.js';

/** The channels that answer with the history as it then is. */
type HistoryChannel = { [C in Channel]: ChannelOutput<C> extends HistoryView ? C : never }[Channel];

const changeHistory = <C extends HistoryChannel>(channel: C, input: ChannelInput<C>): Promise<boolean> =>
  change('history', channel, input, historyQuery);

/** Turns the history on or off. */
export async function enableHistory(enabled: boolean): Promise<void> {
  await changeHistory('history.enable', { enabled });
}

/** Changes how long and how much is kept. */
export async function limitHistory(limits: HistoryLimits): Promise<void> {
  await changeHistory('history.setLimits', limits);
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
  await changeHistory('history.annotate', { id, pinned });
}

/** Writes the user's own words beside a run; true where that worked. */
export function noteKeptRun(id: string, notes: string): Promise<boolean> {
  return changeHistory('history.annotate', { id, notes });
}

/** Removes one run. */
export async function removeKeptRun(id: string): Promise<void> {
  pickRun(id, false);
  await changeHistory('history.remove', { ids: [id] });
}

/** Removes every run, every file and the key. */
export async function removeHistory(): Promise<void> {
  compareKept(undefined);
  await changeHistory('history.removeAll', {});
}

/** Removes a file that cannot be read. */
export async function removeUnreadable(file: string): Promise<void> {
  await changeHistory('history.removeFile', { file });
}

/** Keeps a run from a file that is asked for. */
export async function importKeptRun(): Promise<void> {
  await perform('history', 'history.importRun', {});
}

/** Stops reading the file; nothing of it is kept. */
export async function stopImport(): Promise<void> {
  await perform('history', 'history.stopImport', {});
}
