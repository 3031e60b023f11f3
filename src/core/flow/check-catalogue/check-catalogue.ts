import type { StepId } from '../step-ids.js';
import { BLOCK_KEY_CHECKS, DECRYPT_CHECKS, RESULT_CHECKS, USERINFO_CHECKS } from './data.js';
import type { CheckDescription, CheckDescriptions } from './describe.js';
import { DISCOVERY_CHECKS } from './discovery.js';
import { ID_TOKEN_CHECKS } from './id-token.js';
import { PREFLIGHT_CHECKS } from './preflight.js';
import { AUTHORIZATION_CHECKS, PKCE_CHECKS, REDIRECT_CHECKS } from './request.js';
import { TOKEN_CHECKS } from './token.js';

/** Every check that the console makes, by step and id. Rules, screens and `docs/checks.md` are derived from it. */
export const CHECK_CATALOGUE = {
  preflight: PREFLIGHT_CHECKS,
  discovery: DISCOVERY_CHECKS,
  pkce: PKCE_CHECKS,
  authorization: AUTHORIZATION_CHECKS,
  redirect: REDIRECT_CHECKS,
  token: TOKEN_CHECKS,
  'id-token': ID_TOKEN_CHECKS,
  userinfo: USERINFO_CHECKS,
  'block-key': BLOCK_KEY_CHECKS,
  decrypt: DECRYPT_CHECKS,
  result: RESULT_CHECKS,
} as const satisfies Readonly<Record<StepId, CheckDescriptions>>;

/** The ids of the checks of a step. */
export type CheckId<S extends StepId> = keyof (typeof CHECK_CATALOGUE)[S] & string;

type Filled<Id> = Id extends `${infer Prefix}*` ? `${Prefix}${string}` : Id;

/** The id of a check as a run has it, with the name of a data item where it is about one. */
export type CheckName = { [S in StepId]: Filled<CheckId<S>> }[StepId];

/**
 * What the catalogue says of a check of a run.
 *
 * @param step the step that made it
 * @param id its id, with the name of a data item after a colon where it is about one
 * @returns undefined for a check that this version does not know, as one of an imported run may be
 */
export function describeCheck(step: StepId, id: string): CheckDescription | undefined {
  const checks: CheckDescriptions = CHECK_CATALOGUE[step];
  const name = Object.hasOwn(checks, id) ? id : id.replace(/:.*$/s, ':*');
  return Object.hasOwn(checks, name) ? checks[name] : undefined;
}
