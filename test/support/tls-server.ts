import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from './certificates.js';

/** A TLS server on 127.0.0.1, and the paths it was asked for. */
export interface TlsServer {
  readonly port: number;
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts a TLS server with a certificate of the test's own. */
export async function startTlsServer(certificate: Certificate, listener: RequestListener): Promise<TlsServer> {
  const asked: string[] = [];
  const server = createServer(certificate, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
