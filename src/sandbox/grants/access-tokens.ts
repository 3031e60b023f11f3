import { OAuthError } from '../errors.js';
import { ExpiringStore } from './expiring-store.js';
import type { Grant } from './grant.js';

/** Bearer tokens for userinfo. */
export class AccessTokens {
  readonly #store: ExpiringStore<Grant>;

  constructor(options: { readonly lifetimeMs: number; readonly now: () => number }) {
    this.#store = new ExpiringStore({ ...options, capacity: 20_000 });
  }

  issue(grant: Grant): { readonly handle: string; readonly id: string } {
    return this.#store.put(grant);
  }

  /** The login that a token belongs to, expired or not. */
  loginOf(accessToken: string): number | undefined {
    return this.#store.find(accessToken)?.value.request.login;
  }

  /** What the token is good for; throws `invalid_token` where it is good for nothing. */
  grantOf(accessToken: string): Grant {
    const entry = this.#store.find(accessToken);
    if (entry === undefined) {
      throw new OAuthError('invalid_token', 'The access token was not issued by this sandbox, or was revoked.', 401);
    }
    if (entry.expired) throw new OAuthError('invalid_token', 'The access token has expired.', 401);
    return entry.value;
  }

  revoke(id: string): void {
    this.#store.delete(id);
  }
}
