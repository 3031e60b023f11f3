import { type HarTimings, harTimings, timeOf } from './har-timings.js';
import { type HeaderList, type HttpExchange, type HttpRequest, type HttpResponse, headerValue } from './http.js';

interface Pair {
  readonly name: string;
  readonly value: string;
}

interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly Pair[];
  readonly headers: readonly Pair[];
  readonly queryString: readonly Pair[];
  readonly postData?: { readonly mimeType: string; readonly text: string; readonly params?: readonly Pair[] };
  readonly headersSize: number;
  readonly bodySize: number;
}

interface HarResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly Pair[];
  readonly headers: readonly Pair[];
  readonly content: {
    readonly size: number;
    readonly mimeType: string;
    readonly text: string;
    readonly comment?: string;
  };
  readonly redirectURL: string;
  readonly headersSize: number;
  readonly bodySize: number;
  /** Why nothing came, where nothing did. */
  readonly _error?: string;
}

/** One request with its response, as an HTTP Archive has them. */
export interface HarEntry {
  readonly pageref: string;
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: HarTimings;
  readonly serverIPAddress?: string;
  /** `host:port` of the proxy, and the TLS of the connection, for which the format has no place. */
  readonly _proxy?: string;
  readonly _securityDetails?: {
    readonly protocol: string;
    readonly cipher: string;
    readonly subjectName: string;
    readonly issuer: string;
  };
  readonly comment: string;
}

const FORM = 'application/x-www-form-urlencoded';
/** As DevTools writes it, where it is not said. */
const UNKNOWN_TYPE = 'x-unknown';
const HTTP_VERSION = 'HTTP/1.1';

/** One exchange as an entry; a request that failed has a response of status 0, as DevTools writes it. */
export function harEntry(pageref: string, exchange: HttpExchange, tampered?: string): HarEntry {
  const { purpose, startedAt, request, response, connection } = exchange;
  const timings = harTimings(exchange.timing);
  const address = connection?.proxy === undefined ? hostOf(connection?.address) : undefined;
  const tls = connection?.tls;
  return {
    pageref,
    startedDateTime: new Date(startedAt).toISOString(),
    time: timeOf(timings),
    request: requestOf(request),
    response: response === undefined ? noResponse(exchange.failure ?? 'No answer came.') : responseOf(response),
    cache: {},
    timings,
    ...(address === undefined ? {} : { serverIPAddress: address }),
    ...(connection?.proxy === undefined ? {} : { _proxy: connection.proxy }),
    ...(tls === undefined
      ? {}
      : {
          _securityDetails: {
            protocol: tls.protocol,
            cipher: tls.cipher,
            subjectName: tls.subject,
            issuer: tls.issuer,
          },
        }),
    comment: tampered === undefined ? purpose : `${purpose}. ${tampered}`,
  };
}

function requestOf({ method, url, headers, body }: HttpRequest): HarRequest {
  return {
    method,
    url,
    httpVersion: HTTP_VERSION,
    cookies: [],
    headers: pairs(headers),
    queryString: pairs([...new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '')]),
    ...(body === undefined ? {} : { postData: postDataOf(headers, body) }),
    headersSize: -1,
    bodySize: bytesOf(body ?? ''),
  };
}

function postDataOf(headers: HeaderList, text: string): NonNullable<HarRequest['postData']> {
  const mimeType = headerValue(headers, 'content-type') ?? '';
  const isForm = mimeType.split(';')[0]?.trim().toLowerCase() === FORM;
  return { mimeType, text, ...(isForm ? { params: pairs([...new URLSearchParams(text)]) } : {}) };
}

function responseOf(response: HttpResponse): HarResponse {
  const { status, statusText, headers, body, bodyBytes, truncated } = response;
  const packed = headerValue(headers, 'content-encoding') !== undefined;
  return {
    status,
    statusText,
    httpVersion: HTTP_VERSION,
    cookies: headers.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => cookieOf(value)),
    headers: pairs(headers),
    content: {
      size: bodyBytes,
      mimeType: headerValue(headers, 'content-type') ?? UNKNOWN_TYPE,
      text: body,
      ...(truncated ? { comment: 'Cut off at the limit of the console.' } : {}),
    },
    redirectURL: headerValue(headers, 'location') ?? '',
    headersSize: -1,
    // What a packed body took on the wire is not known.
    bodySize: packed ? -1 : bodyBytes,
  };
}

function noResponse(failure: string): HarResponse {
  return {
    status: 0,
    statusText: '',
    httpVersion: '',
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: UNKNOWN_TYPE, text: '' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    _error: failure,
  };
}

function pairs(list: HeaderList): readonly Pair[] {
  return list.map(([name, value]) => ({ name, value }));
}

function cookieOf(field: string): Pair {
  const pair = field.split(';')[0] ?? '';
  const at = pair.indexOf('=');
  return at < 0
    ? { name: '', value: pair.trim() }
    : { name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The address without its port. */
function hostOf(address: string | undefined): string | undefined {
  return address?.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}
