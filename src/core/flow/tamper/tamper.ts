import type { StepId } from '../step-ids.js';
import type { TamperPreset } from './preset.js';
import { presetById } from './presets.js';
import { isSecretName, TAMPER_TARGETS, type TamperTarget } from './targets.js';

/** One change of one parameter. In the ID token a name that starts with `header.` is a member of its header. */
export interface TamperEdit {
  readonly target: TamperTarget;
  readonly name: string;
  /** `repeat` sends the parameter a second time, with another value. */
  readonly change: 'set' | 'remove' | 'repeat';
  /** Plain text; where it goes into JSON, JSON is taken as that. Undefined for `remove`. */
  readonly value?: string | undefined;
}

/** A change that is to be made when the run comes to it: an attack by its name, or an edit of the user's own. */
export type Tamper =
  | { readonly id: string; readonly kind: 'preset'; readonly preset: string }
  | { readonly id: string; readonly kind: 'edit'; readonly edit: TamperEdit };

/** A tamper that met what it was to change. */
export interface AppliedTamper {
  readonly tamper: Tamper;
  /** What was changed, in a sentence; where there was nothing to change, why. */
  readonly words: string;
  readonly changed: boolean;
}

/** The preset of a tamper; undefined for an edit, and for one of another version of the console. */
export function presetOf(tamper: Tamper): TamperPreset | undefined {
  return tamper.kind === 'preset' ? presetById(tamper.preset) : undefined;
}

/** What a tamper changes; undefined for a preset of another version of the console. */
export function targetOf(tamper: Tamper): TamperTarget | undefined {
  return tamper.kind === 'edit' ? tamper.edit.target : presetOf(tamper)?.target;
}

/** The step in which a tamper makes its change. */
export function tamperStep(tamper: Tamper): StepId | undefined {
  const target = targetOf(tamper);
  return target === undefined ? undefined : TAMPER_TARGETS[target].step;
}

/** What a tamper is called: the attack's name, or the edit in a few words. Holds no secret that was typed. */
export function tamperTitle(tamper: Tamper): string {
  return tamper.kind === 'edit' ? editWords(tamper.edit) : (presetOf(tamper)?.title ?? tamper.preset);
}

/** What a tamper is called where nothing that was typed may stand: a subject or a value of a person may be that. */
export function quietTamperTitle(tamper: Tamper): string {
  return tamper.kind === 'edit' ? editWords(tamper.edit, true) : tamperTitle(tamper);
}

/** An edit in a few words, what was typed for a secret left out; where it is to be quiet, all that was typed. */
export function editWords({ name, change, value = '' }: TamperEdit, isQuiet = isSecretName(name)): string {
  const shown = isQuiet ? `${value.length} characters` : `“${value.slice(0, 80)}”`;
  if (change === 'remove') return `${name} left out`;
  return change === 'set' ? `${name} set to ${shown}` : `${name} sent twice, the second time as ${shown}`;
}

/** What the user typed for a secret in a tamper, to be kept out of every view; undefined where there is none. */
export function typedSecret(tamper: Tamper): string | undefined {
  if (tamper.kind !== 'edit' || !isSecretName(tamper.edit.name)) return undefined;
  return tamper.edit.value === '' ? undefined : tamper.edit.value;
}
