import type { ExchangeView } from '../../../shared/views/exchange.js';
import type { MaskedText } from '../../../shared/views/masked-text.js';

type Request = ExchangeView['request'];
type Response = NonNullable<ExchangeView['response']>;

/** A request as HTTP/1.1 has it (RFC 9112 2.1): line, headers, an empty line, body. Line ends are shown as line ends. */
export function rawRequest({ method, url, headers, body = [] }: Request): MaskedText {
  return [`${method} `, ...requestTarget(url), ' HTTP/1.1\n', ...rawHeaders(headers), '\n', ...body];
}

/** A response likewise; its body is what was unpacked of it. */
export function rawResponse({ status, statusText, headers, body }: Response): MaskedText {
  return [`HTTP/1.1 ${status} ${statusText}\n`, ...rawHeaders(headers), '\n', ...body];
}

/** On the wire the origin is in the Host header alone, and what follows # is never sent. */
function requestTarget(url: MaskedText): MaskedText {
  const [first, ...rest] = url;
  if (typeof first !== 'string') return url;
  const path = first.replace(/^https?:\/\/[^/?#]*/, '');
  return [path.startsWith('/') ? path : `/${path}`, ...rest];
}

function rawHeaders(headers: Request['headers']): MaskedText {
  return headers.flatMap(({ name, value }) => [`${name}: `, ...value, '\n']);
}
