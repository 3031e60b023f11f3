import type { StepId } from '../../../../core/flow/step-ids.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import type { TamperWish } from '../../../../shared/views/tamper.js';
import { perform } from '../../../bridge/actions.js';
import { currentClient, currentFlow, flowQuery, put } from '../../../bridge/queries.js';
import { openOverlay, showStep } from '../../../view/view.js';
import { createRun } from '../flow-actions.js';

/** Opens what can be changed in a step, of a new run where none is shown. */
export async function openTamper(step: StepId): Promise<void> {
  if (currentFlow() === undefined) {
    const client = currentClient();
    if (client === undefined || (await createRun(client)) === undefined) return;
    showStep(step);
  }
  openOverlay({ kind: 'tamper', step });
}

/** Has something changed when the run comes to it. */
export async function armTamper(wish: TamperWish, confirmed: boolean): Promise<boolean> {
  const flow = currentFlow();
  if (flow === undefined) return false;
  const { runId } = flow;
  return adopt(await perform('tamper', 'flow.arm', confirmed ? { runId, wish, confirmed } : { runId, wish }));
}

/** Takes one change back; without an id, all of them. */
export async function disarmTamper(id?: string): Promise<void> {
  const flow = currentFlow();
  if (flow === undefined) return;
  const { runId } = flow;
  adopt(await perform('tamper', 'flow.disarm', id === undefined ? { runId } : { runId, id }));
}

function adopt(flow: FlowView | undefined): boolean {
  if (flow !== undefined && currentFlow()?.runId === flow.runId) put(flowQuery.queryKey, flow);
  return flow !== undefined;
}
