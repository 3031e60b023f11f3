import type { FlowView } from '../../../shared/views/flow.js';
import { currentFlow, useFlow } from '../../bridge/queries.js';
import { createStore, useStore } from '../../bridge/store.js';

/** The run whose results are shown until a newer one has its own; main holds its values as long. */
const kept = createStore<{ readonly flow: FlowView | undefined }>({ flow: undefined });

/** Keeps the results of the current run, if it has any, before another takes its place. */
export function keepResults(): void {
  const flow = currentFlow();
  if (flow?.result !== undefined) kept.set({ flow });
}

/** The run that Results is about: the current one, or an earlier one while the current has nothing to show. */
export function useShownResults(): FlowView | null | undefined {
  const flow = useFlow();
  const earlier = useStore(kept, (state) => state.flow);
  return shownOf(flow, earlier);
}

function shownOf(flow: FlowView | null | undefined, earlier: FlowView | undefined): FlowView | null | undefined {
  // Where the run that was kept is still the current one, no other took its place: what became of it counts.
  if (flow?.result !== undefined || earlier === undefined || flow?.runId === earlier.runId) return flow;
  return flow === null || flow === undefined ? flow : earlier;
}
