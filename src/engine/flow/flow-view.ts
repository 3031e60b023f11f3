import { createRedactor, type Redactor, type Secret } from '../../core/export/redact.js';
import { resumeAt } from '../../core/flow/artifacts.js';
import type { Check } from '../../core/flow/check.js';
import type { ShownClient } from '../../core/flow/run.js';
import type { StepState, Waiting } from '../../core/flow/state.js';
import type { CheckView } from '../../shared/views/check.js';
import type { FlowView, WaitingView } from '../../shared/views/flow.js';
import type { MaskedPart, MaskedText } from '../../shared/views/masked-text.js';
import type { StepView } from '../../shared/views/step.js';
import { anatomyViewOf } from './anatomy-view.js';
import { contentKeyRef } from './content-keys.js';
import { exchangeViewOf } from './exchange-view.js';
import { redactStrings } from './redact-strings.js';
import { resultViewOf } from './result-view.js';
import { keysAndTokens, type RunParts, runSecrets } from './run-secrets.js';
import { armedViews, outcomeViews } from './tamper-view.js';

/** What the window knows of a run that the run itself does not. */
export interface FlowViewContext {
  /** Counts the console's runs since it started. */
  readonly number: number;
  /** When the run was made, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly clientKey: string;
  readonly approval: FlowView['approval'];
  /** Set where the run is only looked at. */
  readonly kept?: FlowView['kept'];
}

/** A secret longer than this, in characters, is looked for by its start. */
const MAX_SOUGHT = 4096;

/** A run as the window draws it: every text goes through the redactor, so that no secret is in it. */
export function flowViewOf(parts: RunParts, context: FlowViewContext): FlowView {
  const { state, request, artifacts } = parts;
  const redactors = redactorsOf(parts);
  const { redactor, own } = redactors;
  const view: FlowView = {
    runId: state.runId,
    ...context,
    clientName: request.client.name,
    environment: request.environment,
    scopes: request.scopes,
    redirectUri: request.redirectUri,
    tokenRequest: request.tokenRequest,
    clientAuthentication: request.clientAuthentication,
    status: state.status,
    nextStep: resumeAt(state, artifacts),
    steps: [],
    waiting: state.waiting === undefined ? undefined : waitingViewOf(state.waiting, redactor),
    result: resultViewOf(parts, redactor),
    armed: armedViews(state),
    tampers: outcomeViews(state, (text) => redactor.redact(text)),
  };
  const steps = state.steps.map((step) => knownStepView(step, redactors));
  return { ...redactStrings(view, (text) => own.redact(text)), steps };
}

/** One redactor for what came from the wire, and one for the console's own words, in which a value may stand by chance. */
interface Redactors {
  readonly redactor: Redactor;
  readonly own: Redactor;
}

/** The last redactors of each client's run: most events bring no new secret, and making one takes milliseconds. */
const lastRedactors = new WeakMap<ShownClient, Redactors & { readonly secrets: readonly Secret[] }>();

function redactorsOf(parts: RunParts): Redactors {
  const secrets = runSecrets(parts);
  const last = lastRedactors.get(parts.request.client);
  if (last !== undefined && isSame(last.secrets, secrets)) return last;
  const made = { secrets, redactor: runRedactor(secrets), own: runRedactor(keysAndTokens(secrets)) };
  lastRedactors.set(parts.request.client, made);
  return made;
}

function isSame(a: readonly Secret[], b: readonly Secret[]): boolean {
  return (
    a.length === b.length && a.every((secret, index) => secret.ref === b[index]?.ref && secret.value === b[index].value)
  );
}

/**
 * The redactor of one run. A long secret is looked for by its start alone, which is all that time allows; a text in
 * which that start stands is taken out whole.
 */
export function runRedactor(secrets: readonly Secret[]): Redactor {
  const long = new Set(secrets.filter(({ value }) => value.length > MAX_SOUGHT).map(({ ref }) => ref));
  const redactor = createRedactor(secrets.map((secret) => ({ ...secret, value: secret.value.slice(0, MAX_SOUGHT) })));
  if (long.size === 0) return redactor;
  const longIn = (parts: MaskedText): MaskedPart | undefined =>
    parts.find((part): part is MaskedPart => typeof part !== 'string' && long.has(part.ref));
  return {
    mask: (text) => {
      const parts = redactor.mask(text);
      const part = longIn(parts);
      return part === undefined ? parts : [{ ...part, length: text.length }];
    },
    redact: (text) => {
      const part = longIn(redactor.mask(text));
      return part === undefined ? redactor.redact(text) : `‹${part.label}›`;
    },
  };
}

/** The last views of steps: a step that an event leaves as it was is not masked again, which takes time where it is large. */
const lastSteps = new WeakMap<StepState, { readonly redactors: Redactors; readonly view: StepView }>();

function knownStepView(step: StepState, redactors: Redactors): StepView {
  const last = lastSteps.get(step);
  if (last?.redactors === redactors) return last.view;
  const view = redactStrings(stepViewOf(step, redactors.redactor), (text) => redactors.own.redact(text));
  lastSteps.set(step, { redactors, view });
  return view;
}

function stepViewOf(step: StepState, redactor: Redactor): StepView {
  const { id, status, startedAt, durationMs, error } = step;
  return {
    id,
    status,
    startedAt,
    durationMs,
    summary: step.summary === undefined ? undefined : redactor.redact(step.summary),
    checks: step.checks.map((check) => checkViewOf(check, redactor)),
    exchanges: step.exchanges.map((exchange) => exchangeViewOf(exchange, redactor)),
    facts: step.facts.map((fact) => ({ ...fact, value: redactor.mask(fact.value) })),
    anatomy: step.anatomy.map((anatomy) => anatomyViewOf(anatomy, redactor, contentKeyRef(anatomy))),
    error:
      error === undefined
        ? undefined
        : {
            ...error,
            message: redactor.redact(error.message),
            hint: error.hint === undefined ? undefined : redactor.redact(error.hint),
          },
  };
}

function checkViewOf(check: Check, redactor: Redactor): CheckView {
  return { ...check, expected: masked(check.expected, redactor), actual: masked(check.actual, redactor) };
}

function waitingViewOf(waiting: Waiting, redactor: Redactor): WaitingView {
  return { ...waiting, refused: waiting.refused.map((reason) => redactor.redact(reason)) };
}

function masked(text: string | undefined, redactor: Redactor): MaskedText | undefined {
  return text === undefined ? undefined : redactor.mask(text);
}
