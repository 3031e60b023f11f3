import { isJsonObject, member } from '../json.js';
import type { HeaderList, HttpExchange } from '../trace/http.js';

/** One request of a HAR with what came of it, and where it stood in the log. */
export interface HarEntry {
  readonly exchange: HttpExchange;
  readonly index: number;
}

/** What was read of a HAR: its entries, and how many were left out: too many, malformed, neither GET nor POST. */
interface HarReading {
  readonly entries: readonly HarEntry[];
  readonly omitted: number;
}

/** More than these are left out: a browser's whole day, in which the login has to be found first. */
const MAX_ENTRIES = 2000;
const MAX_HEADERS = 200;

/**
 * Reads a HAR: the requests of a browser or a tool, each as an exchange. What is malformed in an entry is left out of
 * it. Undefined where the object is none. HTTP Archive 1.2.
 */
export function readHar(object: Readonly<Record<string, unknown>>): HarReading | undefined {
  const log = member(object, 'log');
  const list = isJsonObject(log) ? member(log, 'entries') : undefined;
  if (!Array.isArray(list)) return undefined;
  const entries = list.slice(0, MAX_ENTRIES).flatMap((entry, index) => {
    const exchange = isJsonObject(entry) ? exchangeOf(entry) : undefined;
    return exchange === undefined ? [] : [{ exchange, index }];
  });
  return { entries, omitted: list.length - entries.length };
}

function exchangeOf(entry: Readonly<Record<string, unknown>>): HttpExchange | undefined {
  const request = objectOf(entry, 'request');
  const url = textOf(request, 'url');
  if (url === '') return undefined;
  const method = textOf(request, 'method').toUpperCase();
  if (method !== 'GET' && method !== 'POST') return undefined;
  const started = Date.parse(textOf(entry, 'startedDateTime'));
  const time = member(entry, 'time');
  const body = textOf(objectOf(request, 'postData'), 'text');
  return {
    purpose: 'Request of the HAR',
    startedAt: Number.isNaN(started) ? 0 : started,
    request: { method, url, headers: headersOf(request), body: body === '' ? undefined : body },
    response: responseOf(objectOf(entry, 'response')),
    timing: typeof time === 'number' && time >= 0 ? { totalMs: time } : undefined,
  };
}

/** A request that was never answered has the status 0. */
function responseOf(response: Readonly<Record<string, unknown>>): HttpExchange['response'] {
  const status = member(response, 'status');
  if (typeof status !== 'number' || status < 100 || status > 999) return undefined;
  const content = objectOf(response, 'content');
  const text = textOf(content, 'text');
  const body = textOf(content, 'encoding') === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
  return {
    status,
    statusText: textOf(response, 'statusText').slice(0, 200),
    headers: headersOf(response),
    body,
    bodyBytes: Buffer.byteLength(body),
    truncated: false,
  };
}

function headersOf(message: Readonly<Record<string, unknown>>): HeaderList {
  const list = member(message, 'headers');
  if (!Array.isArray(list)) return [];
  return list
    .filter(isJsonObject)
    .slice(0, MAX_HEADERS)
    .map((header) => [textOf(header, 'name'), textOf(header, 'value')] as const);
}

function objectOf(object: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const value = member(object, name);
  return isJsonObject(value) ? value : {};
}

function textOf(object: Readonly<Record<string, unknown>>, name: string): string {
  const value = member(object, name);
  return typeof value === 'string' ? value : '';
}
