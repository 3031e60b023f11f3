import type { HttpConnection, HttpTiming } from '../../../core/trace/http.js';

type Phase = Exclude<keyof HttpTiming, 'firstByteMs' | 'totalMs'>;
type Measured = { -readonly [P in keyof HttpTiming]?: HttpTiming[P] };

/** Measures the phases of one request as it goes through them, so that one that fails says how far it got. */
export class Phases {
  readonly #startedAt = performance.now();
  readonly #measured: Measured = {};
  connection: HttpConnection = {};

  /** Milliseconds since the request was started. */
  get elapsedMs(): number {
    return performance.now() - this.#startedAt;
  }

  /** Notes how long a phase took, in milliseconds, or is forgotten where it was gone through in vain. */
  note(phase: Phase | 'firstByteMs', milliseconds: number | undefined): void {
    this.#measured[phase] = milliseconds;
  }

  /** Runs one phase and notes how long it took, however it ended. */
  async measure<T>(phase: Phase, action: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      return await action();
    } finally {
      this.note(phase, performance.now() - startedAt);
    }
  }

  /** Forgets the way that led nowhere: its time is part of finding the right one. */
  restart(): void {
    for (const phase of ['dnsMs', 'connectMs', 'tunnelMs', 'tlsMs'] as const) this.note(phase, undefined);
    this.note('routeMs', this.elapsedMs);
    this.connection = {};
  }

  /** What was measured so far. */
  timing(): HttpTiming {
    return { ...this.#measured, totalMs: this.elapsedMs };
  }
}
