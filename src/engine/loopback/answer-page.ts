import { createHash } from 'node:crypto';

export type AnswerKind = 'received' | 'refused' | 'malformed' | 'not-found' | 'method' | 'misdirected' | 'too-large';

/** A whole response of the loopback listener. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const WORDS: Readonly<Record<AnswerKind, readonly [status: number, title: string, text: string]>> = {
  received: [200, 'The answer has arrived', 'You may close this page and go back to sgID Console.'],
  refused: [
    400,
    'Not the answer waited for',
    'sgID Console is still waiting for the one that belongs to its request, or has had it already.',
  ],
  malformed: [400, 'The answer is malformed', 'sgID Console has not used it. Go back to it to see why.'],
  'too-large': [413, 'The answer is too long', 'sgID Console has not used it. Go back to it to see why.'],
  'not-found': [404, 'Nothing here', 'sgID Console listens on its redirect URI alone.'],
  method: [405, 'Only GET is answered', 'A redirect arrives by GET.'],
  misdirected: [421, 'Not this host', 'The Host of the request is not that of the redirect URI.'],
};

const STYLE = `:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/1.5 system-ui,sans-serif;background:#f5f7f9;color:#15202b}
main{max-width:26rem;margin:1rem;padding:2rem;background:#fff;border:1px solid #dbe1e8;border-radius:12px}
h1{margin:0 0 .5rem;font-size:1.25rem;font-weight:600}
p{margin:0;color:#4b5a69}
@media(prefers-color-scheme:dark){body{background:#0e1318;color:#e7edf3}main{background:#151b22;border-color:#2a3642}p{color:#aebbc8}}`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
};

/**
 * The page that the user's browser sees: static, without script, and with nothing of the request in it.
 *
 * @param kind what became of the request
 */
export function answerPage(kind: AnswerKind): Answer {
  const [status, title, text] = WORDS[kind];
  // The data: icon keeps browsers from asking for /favicon.ico.
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · sgID Console</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body></html>
`;
  const allow: Readonly<Record<string, string>> = kind === 'method' ? { Allow: 'GET' } : {};
  return {
    status,
    headers: { ...HEADERS, ...allow, 'Content-Length': String(Buffer.byteLength(body)) },
    body,
  };
}
