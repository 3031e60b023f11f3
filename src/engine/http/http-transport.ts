import { Agent, type Dispatcher, request } from 'undici';
import { ConsoleError } from '../../core/errors.js';
import type { HeaderList, HttpAnswer, HttpLimits, HttpRequest, HttpTransport } from '../../core/trace/http.js';
import { readBody } from './read-body.js';
import { cancelled, timedOut, transportError } from './transport-errors.js';

/** How requests go out. */
export interface HttpTransportOptions {
  /** The version of the console, for its User-Agent. */
  readonly version: string;
  /** For a proxy or extra CAs. Its connections are its owner's to close. */
  readonly dispatcher?: Dispatcher | undefined;
}

/**
 * A transport over undici: no redirects followed, no cookies, certificates checked, one connection a request.
 *
 * A kept-alive connection that the other side has just closed would fail a request whose code serves only once.
 */
export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  const dispatcher =
    options.dispatcher ??
    new Agent({
      pipelining: 0,
      maxHeaderSize: 64 * 1024,
      // Said out loud: an environment variable of Node's would otherwise switch the check off.
      connect: { rejectUnauthorized: true },
    });
  return async (message, limits, signal) => {
    const sent = withOwnHeaders(message, options.version);
    const deadline = startDeadline(limits, signal);
    try {
      return await send(sent, limits, dispatcher, deadline.signal);
    } catch (error) {
      if (error instanceof ConsoleError) throw error;
      if (signal?.aborted === true) throw cancelled();
      if (deadline.passed()) throw timedOut(new URL(message.url).host, limits.timeoutMs, error);
      throw transportError(error, message.url);
    } finally {
      deadline.stop();
    }
  };
}

async function send(
  sent: HttpRequest,
  limits: HttpLimits,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const answer = await request(sent.url, {
    method: sent.method,
    headers: sent.headers.filter(([name]) => name !== 'Host').flat(),
    body: sent.body ?? null,
    dispatcher,
    signal,
    responseHeaders: 'raw',
    headersTimeout: limits.timeoutMs,
    bodyTimeout: limits.timeoutMs,
  });
  const firstByteMs = performance.now() - startedAt;
  const headers = pairs(answer.headers);
  const body = await readBody(answer.body, headers, limits.maxBodyBytes);
  const timing = { firstByteMs, totalMs: performance.now() - startedAt };
  const response = { status: answer.statusCode, statusText: answer.statusText, headers, ...body };
  return { response, timing, sent };
}

function withOwnHeaders(message: HttpRequest, version: string): HttpRequest {
  const length: HeaderList =
    message.body === undefined ? [] : [['Content-Length', String(Buffer.byteLength(message.body, 'utf8'))]];
  return {
    ...message,
    headers: [
      ['Host', new URL(message.url).host],
      ['User-Agent', `sgid-console/${version}`],
      ['Accept-Encoding', 'gzip, deflate, br'],
      ...message.headers,
      ...length,
    ],
  };
}

/** `responseHeaders: 'raw'` makes undici hand over a flat list, which its types do not say. */
function pairs(raw: unknown): HeaderList {
  const flat = Array.isArray(raw) ? raw.map(String) : [];
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, index) => [
    flat[index * 2] ?? '',
    flat[index * 2 + 1] ?? '',
  ]);
}

function startDeadline(limits: HttpLimits, outer: AbortSignal | undefined) {
  const own = new AbortController();
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
    own.abort();
  }, limits.timeoutMs);
  const signal = outer === undefined ? own.signal : AbortSignal.any([own.signal, outer]);
  return { signal, passed: () => passed, stop: () => clearTimeout(timer) };
}
