import type { ClientView } from '../../../shared/views/client.js';
import type { FlowView } from '../../../shared/views/flow.js';
import type { RunOptions } from '../../../shared/views/run-options.js';
import { createStore, useStore } from '../../bridge/store.js';

/** How the next run goes about it; kept while the window is open. */
export const runOptions = createStore<RunOptions>({
  approval: 'browser',
  tokenRequest: 'form',
  clientAuthentication: 'post',
});

/** Follows it. */
export const useRunOptions = (): RunOptions => useStore(runOptions, (options) => options);

/** The options as this client can have them: only a sandbox approves by itself. */
export function optionsFor(client: ClientView): RunOptions {
  const options = runOptions.get();
  return client.environment.kind === 'sandbox' ? options : { ...options, approval: 'browser' };
}

/** True once any step of a run has been started. */
export function hasStarted(flow: FlowView): boolean {
  return flow.steps.some((step) => step.status !== 'pending');
}

/** True once a run has sent anything that could be exported. */
export function hasSent(flow: FlowView | undefined): boolean {
  return flow?.steps.some(({ exchanges }) => exchanges.length > 0) === true;
}

/** True where a run asks for what the client now asks for. */
export function asksForTheSame(flow: FlowView, client: ClientView): boolean {
  return (
    flow.redirectUri === client.redirectUri && flow.scopes.toSorted().join() === client.selectedScopes.toSorted().join()
  );
}

/** True where the next step goes on with this run rather than starting a new one of the chosen client. */
export function goesOn(flow: FlowView, client: ClientView | undefined): boolean {
  if (flow.status === 'finished' || flow.kept !== undefined) return false;
  if (hasStarted(flow)) return true;
  if (client === undefined || flow.clientKey !== client.key) return false;
  const options = optionsFor(client);
  return (
    asksForTheSame(flow, client) &&
    flow.approval === options.approval &&
    flow.tokenRequest === options.tokenRequest &&
    flow.clientAuthentication === options.clientAuthentication
  );
}
