import { type Answer, headersOf } from './answer.js';
import type { Exchange } from './exchange.js';

type Headers = readonly (readonly [name: string, value: string])[];

/** A request and its answer as they were on the wire. */
export interface AnsweredExchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Headers;
    readonly body?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Headers;
    readonly body: string;
    /** Bytes that were sent; more than `body` holds where it was cut. */
    readonly bodyBytes: number;
    readonly truncated: boolean;
  };
}

/** Bytes of a body that are kept: no answer comes near it but those of faults. */
const MAX_KEPT_BYTES = 256 * 1024;

/** What is kept of an exchange for whoever looks at it later. */
export function answeredExchange({ request, notes }: Exchange, answer: Answer): AnsweredExchange {
  const bytes = Buffer.from(answer.body);
  const sent = answer.cutAfterBytes ?? bytes.byteLength;
  const { body } = notes;
  return {
    request: {
      method: request.method,
      url: request.url,
      headers: [...request.headers],
      ...(body === undefined ? {} : { body }),
    },
    response: {
      status: answer.status,
      headers: Object.entries(headersOf(answer)),
      body: bytes.subarray(0, Math.min(sent, MAX_KEPT_BYTES)).toString('utf8'),
      bodyBytes: sent,
      truncated: sent > MAX_KEPT_BYTES || sent < bytes.byteLength,
    },
  };
}
