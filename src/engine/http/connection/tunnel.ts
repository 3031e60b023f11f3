import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { type ProxyCredentials, proxyName } from '../network/network.js';
import { settled } from './settled.js';

/** What a proxy said to the wish for a tunnel, where it was not yes. */
export class TunnelRefused extends Error {
  override readonly name = 'TunnelRefused';

  constructor(
    /** Its status code. */
    readonly status: number,
    /** The ways to sign in that it offers, such as `Basic` and `Negotiate`. */
    readonly schemes: readonly string[],
  ) {
    super(`The proxy answered ${status}.`);
  }
}

/**
 * Asks a proxy for a tunnel (RFC 9110 9.3.6); from then on the socket is the server's.
 *
 * The credentials go to the proxy alone: they are in no request that comes after. Throws {@link TunnelRefused}, and what
 * the socket and Node's parser throw.
 */
export async function openTunnel(
  socket: Socket,
  server: { readonly host: string; readonly port: number },
  credentials: ProxyCredentials | undefined,
  userAgent: string,
  signal: AbortSignal,
): Promise<void> {
  const authority = proxyName(server);
  const headers: Record<string, string> = { Host: authority, 'User-Agent': userAgent };
  if (credentials !== undefined) headers['Proxy-Authorization'] = basic(credentials);
  const asking = request({ method: 'CONNECT', path: authority, headers, createConnection: () => socket });
  asking.end();
  const { answer, head } = await settled(asking, 'connect', signal, (first, _socket, rest) => ({
    answer: first as IncomingMessage,
    head: rest as Buffer,
  }));
  const status = answer.statusCode ?? 0;
  if (status < 200 || status >= 300) throw new TunnelRefused(status, offered(answer));
  if (head.length > 0) socket.unshift(head);
}

function basic({ user, password }: ProxyCredentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

/** The names of the schemes alone: what stands behind them is the proxy's own and may say anything. */
function offered(answer: IncomingMessage): readonly string[] {
  const fields = answer.headersDistinct['proxy-authenticate'] ?? [];
  const names = fields.flatMap((field) =>
    [...field.matchAll(/(?:^|,\s*)([a-z][a-z-]{1,19})(?=\s|,|$)/gi)].map(([, name = '']) => name),
  );
  return [...new Set(names)].slice(0, 5);
}
