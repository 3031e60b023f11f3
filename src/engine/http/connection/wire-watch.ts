import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { HeaderList } from '../../../core/trace/http.js';

/** What is seen of a request as undici writes it. */
export interface WireWatch {
  /** Its headers as they went out. */
  readonly onHead: (headers: HeaderList) => void;
  /** All of it was handed to the socket. */
  readonly onSent: () => void;
}

const watched = new WeakMap<object, WireWatch>();
const byRequest = new WeakMap<object, WireWatch>();
let listening = false;

/** Watches the one request that goes over a socket. */
export function watchWire(socket: Socket, watch: WireWatch): void {
  listen();
  watched.set(socket, watch);
}

/** undici says what it writes on Node's diagnostics channels, for all of its requests in this process. */
function listen(): void {
  if (listening) return;
  listening = true;
  subscribe('undici:client:sendHeaders', (message) => {
    const { request, headers, socket } = message as { request?: object; headers?: string; socket?: object };
    const watch = socket === undefined ? undefined : watched.get(socket);
    if (watch === undefined || request === undefined) return;
    byRequest.set(request, watch);
    watch.onHead(headersIn(headers ?? ''));
  });
  subscribe('undici:request:bodySent', (message) => {
    const { request } = message as { request?: object };
    if (request !== undefined) byRequest.get(request)?.onSent();
  });
}

/** The fields behind the request line. */
function headersIn(head: string): HeaderList {
  return head
    .split('\r\n')
    .slice(1)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()] as const];
    });
}
