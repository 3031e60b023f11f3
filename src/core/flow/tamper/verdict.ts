import type { FlowState, StepState } from '../state.js';
import { STEP_IDS, type StepId } from '../step-ids.js';
import { STEP_TEXTS } from '../step-texts.js';
import type { Objection } from './preset.js';
import { type AppliedTamper, presetOf, tamperTitle } from './tamper.js';

/**
 * What became of a tamper. `noticed`: by who should have, as it should. `otherwise`: the run stopped before that, or by
 * something else. `missed`: nobody noticed who should have. `accepted`: a change that is allowed was taken. `silent`: an
 * edit of the user's own that nobody objected to. `unchanged`: there was nothing to change. `open`: not told yet.
 */
export type TamperStatus = 'open' | 'noticed' | 'otherwise' | 'missed' | 'accepted' | 'silent' | 'unchanged';

/** A change that was made in a run, and whether it was noticed. */
export interface TamperOutcome {
  readonly id: string;
  readonly step: StepId;
  readonly title: string;
  /** What was changed. */
  readonly words: string;
  readonly status: TamperStatus;
  /** Who objected. */
  readonly by?: 'provider' | 'console' | undefined;
  /** What the verdict rests on, in a sentence. */
  readonly evidence: string;
}

/** What became of every change that was made in a run, from what its steps really found. */
export function tamperOutcomes(state: FlowState): readonly TamperOutcome[] {
  return state.steps.flatMap((step) => (step.tampered ?? []).map((applied) => outcomeOf(applied, step.id, state)));
}

function outcomeOf(applied: AppliedTamper, step: StepId, state: FlowState): TamperOutcome {
  const { tamper, words } = applied;
  const about = { id: tamper.id, step, title: tamperTitle(tamper), words };
  if (!applied.changed)
    return { ...about, status: 'unchanged', evidence: 'Nothing was changed, so nobody could notice.' };
  const after = state.steps.slice(STEP_IDS.indexOf(step));
  const expects = presetOf(tamper)?.expects;
  const stop = after.map(stopOf).find((one) => one !== undefined);
  if (expects === undefined) return { ...about, ...withoutExpectation(after, stop, state) };
  const found = after.flatMap((one) => expects.at.flatMap((objection) => evidenceFor(one, objection)))[0];
  if (expects.by === 'nobody') return { ...about, ...allowed(after, expects.at, found, stop) };
  if (found !== undefined) return { ...about, status: 'noticed', by: expects.by, evidence: found };
  const refused = refusedWhileWaiting(state, expects.at);
  if (refused !== undefined) return { ...about, status: 'noticed', by: expects.by, evidence: refused };
  if (stop !== undefined) return { ...about, status: 'otherwise', by: stop.by, evidence: stop.words };
  const last = Math.max(...expects.at.map((objection) => STEP_IDS.indexOf(objection.step)));
  if (!hasEnded(state.steps[last])) return { ...about, ...OPEN };
  const who = expects.by === 'console' ? 'The console' : 'The provider';
  return { ...about, status: 'missed', evidence: `${who} should have objected, and did not.` };
}

const OPEN = { status: 'open', evidence: 'The run has not come far enough to tell.' } as const;

type Verdict = Pick<TamperOutcome, 'status' | 'by' | 'evidence'>;

/** An edit of the user's own: whoever objects first. */
function withoutExpectation(after: readonly StepState[], stop: Stop | undefined, state: FlowState): Verdict {
  if (stop !== undefined) return { status: 'noticed', by: stop.by, evidence: stop.words };
  const waits = state.waiting?.refused.at(-1);
  if (waits !== undefined) return { status: 'noticed', by: 'console', evidence: waits };
  if (!hasEnded(after.at(-1))) return OPEN;
  return { status: 'silent', evidence: 'The run came to its end, and no rule failed.' };
}

/** A change that is allowed: all is well where the rule that could have failed holds. */
function allowed(
  after: readonly StepState[],
  at: readonly Objection[],
  found: string | undefined,
  stop: Stop | undefined,
): Verdict {
  if (found !== undefined) return { status: 'otherwise', by: 'provider', evidence: `It was not taken. ${found}` };
  if (stop !== undefined) return { status: 'otherwise', by: stop.by, evidence: stop.words };
  const steps = new Set(at.map((objection) => objection.step));
  const open = after.some((step) => steps.has(step.id) && !hasEnded(step));
  return open ? OPEN : { status: 'accepted', evidence: 'It was taken, as it should be.' };
}

interface Stop {
  readonly by: 'provider' | 'console';
  readonly words: string;
}

/** By its own page the provider says no, and sends nobody back. */
const REFUSED_ON_PAGE: readonly string[] = ['authorization-refused', 'approval-not-automatic'];

/** The check or the error by which a step ended. A cancel is no objection. */
function stopOf(step: StepState): Stop | undefined {
  if (step.error?.code === 'cancelled') return undefined;
  const failed = step.checks.find((check) => check.status === 'failed');
  if (failed !== undefined) {
    return {
      by: isProvidersWord(failed.id) ? 'provider' : 'console',
      words: sentence(step.id, failed.rule, failed.actual),
    };
  }
  if (step.status !== 'failed' || step.error === undefined) return undefined;
  const provider = REFUSED_ON_PAGE.includes(step.error.code);
  return { by: provider ? 'provider' : 'console', words: sentence(step.id, step.error.message) };
}

/** A status that is not 200, or an error in the redirect, is what the provider says. */
function isProvidersWord(check: string): boolean {
  return check === 'http-status' || check === 'no-error';
}

function evidenceFor(step: StepState, objection: Objection): readonly string[] {
  if (step.id !== objection.step) return [];
  if ('error' in objection) {
    const { error } = step;
    return error?.code === objection.error ? [sentence(step.id, error.message)] : [];
  }
  const check = step.checks.find(
    ({ id, status }) =>
      (status === 'failed' || status === 'warned') &&
      (objection.check.endsWith(':') ? id.startsWith(objection.check) : id === objection.check),
  );
  return check === undefined ? [] : [sentence(step.id, check.rule, check.actual)];
}

/** The listener refuses what lacks the live state, and the run waits on. */
function refusedWhileWaiting(state: FlowState, at: readonly Objection[]): string | undefined {
  const expected = at.some(
    (objection) => objection.step === 'redirect' && 'check' in objection && objection.check === 'state',
  );
  return expected ? state.waiting?.refused.at(-1) : undefined;
}

function hasEnded(step: StepState | undefined): boolean {
  return step !== undefined && !['pending', 'running', 'waiting'].includes(step.status);
}

function sentence(step: StepId, what: string, came?: string): string {
  const detail = came === undefined ? '' : ` (came: ${came.slice(0, 200)})`;
  return `${STEP_TEXTS[step].title}: ${what}${detail}`;
}
