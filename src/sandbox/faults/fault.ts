import type { JWK } from 'jose';
import type { ParameterList } from '../authorize/redirect-target.js';
import type { Answer } from '../http/answer.js';
import type { Endpoint } from '../http/exchange.js';
import type { IdTokenClaims } from '../token/id-token.js';
import type { SigningKey } from '../token/signing-key.js';
import type { UserInfoBody } from '../userinfo/user-info.js';

/** What passes through the hooks of a fault, by the stage at which it does. */
export interface FaultStages {
  /** Milliseconds to hold the answer back. */
  readonly delayMs: number;
  /** Parameters of the redirect back to the app. */
  readonly redirect: ParameterList;
  readonly idTokenClaims: IdTokenClaims;
  readonly idTokenHeader: Readonly<Record<string, unknown>>;
  /** The signed token. */
  readonly idToken: string;
  /** Members of a successful token response. */
  readonly tokenBody: Readonly<Record<string, unknown>>;
  readonly jwks: readonly JWK[];
  /** Values by scope, before they are encrypted. */
  readonly values: ReadonlyMap<string, string | Uint8Array>;
  /** The public key that the block key is encrypted to. */
  readonly recipient: JWK;
  /** Compact JWEs by scope. */
  readonly fields: Readonly<Record<string, string>>;
  readonly userInfo: UserInfoBody;
  /** What goes out, of any endpoint. */
  readonly answer: Answer;
}

export interface FaultContext {
  readonly endpoint: Endpoint;
  readonly origin: string;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly signingKey: SigningKey;
}

/** A hook takes what the sandbox would send and gives what it shall send instead. */
export type FaultHooks = {
  readonly [Stage in keyof FaultStages]?: (
    value: FaultStages[Stage],
    context: FaultContext,
  ) => FaultStages[Stage] | Promise<FaultStages[Stage]>;
};

/** One way in which a provider, or somebody in between, may misbehave. */
export interface Fault {
  /** `family.what`, and stable. */
  readonly id: string;
  readonly title: string;
  /** What it does, and what a careful client makes of it. */
  readonly description: string;
  readonly hooks: FaultHooks;
  /** It refuses the authorization request before the user, and the app is not told. */
  readonly refusesOnPage?: true;
}
