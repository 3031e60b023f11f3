import { createHash, randomBytes } from 'node:crypto';
import { OAuthError } from '../errors.js';

export interface ExpiringStoreOptions {
  readonly lifetimeMs: number;
  /** How many entries at once, expired ones included, before new ones are turned away. */
  readonly capacity: number;
  readonly now: () => number;
}

export interface StoredEntry<Value> {
  /** Names the entry without giving its handle away. */
  readonly id: string;
  readonly value: Value;
  readonly expired: boolean;
}

interface Slot<Value> {
  readonly value: Value;
  readonly expiresAt: number;
}

/** Expired entries stay for this long, so that an answer can say "expired" and not "unknown". */
const RETENTION_MS = 10 * 60_000;

/**
 * Values under unguessable handles: codes, access tokens and pending consent pages.
 *
 * Only the SHA-256 of a handle is kept, so neither the store nor the timing of its look-up tells a handle.
 */
export class ExpiringStore<Value> {
  readonly #options: ExpiringStoreOptions;
  readonly #slots = new Map<string, Slot<Value>>();

  constructor(options: ExpiringStoreOptions) {
    this.#options = options;
  }

  /** Keeps a value and gives its handle of 256 random bits; throws `temporarily_unavailable` where the store is full. */
  put(value: Value): { readonly handle: string; readonly id: string } {
    this.#sweep();
    if (this.#slots.size >= this.#options.capacity) {
      throw new OAuthError('temporarily_unavailable', 'The sandbox holds as much as it can. Try again shortly.', 503);
    }
    const handle = randomBytes(32).toString('base64url');
    const id = idOf(handle);
    this.#slots.set(id, { value, expiresAt: this.#options.now() + this.#options.lifetimeMs });
    return { handle, id };
  }

  find(handle: string): StoredEntry<Value> | undefined {
    const id = idOf(handle);
    const slot = this.#slots.get(id);
    if (slot === undefined) return undefined;
    return { id, value: slot.value, expired: slot.expiresAt <= this.#options.now() };
  }

  delete(id: string): void {
    this.#slots.delete(id);
  }

  /** All entries live equally long, so the map's order is the order they expire in. */
  #sweep(): void {
    const gone = this.#options.now() - RETENTION_MS;
    for (const [id, slot] of this.#slots) {
      if (slot.expiresAt > gone) return;
      this.#slots.delete(id);
    }
  }
}

function idOf(handle: string): string {
  return createHash('sha256').update(handle).digest('base64url');
}
