/** What goes back over HTTP. Every endpoint makes one, so that a fault can change any of them. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
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

export function toResponse(answer: Answer): Response {
  return new Response(answer.body === '' ? null : answer.body, {
    status: answer.status,
    headers: { ...everywhere, ...answer.headers },
  });
}
