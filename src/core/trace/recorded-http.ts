import { ConsoleError } from '../errors.js';
import type { HttpExchange, HttpLimits, HttpRequest, HttpResponse, HttpTransport } from './http.js';
import { TransportFailure } from './transport-failure.js';

/** What every request of the flow is allowed: 15 s and 8 MiB once decoded. */
export const DEFAULT_LIMITS: HttpLimits = { timeoutMs: 15_000, maxBodyBytes: 8 * 1024 * 1024 };

/** What recording needs of the outside world. */
export interface Recorder {
  readonly http: HttpTransport;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onExchange: (exchange: HttpExchange) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends one request and records it with what came of it, failures too.
 *
 * @param purpose what the request is for, in a few words
 * @throws ConsoleError of kind `transport`, after the failed exchange was recorded
 */
export async function sendRecorded(
  io: Recorder,
  purpose: string,
  request: HttpRequest,
  limits: HttpLimits = DEFAULT_LIMITS,
): Promise<HttpResponse> {
  const startedAt = io.now();
  try {
    const { response, timing, sent, connection } = await io.http(request, limits, io.signal);
    io.onExchange({ purpose, startedAt, request: sent ?? request, response, timing, connection });
    return response;
  } catch (error) {
    const failure = error instanceof ConsoleError ? error.message : 'The request failed.';
    const { timing, sent, connection } = error instanceof TransportFailure ? error.progress : unknown(io, startedAt);
    io.onExchange({ purpose, startedAt, request: sent ?? request, timing, connection, failure });
    throw error;
  }
}

function unknown(io: Recorder, startedAt: number): TransportFailure['progress'] {
  return { timing: { totalMs: io.now() - startedAt } };
}
