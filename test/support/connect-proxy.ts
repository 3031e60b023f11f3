import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A wish for a tunnel that came to the proxy, and the bytes that went through it. */
interface SeenTunnel {
  readonly authority: string;
  readonly authorization: string | undefined;
  up: number;
  down: number;
}

/** An HTTP proxy on 127.0.0.1 that opens tunnels (RFC 9110 9.3.6) to servers of this machine, and counts. */
export interface ConnectProxy {
  readonly port: number;
  readonly tunnels: readonly SeenTunnel[];
  /** Requests that were no wish for a tunnel. */
  readonly others: readonly string[];
  readonly stop: () => Promise<void>;
}

interface ConnectProxyOptions {
  /** Wanted as Basic, where they are given: `user:password`. */
  readonly credentials?: string;
  /** Takes the place of opening the tunnel. */
  readonly instead?: (socket: Socket, request: IncomingMessage) => void;
  /** The bytes from the server after which the proxy dies. */
  readonly dieAfter?: number;
}

/** Starts a proxy; every name leads to 127.0.0.1, so a name that does not resolve shows who asked. */
export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const tunnels: SeenTunnel[] = [];
  const others: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((request, response) => {
    others.push(`${request.method} ${request.url}`);
    response.writeHead(400).end();
  });
  server.on('connection', keep);
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const authorization = request.headers['proxy-authorization'];
    const tunnel: SeenTunnel = { authority: request.url ?? '', authorization, up: 0, down: 0 };
    tunnels.push(tunnel);
    if (options.instead !== undefined) return options.instead(socket, request);
    if (options.credentials !== undefined && authorization !== basic(options.credentials)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n');
      return;
    }
    openTunnel(tunnel, socket, head, keep, options.dieAfter);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    tunnels,
    others,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function openTunnel(
  tunnel: SeenTunnel,
  socket: Socket,
  head: Buffer,
  keep: (socket: Socket) => void,
  dieAfter = Number.POSITIVE_INFINITY,
): void {
  const port = Number(tunnel.authority.split(':').at(-1));
  const server = connect({ host: '127.0.0.1', port }, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    server.write(head);
    socket.on('data', (chunk: Buffer) => {
      tunnel.up += chunk.length;
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      tunnel.down += chunk.length;
      if (tunnel.down > dieAfter) socket.destroy();
      else socket.write(chunk);
    });
  });
  keep(server);
  server.on('close', () => socket.destroy());
  socket.on('close', () => server.destroy());
}

function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}
