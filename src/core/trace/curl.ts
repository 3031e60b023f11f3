import type { MaskedPart, MaskedText } from '../export/masked-text.js';
import type { HttpConnection } from './http.js';

/** A request whose secrets were taken out. */
export interface MaskedRequest {
  readonly method: string;
  readonly url: MaskedText;
  readonly headers: readonly { readonly name: string; readonly value: MaskedText }[];
  readonly body?: MaskedText | undefined;
  /** What it went over, where that is known. */
  readonly connection?: Pick<HttpConnection, 'proxy' | 'proxyTls' | 'proxySignIn'> | undefined;
}

/** curl makes these itself, and would be wrong with stale ones. */
const OWN_HEADERS = new Set(['host', 'connection', 'content-length', 'accept-encoding', 'user-agent']);

/** A token of RFC 9110 5.6.2: what else a recorded request calls a method or a header would mean something to the shell or curl. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * A request as a cURL command line for a POSIX shell, each secret as a shell variable such as `$CLIENT_SECRET`.
 *
 * The variable stands for the text as it was on the wire, encoded as it was there. A proxy that the request went through
 * is named, and `$PROXY_USER` and `$PROXY_PASSWORD` stand for what it was given.
 */
export function buildCurl(request: MaskedRequest): string {
  const { method, url } = request;
  // Without a body curl would say nothing of its length.
  const body = request.body ?? (method === 'GET' ? undefined : []);
  const own = request.headers.filter(({ name }) => TOKEN.test(name) && !OWN_HEADERS.has(name.toLowerCase()));
  const headers = [...own.map(headerOption), ...withheld({ ...request, body }).map((name) => `-H '${name}:'`)];
  const data = body === undefined ? [] : [`--data-raw ${shellWord(body)}`];
  const verb =
    method === 'GET' && body === undefined ? [] : [`-X ${/^[A-Z]+$/.test(method) ? method : quoted(method)}`];
  const options = [...verb, ...(needsNoGlob(url) ? ['--globoff'] : []), ...proxyOptions(request)];
  return ['curl --compressed', ...options, address(url), ...headers, ...data].join(' \\\n  ');
}

/** Nothing but a host and a port is taken over from a record. */
const PROXY = /^(?:[\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}$/;

/** The console has every proxy open a tunnel; curl asks for one by itself only where the server speaks TLS. */
function proxyOptions({ url, connection }: MaskedRequest): readonly string[] {
  const { proxy, proxyTls, proxySignIn } = connection ?? {};
  if (proxy === undefined || !PROXY.test(proxy)) return [];
  const [start = ''] = url;
  const plain = typeof start === 'string' && /^http:/i.test(start);
  return [
    `--proxy ${quoted(`${proxyTls === true ? 'https' : 'http'}://${proxy}`)}`,
    ...(proxySignIn === true ? ['--proxy-user "$PROXY_USER:$PROXY_PASSWORD"'] : []),
    ...(plain ? ['--proxytunnel'] : []),
  ];
}

/** What begins with a hyphen would be an option. */
function address(url: MaskedText): string {
  const [first = ''] = url;
  return `${typeof first === 'string' && first.startsWith('-') ? '--url ' : ''}${shellWord(url)}`;
}

/** A header with an empty value needs a semicolon; with a colon curl would leave it out. */
function headerOption({ name, value }: MaskedRequest['headers'][number]): string {
  return `-H ${shellWord(value.length === 0 || value.join('') === '' ? [`${name};`] : [`${name}: `, ...value])}`;
}

/** Headers that curl would add of itself, where the request has none. */
function withheld({ headers, body }: MaskedRequest): readonly string[] {
  const has = (wanted: string) => headers.some(({ name }) => name.toLowerCase() === wanted);
  return [...(has('accept') ? [] : ['Accept']), ...(body === undefined || has('content-type') ? [] : ['Content-Type'])];
}

/** curl takes brackets and braces in a URL for patterns. */
function needsNoGlob(url: MaskedText): boolean {
  return url.some((part) => typeof part === 'string' && /[[\]{}]/.test(part));
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
