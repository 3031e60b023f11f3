import type { StepId } from '../../../core/flow/step-ids.js';
import type { ClientView } from '../../../shared/views/client.js';
import type { FlowView } from '../../../shared/views/flow.js';
import type { RunOptions } from '../../../shared/views/run-options.js';
import { perform } from '../../bridge/actions.js';
import { change } from '../../bridge/change.js';
import { clientOfRun, currentClient, currentFlow, flowQuery, put, queryClient } from '../../bridge/queries.js';
import { maskAll } from '../../bridge/reveal.js';
import { closeOverlay, openOverlay, showScreen, showStep, showTab, view } from '../../view/view.js';
import { selectClient } from '../clients/client-actions.js';
import { goesOn, optionsFor, runOptions } from './flow-options.js';
import { restartFor } from './step-view.js';
import { forgetRedirectFailures } from './waiting/redirect-failures.js';

/** Runs the next step, of a new run where none is under way. */
export async function runStep(): Promise<void> {
  await run(false);
}

/** Runs every step that is left, of a new run where none is under way. */
export async function runToEnd(): Promise<void> {
  await run(true);
}

/** Runs one step that has ended already, and with it forgets all that came after it. */
export async function runAgainFrom(step: StepId): Promise<void> {
  const flow = currentFlow();
  if (flow === undefined) return;
  forgetRedirectFailures();
  showStep(undefined);
  await perform('flow', 'flow.runStep', { runId: flow.runId, step: restartFor(step) });
}

/** Starts what waited for the user's word that production may be asked for real data. */
export async function runConfirmed(toEnd: boolean): Promise<void> {
  closeOverlay('confirm-production');
  const flow = currentFlow();
  if (flow !== undefined) await start(flow, toEnd);
}

/** Starts the sandbox and runs the whole flow with its demo client, approved by itself. */
export async function runDemo(): Promise<void> {
  const first = currentClient() === undefined;
  // What goes wrong is shown on the screen that asked; with nothing configured the first screen and Flow both ask.
  if (!first) showScreen('flow');
  else if (view.get().screen !== 'flow') showScreen('clients');
  maskAll();
  forgetRedirectFailures();
  const flow = await perform(first ? 'clients' : 'flow', 'sandbox.runDemo', { approval: 'automatic' });
  if (flow === undefined) return;
  adoptRun(flow);
  showScreen('flow');
  if (currentClient()?.key !== flow.clientKey) await selectClient(flow.clientKey);
}

/** Stops what is running or waiting. */
export async function cancelRun(): Promise<void> {
  const flow = currentFlow();
  if (flow === undefined) return;
  forgetRedirectFailures();
  await perform('flow', 'flow.cancel', { runId: flow.runId });
}

/** Forgets what this run found and goes back to before its first step. */
export async function resetRun(): Promise<void> {
  const flow = currentFlow();
  if (flow === undefined) return;
  maskAll();
  forgetRedirectFailures();
  showStep(undefined);
  showTab('overview');
  await change('flow', 'flow.reset', { runId: flow.runId }, flowQuery);
}

/** Makes a new run for a client, in a tab of its own; undefined where that failed. */
export async function createRun(
  client: ClientView,
  options: RunOptions = optionsFor(client),
): Promise<FlowView | undefined> {
  maskAll();
  forgetRedirectFailures();
  const flow = await perform('flow', 'flow.create', { clientKey: client.key, ...options });
  if (flow !== undefined) adoptRun(flow);
  return flow;
}

/** True where running on would open the system browser at the real sgID. */
function opensProduction(flow: FlowView, toEnd: boolean): boolean {
  if (flow.environment.kind !== 'production') return false;
  const redirect = flow.steps.find((step) => step.id === 'redirect');
  const ahead = redirect?.status === 'pending' || redirect?.status === 'failed';
  return toEnd ? ahead : flow.nextStep === 'redirect';
}

async function run(toEnd: boolean): Promise<void> {
  showScreen('flow');
  const known = currentFlow();
  if (known?.status === 'running' || known?.status === 'waiting') return;
  const flow = known !== undefined && goesOn(known, currentClient()) ? known : await nextRun(known);
  if (flow === undefined) return;
  if (opensProduction(flow, toEnd)) openOverlay({ kind: 'confirm-production', toEnd });
  else await start(flow, toEnd);
}

/** A finished run is run again as it was, beside it; else the chosen client's is made. */
async function nextRun(known: FlowView | undefined): Promise<FlowView | undefined> {
  const again = known?.status === 'finished' || known?.kept !== undefined ? clientOfRun(known) : undefined;
  if (known !== undefined && again !== undefined) {
    const { approval, tokenRequest, clientAuthentication } = known;
    return createRun(again, { approval, tokenRequest, clientAuthentication });
  }
  const client = currentClient();
  return client === undefined ? undefined : createRun(client);
}

async function start(flow: FlowView, toEnd: boolean): Promise<void> {
  forgetRedirectFailures();
  showStep(undefined);
  if (toEnd) await perform('flow', 'flow.runToEnd', { runId: flow.runId });
  else await perform('flow', 'flow.runStep', { runId: flow.runId });
}

/** The answer to a call may come after events that are newer: they win. */
function adoptRun(flow: FlowView): void {
  if (queryClient.getQueryData(flowQuery.queryKey)?.runId !== flow.runId) put(flowQuery.queryKey, flow);
  // The next run goes about it as this one did, unless the user says otherwise.
  const { approval, tokenRequest, clientAuthentication } = flow;
  runOptions.set(() => ({ approval, tokenRequest, clientAuthentication }));
}
