import type { SandboxRequest } from '../types.js';
import type { AnsweredExchange } from './answered-exchange.js';

const CAPACITY = 500;

interface Entry {
  readonly summary: SandboxRequest;
  readonly exchange: AnsweredExchange;
}

/** The latest requests, and who wants to hear of the next. */
export class RequestLog {
  readonly #onRequest: ((entry: SandboxRequest) => void) | undefined;
  readonly #entries: Entry[] = [];
  #lastId = 0;
  #lastLogin = 0;

  constructor(onRequest: ((entry: SandboxRequest) => void) | undefined) {
    this.#onRequest = onRequest;
  }

  /** A number for a login that begins. */
  newLogin(): number {
    this.#lastLogin += 1;
    return this.#lastLogin;
  }

  add(entry: Omit<SandboxRequest, 'id'>, exchange: AnsweredExchange): void {
    this.#lastId += 1;
    const summary = { id: this.#lastId, ...entry };
    this.#entries.push({ summary, exchange });
    if (this.#entries.length > CAPACITY) this.#entries.shift();
    this.#onRequest?.(summary);
  }

  entries(): readonly SandboxRequest[] {
    return this.#entries.map(({ summary }) => summary);
  }

  exchange(id: number): AnsweredExchange | undefined {
    // Numbers go up by one, so each says where it is.
    return this.#entries[id - (this.#entries[0]?.summary.id ?? 0)]?.exchange;
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
