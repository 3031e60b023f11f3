import { findScope } from '../../core/catalogue/catalogue.js';
import { maskForDisplay } from '../../core/catalogue/mask.js';
import type { Check } from '../../core/flow/check.js';
import type { StepState } from '../../core/flow/state.js';
import type { RunParts } from '../../engine/flow/run-secrets.js';

/** Whether nothing failed: no step, and no check of a step that went on all the same. */
export function isOk({ state }: RunParts): boolean {
  return (
    state.status === 'finished' &&
    state.steps.every((step) => step.status !== 'failed' && step.checks.every((check) => check.status !== 'failed'))
  );
}

/**
 * The JSON document of `run`.
 *
 * @param redact takes secrets out of expected and actual values
 * @param reveal values as received in place of masked ones
 */
export function runDocument(parts: RunParts, redact: (text: string) => string, reveal: boolean) {
  const { state, artifacts } = parts;
  const failed = state.steps.find((step) => step.status === 'failed');
  return {
    ok: isOk(parts),
    ...(failed === undefined ? {} : { error: failureOf(failed, redact) }),
    sub: artifacts.sub,
    issuer: artifacts.provider?.issuer,
    steps: state.steps.map((step) => stepOf(step, redact)),
    data: dataOf(parts, reveal),
  };
}

function stepOf(step: StepState, redact: (text: string) => string) {
  const { id, status, durationMs = 0, checks } = step;
  const ended = status === 'passed' || status === 'warned' || status === 'failed';
  return {
    id,
    // A step that was not reached, or had nothing to do.
    status: ended ? status : 'skipped',
    durationMs,
    checks: checks.map((check) => checkDocument(check, redact)),
  };
}

/** One check in a JSON document: its id, verdict, what was expected, what came, and the clause. */
export function checkDocument({ id, status, expected, actual, spec }: Check, redact = (text: string) => text) {
  return {
    id,
    status,
    expected: expected === undefined ? undefined : redact(expected),
    actual: actual === undefined ? undefined : redact(actual),
    spec,
  };
}

function failureOf(step: StepState, redact: (text: string) => string) {
  const check = step.checks.find(({ status }) => status === 'failed');
  const hint = step.error?.hint ?? check?.remedy;
  return {
    code: step.error?.code ?? check?.id ?? 'step-failed',
    message: redact(step.error?.message ?? step.summary ?? ''),
    ...(hint === undefined ? {} : { hint }),
    step: step.id,
  };
}

function dataOf({ artifacts }: RunParts, reveal: boolean): Readonly<Record<string, string>> {
  const entries = (artifacts.fields ?? []).flatMap((field) =>
    field.ok
      ? [[field.scope, reveal ? field.value : maskForDisplay(findScope(field.scope), field.value)] as const]
      : [],
  );
  return Object.fromEntries(entries);
}
