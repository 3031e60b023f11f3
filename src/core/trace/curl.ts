import type { MaskedPart, MaskedText } from '../export/masked-text.js';

/** A request whose secrets were taken out. */
export interface MaskedRequest {
  readonly method: string;
  readonly url: MaskedText;
  readonly headers: readonly { readonly name: string; readonly value: MaskedText }[];
  readonly body?: MaskedText | undefined;
}

/** curl makes these itself, and would be wrong with stale ones. */
const OWN_HEADERS = new Set(['host', 'content-length', 'accept-encoding', 'user-agent']);

/**
 * A request as a cURL command line for a POSIX shell, each secret as a shell variable such as `$CLIENT_SECRET`.
 *
 * The variable stands for the text as it was on the wire, encoded as it was there.
 */
export function buildCurl(request: MaskedRequest): string {
  const headers = request.headers
    .filter(({ name }) => !OWN_HEADERS.has(name.toLowerCase()))
    .map(({ name, value }) => `-H ${shellWord([`${name}: `, ...value])}`);
  const body = request.body === undefined ? [] : [`--data-raw ${shellWord(request.body)}`];
  const method = request.method === 'GET' ? [] : [`-X ${request.method}`];
  return ['curl', '--compressed', ...method, shellWord(request.url), ...headers, ...body]
    .join(' \\\n  ')
    .replace('curl \\\n  ', 'curl ');
}

/** Single quotes keep the shell from touching anything; variables stand in double quotes between them. */
function shellWord(text: MaskedText): string {
  const words = joined(text).map((part) => (typeof part === 'string' ? quoted(part) : `"$${variableName(part.ref)}"`));
  return words.length === 0 ? "''" : words.join('');
}

/** The text with neighbouring plain stretches made one. */
function joined(text: MaskedText): MaskedText {
  const parts: (string | MaskedPart)[] = [];
  for (const part of text) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts.splice(-1, 1, last + part);
    else parts.push(part);
  }
  return parts;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function variableName(ref: string): string {
  return ref.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
