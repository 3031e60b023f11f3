import { createHash, randomBytes } from 'node:crypto';
import { OAuthError } from '../errors.js';

export interface ExpiringStoreOptions {
  readonly lifetimeMs: number;
  /** How many entries at once, expired ones included, before new ones are turned away. */
  readonly capacity: number;
  /**
   * Where anybody may put something in: how many entries of one group at once. Nothing is turned away then: what is oldest
   * in the group gives way, and where the whole store is full, what is oldest in the largest group.
   */
  readonly most?: ((group: string) => number) | undefined;
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
  readonly group: string;
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
  /** The ids of each group, oldest first. */
  readonly #groups = new Map<string, Set<string>>();

  constructor(options: ExpiringStoreOptions) {
    this.#options = options;
  }

  /** Keeps a value and gives its handle of 256 random bits; throws `temporarily_unavailable` where nothing gives way. */
  put(value: Value, group = ''): { readonly handle: string; readonly id: string } {
    this.#sweep();
    this.#makeRoom(group);
    const handle = randomBytes(32).toString('base64url');
    const id = idOf(handle);
    this.#slots.set(id, { value, group, expiresAt: this.#options.now() + this.#options.lifetimeMs });
    const ids = this.#groups.get(group) ?? new Set();
    this.#groups.set(group, ids.add(id));
    return { handle, id };
  }

  find(handle: string): StoredEntry<Value> | undefined {
    const id = idOf(handle);
    const slot = this.#slots.get(id);
    if (slot === undefined) return undefined;
    return { id, value: slot.value, expired: slot.expiresAt <= this.#options.now() };
  }

  delete(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    const ids = this.#groups.get(slot.group);
    ids?.delete(id);
    if (ids?.size === 0) this.#groups.delete(slot.group);
  }

  #makeRoom(group: string): void {
    const { capacity, most } = this.#options;
    if (most !== undefined && (this.#groups.get(group)?.size ?? 0) >= most(group)) this.#dropOldest(group);
    if (this.#slots.size < capacity) return;
    if (most === undefined) {
      throw new OAuthError('temporarily_unavailable', 'The sandbox holds as much as it can. Try again shortly.', 503);
    }
    const [largest = ''] = [...this.#groups].reduce((one, other) => (other[1].size > one[1].size ? other : one));
    this.#dropOldest(largest);
  }

  #dropOldest(group: string): void {
    const [oldest] = this.#groups.get(group) ?? [];
    if (oldest !== undefined) this.delete(oldest);
  }

  /** All entries live equally long, so the map's order is the order they expire in. */
  #sweep(): void {
    const gone = this.#options.now() - RETENTION_MS;
    for (const [id, slot] of this.#slots) {
      if (slot.expiresAt > gone) return;
      this.delete(id);
    }
  }
}

function idOf(handle: string): string {
  return createHash('sha256').update(handle).digest('base64url');
}
