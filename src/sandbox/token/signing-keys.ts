import type { JWK } from 'jose';
import { createSigningKeyPem, readSigningKey, type SigningKey } from './signing-key.js';

/** The key that signs, and those before it that are still good for verification. */
export class SigningKeys {
  #current: SigningKey;
  #kept: readonly SigningKey[] = [];

  constructor(first: SigningKey) {
    this.#current = first;
  }

  get current(): SigningKey {
    return this.#current;
  }

  /** Ids as the JWKS has them, the signing key's first. */
  get ids(): readonly string[] {
    return this.#all().map(({ kid }) => kid);
  }

  /** Makes a new key the signing one. */
  async rotate(old: 'keep' | 'drop'): Promise<void> {
    const next = await readSigningKey(await createSigningKeyPem());
    this.#kept = old === 'keep' ? this.#all() : [];
    this.#current = next;
  }

  /** The JWKS: `kty, kid, n, e, use` of each key, and no `alg`. */
  publicJwks(): readonly JWK[] {
    return this.#all().map(({ publicJwk }) => publicJwk);
  }

  #all(): readonly SigningKey[] {
    return [this.#current, ...this.#kept];
  }
}
