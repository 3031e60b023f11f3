import type { StepId } from '../step-ids.js';
import type { TamperPreset } from './preset.js';
import { AUTHORIZATION_REQUEST_PRESETS, AUTHORIZATION_RESPONSE_PRESETS } from './presets/authorization.js';
import { ID_TOKEN_PRESETS } from './presets/id-token.js';
import { TOKEN_REQUEST_PRESETS, TOKEN_RESPONSE_PRESETS } from './presets/token.js';
import { USERINFO_PRESETS } from './presets/userinfo.js';
import { TAMPER_TARGETS } from './targets.js';

/** Every attack that is offered by name, in the order of the flow. */
export const TAMPER_PRESETS: readonly TamperPreset[] = [
  ...AUTHORIZATION_REQUEST_PRESETS,
  ...AUTHORIZATION_RESPONSE_PRESETS,
  ...TOKEN_REQUEST_PRESETS,
  ...TOKEN_RESPONSE_PRESETS,
  ...ID_TOKEN_PRESETS,
  ...USERINFO_PRESETS,
];

/** A preset by its id; undefined where this version of the console has none of that name. */
export function presetById(id: string): TamperPreset | undefined {
  return TAMPER_PRESETS.find((preset) => preset.id === id);
}

/** The presets that make their change in a step. */
export function presetsOf(step: StepId): readonly TamperPreset[] {
  return TAMPER_PRESETS.filter((preset) => TAMPER_TARGETS[preset.target].step === step);
}
