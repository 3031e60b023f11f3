import type { RunTab } from '../../../shared/views/flow.js';
import { perform } from '../../bridge/actions.js';
import { currentFlow, currentRuns, flowQuery, put, runsQuery } from '../../bridge/queries.js';
import { maskAll } from '../../bridge/reveal.js';
import type { VerdictStatus } from '../../components/Verdict.js';
import { forgetSteps } from '../../view/view.js';
import { hasStarted } from './flow-options.js';
import { forgetRedirectFailures } from './waiting/redirect-failures.js';

/** Shows a run; undefined shows none, so that a new one can be chosen. */
export async function showRun(runId: string | undefined): Promise<void> {
  maskAll();
  forgetRedirectFailures();
  const flow = await perform('flow', 'flow.show', { runId: runId ?? null });
  // The answer may come after events that are newer: they win.
  if (flow !== undefined && (flow === null || flow.runId !== currentFlow()?.runId)) put(flowQuery.queryKey, flow);
}

/** Leaves the runs as they are for a new one to be chosen. One that has not begun is that already. */
export function chooseNewRun(): void {
  const flow = currentFlow();
  if (flow !== undefined && hasStarted(flow)) void showRun(undefined);
}

/** Stops a run and forgets it. */
export async function closeRun(runId: string): Promise<void> {
  const wasShown = currentRuns().shown === runId;
  const runs = await perform('flow', 'flow.close', { runId });
  if (runs === undefined) return;
  put(runsQuery.queryKey, runs);
  forgetSteps(runId);
  if (wasShown) await showRun(runs.shown);
}

/** Shows the run beside the one that is shown, round and round. */
export function showRunBeside(by: 1 | -1): void {
  const { tabs, shown } = currentRuns();
  if (tabs.length === 0) return;
  const at = tabs.findIndex((tab) => tab.runId === shown);
  const from = at < 0 && by < 0 ? 0 : at;
  void showRun(tabs.at((from + by) % tabs.length)?.runId);
}

/** Another client was chosen: its latest run is shown, or a new one can be chosen. What is under way stays in sight. */
export async function showRunOf(clientKey: string): Promise<void> {
  const flow = currentFlow();
  if (flow === undefined || flow.clientKey === clientKey) return;
  if (flow.status === 'running' || flow.status === 'waiting') return;
  await showRun(currentRuns().tabs.findLast((tab) => tab.clientKey === clientKey)?.runId);
}

/** How a run is, as a mark and in words. */
export function tabState(tab: RunTab): { readonly mark: VerdictStatus; readonly words: string } {
  switch (tab.status) {
    case 'running':
      return { mark: 'running', words: 'running' };
    case 'waiting':
      return { mark: 'waiting', words: 'waiting' };
    case 'cancelled':
      return { mark: 'skipped', words: 'cancelled' };
    case 'failed':
      return { mark: 'failed', words: 'failed' };
    case 'finished':
      return { mark: tab.verdict, words: tab.verdict === 'warned' ? 'finished, look' : 'finished' };
    case 'idle':
      return { mark: 'pending', words: tab.started ? `${tab.ended} steps run` : 'not yet run' };
  }
}
