import { ConsoleError } from '../errors.js';
import type { HttpAnswer } from './http.js';

/** How far a request got before it failed. */
type Progress = Pick<HttpAnswer, 'timing' | 'sent' | 'connection'>;

/** A request that failed, with how far it got: its error is the one it was made of. */
export class TransportFailure extends ConsoleError {
  /** Private, so that no log or message prints the request with it. */
  readonly #progress: Progress;

  constructor(error: ConsoleError, progress: Progress) {
    const { hint, spec, cause } = error;
    super(error.kind, error.code, error.message, {
      ...(hint === undefined ? {} : { hint }),
      ...(spec === undefined ? {} : { spec }),
      cause,
    });
    this.#progress = progress;
  }

  get progress(): Progress {
    return this.#progress;
  }
}
