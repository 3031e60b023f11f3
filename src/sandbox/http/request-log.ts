import type { SandboxRequest } from '../types.js';

const CAPACITY = 500;

/** The latest requests, and who wants to hear of the next. */
export class RequestLog {
  readonly #onRequest: ((entry: SandboxRequest) => void) | undefined;
  #entries: readonly SandboxRequest[] = [];
  #lastId = 0;

  constructor(onRequest: ((entry: SandboxRequest) => void) | undefined) {
    this.#onRequest = onRequest;
  }

  add(entry: Omit<SandboxRequest, 'id'>): void {
    this.#lastId += 1;
    const numbered = { id: this.#lastId, ...entry };
    this.#entries = [...this.#entries.slice(1 - CAPACITY), numbered];
    this.#onRequest?.(numbered);
  }

  entries(): readonly SandboxRequest[] {
    return this.#entries;
  }
}
