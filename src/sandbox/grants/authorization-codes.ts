import { OAuthError } from '../errors.js';
import type { AccessTokens } from './access-tokens.js';
import { ExpiringStore } from './expiring-store.js';
import type { Grant } from './grant.js';
import { mostOfGroup } from './login-group.js';

interface CodeRecord {
  readonly grant: Grant;
  presented: boolean;
  /** The access token it was exchanged for. */
  accessTokenId?: string;
}

/** A code that was presented for the first time, by the client it was issued to. */
export interface RedeemedCode {
  readonly grant: Grant;
  /** Ties the access token to the code, so that a second use of the code can revoke it. */
  readonly boundTo: (accessTokenId: string) => void;
}

/** Authorization codes, each good for one attempt of the client it was issued to (RFC 6749 4.1.2). */
export class AuthorizationCodes {
  readonly #store: ExpiringStore<CodeRecord>;
  readonly #tokens: AccessTokens;

  constructor(options: { readonly lifetimeMs: number; readonly now: () => number }, tokens: AccessTokens) {
    this.#store = new ExpiringStore({ ...options, capacity: 20_000, most: mostOfGroup });
    this.#tokens = tokens;
  }

  /** Always finds room: a code that nobody exchanged gives way to newer ones of its group. */
  issue(grant: Grant, group: string): string {
    return this.#store.put({ grant, presented: false }, group).handle;
  }

  /** The login that a code belongs to, whatever became of it. */
  loginOf(code: string): number | undefined {
    return this.#store.find(code)?.value.grant.request.login;
  }

  /**
   * Takes a code in. From here on it is spent, even where the exchange then fails over its redirect URI or verifier.
   * A second presentation revokes the access token of the first (RFC 6749 10.5).
   */
  redeem(code: string, clientId: string): RedeemedCode {
    const entry = this.#store.find(code);
    if (entry === undefined) throw new OAuthError('invalid_grant', 'The code was not issued by this sandbox.');
    const record = entry.value;
    if (record.grant.request.client.clientId !== clientId) {
      throw new OAuthError('invalid_grant', 'The code was issued to another client.');
    }
    if (record.presented) {
      if (record.accessTokenId !== undefined) this.#tokens.revoke(record.accessTokenId);
      throw new OAuthError('invalid_grant', 'The code was presented before; the access token it gave is revoked.');
    }
    if (entry.expired) throw new OAuthError('invalid_grant', 'The code has expired.');
    record.presented = true;
    return {
      grant: record.grant,
      boundTo: (accessTokenId) => {
        record.accessTokenId = accessTokenId;
      },
    };
  }
}
