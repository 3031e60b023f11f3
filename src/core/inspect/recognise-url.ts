import type { Recognised } from './recognised.js';

/** A query alone, as the log of a web server has it. */
const BARE_QUERY = /^\??(?:code|state|error|iss|client_id|scope|response_type)=[^\s]*$/;

/** An authorization request or the answer to one; undefined for every other text, other URLs included. RFC 6749 4.1. */
export function recogniseUrl(text: string): Omit<Recognised, 'text'> | undefined {
  const bare = text.replace(/^["'<]|["'>]$/g, '');
  const url = readUrl(bare);
  if (url === undefined) return undefined;
  const names = new Set([...url.searchParams.keys(), ...new URLSearchParams(url.hash.slice(1)).keys()]);
  if (['response_type', 'code_challenge', 'redirect_uri'].some((name) => names.has(name))) {
    const reason = 'It is a URL with the parameters of an authorization request.';
    return { content: { kind: 'authorization-url', url }, reason };
  }
  const answer = ['code', 'error'].find((name) => names.has(name)) ?? (names.has('state') ? 'state' : undefined);
  if (answer === undefined) return undefined;
  return { content: { kind: 'redirected-url', url }, reason: `It is a URL with ${answer}, as an answer has it.` };
}

function readUrl(text: string): URL | undefined {
  if (BARE_QUERY.test(text)) return new URL(text.startsWith('?') ? text : `?${text}`, 'http://localhost/');
  // A URL that was broken over lines, as mail programs do.
  const joined = text.replace(/\s+/g, '');
  return /^https?:\/\//i.test(joined) && URL.canParse(joined) ? new URL(joined) : undefined;
}
