import { createHash } from 'node:crypto';

/** As many values are remembered of each kind: far more than the log holds, and a bound for an app under load. */
const CAPACITY = 5000;
/** Of a longer one the hash is remembered: whoever can reach the sandbox chooses how long it is. In UTF-16 code units. */
const MAX_KEPT = 64;

/** Values that were sent before; the oldest are forgotten first. */
export class SeenValues {
  readonly #values = new Set<string>();
  #latestTwo: readonly [earlier?: string, later?: string] = [];

  /** Those of the two requests before, as far as there were any. */
  get latestTwo(): readonly [earlier?: string, later?: string] {
    return this.#latestTwo;
  }

  /** Takes a value in, and says whether it was there before. */
  add(value: string): boolean {
    const [, later] = this.#latestTwo;
    this.#latestTwo = later === undefined ? [undefined, value] : [later, value];
    const kept = value.length > MAX_KEPT ? createHash('sha256').update(value).digest('base64') : value;
    if (this.#values.has(kept)) return true;
    this.#values.add(kept);
    const [oldest] = this.#values;
    if (this.#values.size > CAPACITY && oldest !== undefined) this.#values.delete(oldest);
    return false;
  }
}

/** What the authorization requests of one client had before. */
export interface SeenBefore {
  readonly queries: SeenValues;
  readonly state: SeenValues;
  readonly nonce: SeenValues;
  readonly code_challenge: SeenValues;
}

/** Of a client that has sent nothing yet. */
export function nothingSeen(): SeenBefore {
  const [queries, state, nonce, codeChallenge] = [
    new SeenValues(),
    new SeenValues(),
    new SeenValues(),
    new SeenValues(),
  ];
  return { queries, state, nonce, code_challenge: codeChallenge };
}
