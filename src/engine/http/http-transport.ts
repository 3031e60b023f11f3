import type { Socket } from 'node:net';
import { Client } from 'undici';
import { ConsoleError } from '../../core/errors.js';
import type { HeaderList, HttpAnswer, HttpLimits, HttpRequest, HttpTransport } from '../../core/trace/http.js';
import { TransportFailure } from '../../core/trace/transport-failure.js';
import { openConnection } from './connection/open-connection.js';
import { Phases } from './connection/phases.js';
import { watchWire } from './connection/wire-watch.js';
import { orAborted, startDeadline } from './deadline.js';
import { DIRECT_NETWORK, type Network } from './network/network.js';
import { readBody } from './read-body.js';
import { cancelled, connectTimedOut, timedOut, transportError } from './transport-errors.js';

/** How requests go out. */
export interface HttpTransportOptions {
  /** The version of the console, for its User-Agent. */
  readonly version: string;
  /** Asked before each request; without it, no proxy and no certificates but Node's. */
  readonly network?: (() => Network | Promise<Network>) | undefined;
}

/** More than any honest header block, in bytes. */
const MAX_HEADERS = 64 * 1024;

/**
 * A transport over undici: no redirects followed, no cookies, certificates checked, one connection a request.
 *
 * A kept-alive connection that the other side has just closed would fail a request whose code serves only once. For the
 * same reason nothing is sent twice: the connection is opened first, and the request goes over it or nowhere.
 */
export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  const userAgent = `sgid-console/${options.version}`;
  return async (message, limits, signal) => {
    const attempt: Attempt = { phases: new Phases(), sent: withOwnHeaders(message, userAgent) };
    try {
      const network = (await orAborted(options.network?.(), signal)) ?? DIRECT_NETWORK;
      const timeoutMs = network.timeoutMs ?? limits.timeoutMs;
      return await send(attempt, { ...limits, timeoutMs }, network, userAgent, signal);
    } catch (error) {
      const known = signal?.aborted === true ? cancelled() : explained(error, message.url);
      const { phases, sent } = attempt;
      throw new TransportFailure(known, { timing: phases.timing(), sent, connection: phases.connection });
    }
  };
}

/** One request on its way: what was measured and sent so far. */
interface Attempt {
  readonly phases: Phases;
  sent: HttpRequest;
}

async function send(
  attempt: Attempt,
  limits: HttpLimits,
  network: Network,
  userAgent: string,
  signal: AbortSignal | undefined,
): Promise<HttpAnswer> {
  const { host } = new URL(attempt.sent.url);
  const whole = startDeadline(limits.timeoutMs, () => timedOut(host, limits.timeoutMs), signal);
  const connecting = startDeadline(
    network.connectTimeoutMs,
    () => connectTimedOut(host, network.connectTimeoutMs, attempt.phases.connection.proxy),
    whole.signal,
  );
  let socket: Socket | undefined;
  try {
    socket = await openConnection(attempt.sent.url, network, userAgent, attempt.phases, connecting.signal);
    connecting.stop();
    return await exchange(attempt, socket, limits, whole.signal);
  } catch (error) {
    throw whole.signal.aborted ? whole.signal.reason : error;
  } finally {
    connecting.stop();
    whole.stop();
    socket?.destroy();
  }
}

async function exchange(
  attempt: Attempt,
  socket: Socket,
  limits: HttpLimits,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { phases } = attempt;
  const { origin, pathname, search } = new URL(attempt.sent.url);
  const handedOver = phases.elapsedMs;
  let sentAt: number | undefined;
  watchWire(socket, {
    onHead: (headers) => {
      attempt.sent = { ...attempt.sent, headers: [...headers, ...wireLength(attempt.sent)] };
    },
    onSent: () => {
      sentAt = phases.elapsedMs;
      phases.note('sendMs', sentAt - handedOver);
    },
  });
  const client = new Client(origin, {
    pipelining: 0,
    maxHeaderSize: MAX_HEADERS,
    connect: handOverOnce(socket),
    headersTimeout: limits.timeoutMs,
    bodyTimeout: limits.timeoutMs,
  });
  try {
    const { sent } = attempt;
    const answer = await client.request({
      path: `${pathname}${search}`,
      method: sent.method,
      headers: sent.headers.filter(([name]) => name !== 'Host').flat(),
      body: sent.body ?? null,
      signal,
      responseHeaders: 'raw',
    });
    const firstByteMs = phases.elapsedMs;
    phases.note('waitMs', firstByteMs - (sentAt ?? handedOver));
    phases.note('firstByteMs', firstByteMs);
    const headers = pairs(answer.headers);
    const body = await phases.measure('bodyMs', () => readBody(answer.body, headers, limits.maxBodyBytes));
    const response = { status: answer.statusCode, statusText: answer.statusText, headers, ...body };
    return { response, timing: phases.timing(), sent: attempt.sent, connection: phases.connection };
  } finally {
    client.destroy().catch(ignore);
  }
}

function explained(error: unknown, url: string): ConsoleError {
  return error instanceof ConsoleError ? error : transportError(error, url);
}

/** Gives undici the connection that stands; where it asks for another one, the request must not go out again. */
function handOverOnce(socket: Socket): Client.Options['connect'] {
  let isLeft = true;
  return (_options, callback) => {
    const isHandedOver = isLeft && !socket.destroyed;
    isLeft = false;
    // Not at once: undici expects the answer after it has asked.
    queueMicrotask(() => {
      if (isHandedOver) callback(null, socket);
      else callback(Object.assign(new Error('The connection is gone.'), { code: 'ECONNRESET' }), null);
    });
  };
}

function withOwnHeaders(message: HttpRequest, userAgent: string): HttpRequest {
  return {
    ...message,
    headers: [
      ['Host', new URL(message.url).host],
      ['User-Agent', userAgent],
      ['Accept-Encoding', 'gzip, deflate, br'],
      ...message.headers,
      ...ownLength(message),
    ],
  };
}

/** undici writes it last, behind what it tells of the head, and for a POST without a body too. */
function wireLength({ method, body = '' }: HttpRequest): HeaderList {
  return method === 'GET' && body === '' ? [] : [['content-length', String(Buffer.byteLength(body, 'utf8'))]];
}

function ownLength({ body }: HttpRequest): HeaderList {
  return body === undefined ? [] : [['Content-Length', String(Buffer.byteLength(body, 'utf8'))]];
}

/** `responseHeaders: 'raw'` makes undici hand over a flat list, which its types do not say. */
function pairs(raw: unknown): HeaderList {
  const flat = Array.isArray(raw) ? raw.map(String) : [];
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, index) => [
    flat[index * 2] ?? '',
    flat[index * 2 + 1] ?? '',
  ]);
}

function ignore(): void {}
