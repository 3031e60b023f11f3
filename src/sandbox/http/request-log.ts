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
  #entries: readonly Entry[] = [];
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
    this.#entries = [...this.#entries.slice(1 - CAPACITY), { summary, exchange }];
    this.#onRequest?.(summary);
  }

  entries(): readonly SandboxRequest[] {
    return this.#entries.map(({ summary }) => summary);
  }

  exchange(id: number): AnsweredExchange | undefined {
    return this.#entries.find(({ summary }) => summary.id === id)?.exchange;
  }

  clear(): void {
    this.#entries = [];
  }
}
