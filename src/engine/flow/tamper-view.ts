import type { FlowState } from '../../core/flow/state.js';
import { type Tamper, tamperStep, tamperTitle, typedSecret } from '../../core/flow/tamper/tamper.js';
import { tamperOutcomes } from '../../core/flow/tamper/verdict.js';
import type { ArmedTamper, TamperOutcomeView } from '../../shared/views/tamper.js';

/** The changes that are yet to be made in a run, in the order of its steps' names. */
export function armedViews(state: FlowState): readonly ArmedTamper[] {
  return (state.armed ?? []).flatMap((tamper) => {
    const step = tamperStep(tamper);
    return step === undefined ? [] : [{ id: tamper.id, step, title: tamperTitle(tamper) }];
  });
}

/** The changes that were made, and what became of them, each text redacted: evidence quotes what came. */
export function outcomeViews(state: FlowState, redact: (text: string) => string): readonly TamperOutcomeView[] {
  return tamperOutcomes(state).map((outcome) => ({
    ...outcome,
    title: redact(outcome.title),
    words: redact(outcome.words),
    evidence: redact(outcome.evidence),
  }));
}

/** Whether anything of a run was changed on purpose, or is going to be. */
export function tamperMark(state: FlowState): 'none' | 'armed' | 'made' {
  if (state.steps.some((step) => step.tampered?.some(({ changed }) => changed) === true)) return 'made';
  return (state.armed ?? []).length > 0 ? 'armed' : 'none';
}

/** The names of the changes that were made in a run, for what is written of it; undefined where there are none. */
export function tamperedWith(state: FlowState, titleOf = tamperTitle): readonly string[] | undefined {
  const applied = state.steps.flatMap((step) => step.tampered ?? []);
  const made = applied.filter(({ changed }) => changed);
  return made.length === 0 ? undefined : made.map(({ tamper }) => titleOf(tamper));
}

/** What the user typed for secrets of a run: they are on its wire as well. */
export function typedSecrets(state: FlowState): readonly string[] {
  const made = state.steps.flatMap((step) => (step.tampered ?? []).map(({ tamper }) => tamper));
  const tampers: readonly Tamper[] = [...(state.armed ?? []), ...made];
  return [...new Set(tampers.flatMap((tamper) => typedSecret(tamper) ?? []))];
}
