import type { FlowEvent, FlowState, FlowStatus, StepReport, StepState } from './state.js';
import { STEP_IDS, type StepId } from './step-ids.js';
import type { AppliedTamper } from './tamper/tamper.js';

/** A page that reloads itself must not make the state grow without end. */
const MAX_REFUSED = 20;

/** A run in which nothing has happened yet. */
export function initialFlowState(runId: string): FlowState {
  return { runId, status: 'idle', steps: STEP_IDS.map(pendingStep) };
}

/** The state after one event. Pure; an event for a step that cannot take it leaves the state as it is. */
export function reduceFlow(state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case 'reset':
      return { ...initialFlowState(state.runId), armed: state.armed };
    case 'armed':
      return { ...state, armed: event.armed };
    case 'tampered':
      return withStep(state, event.step, (step) => ({ ...step, tampered: withApplied(step, event.applied) }));
    case 'step-started':
      return {
        ...state,
        status: 'running',
        waiting: undefined,
        steps: state.steps.map((step) => restarted(step, event.step, event.at)),
      };
    case 'exchange':
      return withStep(state, event.step, (step) => ({ ...step, exchanges: [...step.exchanges, event.exchange] }));
    case 'waiting':
      return {
        ...withStep(state, 'redirect', (step) => ({ ...step, status: 'waiting' })),
        status: 'waiting',
        waiting: event.waiting,
      };
    case 'response-refused':
      return state.waiting === undefined
        ? state
        : {
            ...state,
            waiting: { ...state.waiting, refused: [...state.waiting.refused, event.reason].slice(-MAX_REFUSED) },
          };
    case 'step-ended':
      return ended(state, event.step, event.at, event.report);
  }
}

/** The step to run next: the first that has not ended well. Undefined when the run is finished. */
export function nextRunnableStep(state: FlowState): StepId | undefined {
  return state.steps.find((step) => step.status === 'pending' || step.status === 'failed')?.id;
}

/** One that is met twice in a step, as when keys are fetched once more, is told of once. */
function withApplied({ tampered = [] }: StepState, applied: AppliedTamper): readonly AppliedTamper[] {
  return [...tampered.filter((one) => one.tamper.id !== applied.tamper.id), applied];
}

function pendingStep(id: StepId): StepState {
  return { id, status: 'pending', checks: [], exchanges: [], facts: [], anatomy: [] };
}

function withStep(state: FlowState, id: StepId, change: (step: StepState) => StepState): FlowState {
  return { ...state, steps: state.steps.map((step) => (step.id === id ? change(step) : step)) };
}

/** Starting a step forgets it and all that came after it: what they found rests on what is now done again. */
function restarted(step: StepState, starting: StepId, at: number): StepState {
  if (step.id === starting) return { ...pendingStep(step.id), status: 'running', startedAt: at };
  return STEP_IDS.indexOf(step.id) > STEP_IDS.indexOf(starting) ? pendingStep(step.id) : step;
}

function ended(state: FlowState, id: StepId, at: number, report: StepReport): FlowState {
  const steps = withStep(state, id, (step) => ({
    ...step,
    ...report,
    durationMs: Math.round((at - (step.startedAt ?? at)) * 10) / 10,
  })).steps;
  return { ...state, status: statusAfter(id, report), waiting: undefined, steps };
}

function statusAfter(id: StepId, report: StepReport): FlowStatus {
  if (report.status !== 'failed') return id === 'result' ? 'finished' : 'idle';
  return report.error?.code === 'cancelled' ? 'cancelled' : 'failed';
}
