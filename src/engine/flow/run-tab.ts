import { worstVerdict } from '../../core/flow/check.js';
import type { StepState, StepStatus } from '../../core/flow/state.js';
import type { FlowView, RunTab } from '../../shared/views/flow.js';
import type { FlowViewContext } from './flow-view.js';
import type { RunParts } from './run-secrets.js';
import { tamperMark } from './tamper-view.js';

type Ended = Exclude<StepStatus, 'pending' | 'running' | 'waiting'>;

/** A run as its tab shows it: who, where, how far and how well. Nothing of what it found. */
export function runTabOf({ state, request, artifacts }: RunParts, context: FlowViewContext): RunTab {
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
    kept: false,
    hasValues: artifacts.fields !== undefined && artifacts.sub !== undefined,
    tamper: tamperMark(state),
  };
}

/** A kept run as its tab shows it. */
export function keptTabOf(view: FlowView): RunTab {
  const { runId, number, startedAt, clientKey, clientName, environment, status } = view;
  const ended = view.steps.filter(hasEnded);
  const about = { runId, number, startedAt, clientKey, clientName, environment, status };
  const made = view.tampers.some((tamper) => tamper.status !== 'unchanged');
  const tamper = made ? ('made' as const) : ('none' as const);
  return {
    ...about,
    started: true,
    verdict: worstVerdict(ended),
    ended: ended.length,
    kept: true,
    hasValues: view.result !== undefined && view.kept?.privacy !== 'sanitised',
    tamper,
  };
}

function hasEnded<Step extends Pick<StepState, 'status'>>(step: Step): step is Step & { readonly status: Ended } {
  return !['pending', 'running', 'waiting'].includes(step.status);
}
