import type { StepId } from '../step-ids.js';
import type { TamperEdit } from './tamper.js';
import type { TamperTarget } from './targets.js';

/** A change that is more than setting or removing parameters; each has a function in `special-changes.ts`. */
export type SpecialChange =
  | 'pkce-plain'
  | 'code-replay'
  | 'token-request-json'
  | 'token-request-form'
  | 'client-authentication'
  | 'payload-altered'
  | 'embedded-jwk'
  | 'jwks-other-key'
  | 'fields-swapped'
  | 'field-altered'
  | 'field-dropped'
  | 'field-unasked';

/** A step and one of its checks, an id that ends in `:` being the start of one; or an error by which a step ends. */
export type Objection =
  | { readonly step: StepId; readonly check: string }
  | { readonly step: StepId; readonly error: string };

/** Who should notice a tamper and by what; `nobody` is a change that is allowed. */
export type Expectation =
  | { readonly by: 'provider' | 'console'; readonly at: readonly Objection[] }
  | { readonly by: 'nobody'; readonly at: readonly Objection[] };

/** An attack by its name: what it changes, and who should notice. */
export interface TamperPreset {
  /** Kebab-case; saved runs name it, so it does not change. */
  readonly id: string;
  readonly title: string;
  readonly target: TamperTarget;
  /** What it does and what it would be good for, in a sentence. */
  readonly detail: string;
  readonly edits?: readonly Omit<TamperEdit, 'target'>[];
  readonly special?: SpecialChange;
  readonly expects: Expectation;
  /** Changes nothing where the run sends its token request in this form already, and is not offered there. */
  readonly idleWith?: 'form' | 'json';
  /** Only ever sent to the sandbox: it gives away what protects a real login. */
  readonly sandboxOnly?: true;
}

const check = (step: StepId, id: string): Objection => ({ step, check: id });

/** The provider refuses the authorization request: by its page, or by an error in the redirect. */
export const REFUSED_AT_AUTHORIZE: Expectation = {
  by: 'provider',
  at: [
    { step: 'redirect', error: 'authorization-refused' },
    // Where the console fetched the page itself, all that is known is that it is no redirect.
    { step: 'redirect', error: 'approval-not-automatic' },
    check('redirect', 'no-error'),
  ],
};

/** The provider refuses the token request. */
export const REFUSED_AT_TOKEN: Expectation = { by: 'provider', at: [check('token', 'http-status')] };

/** The console refuses, or warns, by one of these checks of a step. */
export function noticedAt(step: StepId, ...ids: readonly string[]): Expectation {
  return { by: 'console', at: ids.map((id) => check(step, id)) };
}
