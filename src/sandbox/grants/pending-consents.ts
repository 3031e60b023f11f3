import type { AuthorizationRequest } from '../authorize/authorization-request.js';
import { OAuthError } from '../errors.js';
import { ExpiringStore } from './expiring-store.js';
import { mostOfGroup } from './login-group.js';

/** Consent pages that wait for an answer. The handle is in the page's form alone, so no other page can answer it. */
export class PendingConsents {
  readonly #store: ExpiringStore<AuthorizationRequest>;

  constructor(options: { readonly lifetimeMs: number; readonly now: () => number }) {
    this.#store = new ExpiringStore({ ...options, capacity: 5000, most: mostOfGroup });
  }

  /** Always finds room: see {@link mostOfGroup} for which other page gives way. */
  open(request: AuthorizationRequest, group: string): string {
    return this.#store.put(request, group).handle;
  }

  /** Takes the request out, whether it waited too long or not; a second answer to the same page finds nothing. */
  answer(transaction: string): { readonly request: AuthorizationRequest; readonly expired: boolean } {
    const entry = this.#store.find(transaction);
    if (entry === undefined) {
      throw new OAuthError(
        'invalid_request',
        'This page was answered before, gave way to newer ones, or belongs to an earlier sandbox.',
      );
    }
    this.#store.delete(entry.id);
    return { request: entry.value, expired: entry.expired };
  }
}
