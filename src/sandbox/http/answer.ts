import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** What goes back over HTTP. Every endpoint makes one, so that a fault can change any of them. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** The connection breaks after so many bytes of the body. */
  readonly cutAfterBytes?: number | undefined;
}

/** For everything the sandbox sends: nothing is stored, guessed, or told to the next page. */
const everywhere = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function textAnswer(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: text };
}

export function redirectAnswer(status: 302 | 303, location: string): Answer {
  return { status, headers: { Location: location }, body: '' };
}

/** Every header that goes out with an answer. */
export function headersOf(answer: Answer): Readonly<Record<string, string>> {
  return { ...everywhere, ...answer.headers };
}

/**
 * Sends an answer, by Node’s own means: those of the web take a stream and several turns for each. One that shall break
 * off promises the whole, so that a client can tell.
 */
export function send(answer: Answer, outgoing: ServerResponse): Response {
  const whole = Buffer.from(answer.body);
  outgoing.writeHead(answer.status, { ...headersOf(answer), 'Content-Length': whole.byteLength });
  if (answer.cutAfterBytes === undefined) outgoing.end(whole);
  else outgoing.write(whole.subarray(0, answer.cutAfterBytes), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
