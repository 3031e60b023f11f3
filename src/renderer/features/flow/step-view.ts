import { tallyChecks } from '../../../core/flow/check.js';
import { STEP_IDS, type StepId } from '../../../core/flow/step-ids.js';
import { STEP_TEXTS } from '../../../core/flow/step-texts.js';
import type { CheckView } from '../../../shared/views/check.js';
import type { ClientView } from '../../../shared/views/client.js';
import type { FlowView, WaitingView } from '../../../shared/views/flow.js';
import type { StepView } from '../../../shared/views/step.js';
import { useClient, useFlow } from '../../bridge/queries.js';
import type { Tone } from '../../components/Badge.js';
import { type StepTab, useChosenStep } from '../../view/view.js';
import { hasStarted } from './flow-options.js';
import { deafWords } from './waiting/waiting-words.js';

/** What the flow screen is about: the run that is shown, or one that is yet to be made of the chosen client. */
export interface FlowFocus {
  readonly client: ClientView | undefined;
  readonly flow: FlowView | undefined;
  readonly step: StepView;
  /** True before the first step: how to go about the run can still be chosen. */
  readonly fresh: boolean;
}

const PENDING: readonly StepView[] = STEP_IDS.map((id) => ({
  id,
  status: 'pending',
  checks: [],
  exchanges: [],
  facts: [],
  anatomy: [],
}));

/** The run and the step that are shown. */
export function useFlowFocus(): FlowFocus {
  const client = useClient();
  const flow = useFlow() ?? undefined;
  const pinned = useChosenStep(flow?.runId);
  const steps = stepsOf(flow);
  const id = pinned ?? followedStep(flow);
  const step = steps.find((candidate) => candidate.id === id) ?? firstOf(steps);
  return { client, flow, step, fresh: pinned === undefined && (flow === undefined || !hasStarted(flow)) };
}

/** The steps of a run, or as they will be. */
export function stepsOf(flow: FlowView | undefined): readonly StepView[] {
  return flow?.steps ?? PENDING;
}

/** True while something runs or is waited for. */
export function isBusy(flow: FlowView | undefined): boolean {
  return flow?.status === 'running' || flow?.status === 'waiting';
}

/** The tabs of a step that have something in them. */
export function tabsOf(step: StepView): readonly StepTab[] {
  const tabs: StepTab[] = ['overview'];
  if (step.exchanges.length > 0) tabs.push('request');
  if (step.exchanges.some((exchange) => exchange.response !== undefined || exchange.failure !== undefined)) {
    tabs.push('response');
  }
  if (step.anatomy.length > 0) tabs.push('decoded');
  if (step.checks.length > 0) tabs.push('checks');
  tabs.push('code');
  return tabs;
}

/** True where the user stopped it: nothing went wrong. */
export function isCancelled(step: StepView): boolean {
  return step.status === 'failed' && step.error?.code === 'cancelled';
}

/** The step to start at to do a step again: a state serves once, so the redirect needs a fresh one. */
export function restartFor(step: StepId): StepId {
  return step === 'redirect' ? 'pkce' : step;
}

/** What doing a step again is called. A title may list what a step makes: its first word is enough. */
export function runFromWords({ id }: StepView): string {
  const from = restartFor(id);
  return from === id ? 'Run from here' : `Run from ${STEP_TEXTS[from].title.split(',')[0]}`;
}

/** What came of a step, in a word or two. */
export function stepBadge(step: StepView, waiting?: WaitingView): { readonly tone: Tone; readonly words: string } {
  const { failed, warned } = tallyChecks(step.checks);
  switch (step.status) {
    case 'pending':
      return { tone: 'neutral', words: 'not yet run' };
    case 'running':
      return { tone: 'accent', words: 'running' };
    case 'waiting':
      return waiting === undefined || deafWords(waiting) === undefined
        ? { tone: 'accent', words: 'waiting for you' }
        : { tone: 'warn', words: waiting.listenFailure?.code === 'port-taken' ? 'port taken' : 'not listening' };
    case 'skipped':
      return { tone: 'neutral', words: 'nothing to do' };
    case 'failed':
      if (isCancelled(step)) return { tone: 'neutral', words: 'cancelled' };
      return { tone: 'fail', words: failed > 0 ? `${failed} failed` : 'failed' };
    case 'warned':
      return { tone: 'warn', words: failed > 0 ? `${failed} failed` : warned > 0 ? `${warned} to look at` : 'look' };
    case 'passed':
      return { tone: 'pass', words: step.checks.length > 0 ? 'all hold' : 'done' };
  }
}

const ORDER: Readonly<Record<CheckView['status'], number>> = { failed: 0, warned: 1, passed: 2, skipped: 3 };

/** What does not hold first, then what wants a look; else in the order of the step. */
export function worstFirst(checks: readonly CheckView[]): readonly CheckView[] {
  return checks.toSorted((one, other) => ORDER[one.status] - ORDER[other.status]);
}

/** Where the run is: the step under way, else the last that ended, else the first. */
export function followedStep(flow: FlowView | undefined): StepId | undefined {
  const under = flow?.steps.find((step) => step.status === 'running' || step.status === 'waiting');
  return (under ?? flow?.steps.findLast((step) => step.status !== 'pending'))?.id;
}

function firstOf(steps: readonly StepView[]): StepView {
  const first = steps[0];
  if (first === undefined) throw new Error('a run has no steps');
  return first;
}
