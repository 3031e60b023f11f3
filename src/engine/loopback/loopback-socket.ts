import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { readResponseParameters, screenAuthorizationResponse } from '../../core/oidc/authorization-response.js';
import { type Answer, type AnswerKind, answerPage } from './answer-page.js';
import type { RedirectWait } from './redirect-wait.js';

/** More connections than this at once, and the oldest makes room: a browser needs a handful. */
const MAX_CONNECTIONS = 64;
/** How long a client may take to send its request, in milliseconds. */
const HEADER_TIMEOUT_MS = 5_000;
/** Room for a code that is too long, so that it gets an answer of its own, in bytes. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Tells whether a state was answered before, and remembers those that are. */
export interface UsedStates {
  has(state: string): boolean;
  add(state: string): void;
}

/** One listening address and port, shared by every wait whose redirect URI leads to it. */
export class LoopbackSocket {
  readonly #server: Server;
  readonly #waits = new Set<RedirectWait>();
  readonly #used: UsedStates;

  private constructor(used: UsedStates) {
    this.#used = used;
    this.#server = createServer(
      {
        headersTimeout: HEADER_TIMEOUT_MS,
        requestTimeout: HEADER_TIMEOUT_MS,
        connectionsCheckingInterval: 1_000,
        maxHeaderSize: MAX_HEADER_BYTES,
        keepAlive: false,
      },
      (request, response) => this.#handle(request, response),
    );
    this.#server.keepAliveTimeout = 1;
    this.#server.on('clientError', refuseMalformed);
    makeRoomForNew(this.#server);
  }

  /** Binds one loopback address; rejects with Node's own error where it cannot. */
  static listen(address: string, port: number, used: UsedStates): Promise<LoopbackSocket> {
    const socket = new LoopbackSocket(used);
    return new Promise((resolve, reject) => {
      socket.#server.once('error', reject);
      socket.#server.listen({ host: address, port, exclusive: true, ipv6Only: true }, () => {
        socket.#server.removeListener('error', reject);
        // A connection that cannot be accepted, for want of descriptors, is no reason for the console to end.
        socket.#server.on('error', () => {});
        resolve(socket);
      });
    });
  }

  add(wait: RedirectWait): void {
    this.#waits.add(wait);
  }

  delete(wait: RedirectWait): void {
    this.#waits.delete(wait);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const kind = this.#judge(request, response);
    send(response, answerPage(kind));
  }

  #judge(request: IncomingMessage, response: ServerResponse): AnswerKind {
    const host = request.headers.host?.toLowerCase() ?? '';
    const onHost = [...this.#waits].filter((wait) => wait.host === host);
    if (onHost.length === 0) return 'misdirected';
    const [path, query] = splitOnce(request.url ?? '', '?');
    const here = onHost.filter((wait) => wait.path === path);
    if (here.length === 0) return 'not-found';
    return request.method === 'GET' ? this.#take(query, here, response) : 'method';
  }

  #take(query: string, waits: readonly RedirectWait[], response: ServerResponse): AnswerKind {
    const parameters = readResponseParameters(query);
    const states = waits.map((wait) => wait.state);
    const screened = screenAuthorizationResponse(parameters, states, (state) => this.#used.has(state));
    const wait = screened.accepted ? waits.find((one) => one.state === screened.state) : undefined;
    if (!screened.accepted || wait === undefined) {
      for (const one of waits) one.refuse(screened.accepted ? 'A redirect came twice.' : screened.reason);
      return 'refused';
    }
    // Taken off before anything else happens: a second redirect with this state finds nobody waiting.
    this.#waits.delete(wait);
    this.#used.add(wait.state);
    response.once('close', () => wait.settle(parameters));
    if (screened.status === 413) return 'too-large';
    return screened.status === 200 ? 'received' : 'malformed';
  }
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers);
  response.end(response.req.method === 'HEAD' ? undefined : answer.body);
}

function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '413 Content Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A cap that turned newcomers away would let a thousand idle connections keep the real redirect out. */
function makeRoomForNew(server: Server): void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    const [oldest] = open;
    if (open.size > MAX_CONNECTIONS) oldest?.destroy();
  });
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
