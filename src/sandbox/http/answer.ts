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

/** What the server sends of an answer; one that shall break off is written to the connection at once. */
export function toResponse(answer: Answer, outgoing: ServerResponse): Response {
  const { status, body, cutAfterBytes } = answer;
  const headers = headersOf(answer);
  if (cutAfterBytes === undefined) return new Response(body === '' ? null : body, { status, headers });
  const whole = Buffer.from(body);
  // The whole is promised, so that a client can tell.
  outgoing.writeHead(status, { ...headers, 'Content-Length': whole.byteLength });
  outgoing.write(whole.subarray(0, cutAfterBytes), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
