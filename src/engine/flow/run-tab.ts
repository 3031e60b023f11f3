import { worstVerdict } from '../../core/flow/check.js';
import type { StepState, StepStatus } from '../../core/flow/state.js';
import type { RunTab } from '../../shared/views/flow.js';
import type { FlowViewContext } from './flow-view.js';
import type { RunParts } from './run-secrets.js';

type Ended = Exclude<StepStatus, 'pending' | 'running' | 'waiting'>;

/** A run as its tab shows it: who, where, how far and how well. Nothing of what it found. */
export function runTabOf({ state, request }: Pick<RunParts, 'state' | 'request'>, context: FlowViewContext): RunTab {
  const ended = state.steps.filter(hasEnded);
  return {
    runId: state.runId,
    number: context.number,
    startedAt: context.startedAt,
    clientKey: context.clientKey,
    clientName: request.client.name,
    environment: request.environment,
    status: state.status,
    started: state.steps.some((step) => step.status !== 'pending'),
    verdict: worstVerdict(ended),
    ended: ended.length,
  };
}

function hasEnded(step: StepState): step is StepState & { readonly status: Ended } {
  return !['pending', 'running', 'waiting'].includes(step.status);
}
