import { once } from 'node:events';
import type { Server } from 'node:http';
import { SandboxError } from '../errors.js';

/** Binds a server to one port of an IP address and gives the port; 0 takes any that is free. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen({ host, port, backlog: 2048, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw notListening(host, port, cause);
  }
  // A connection that cannot be accepted, for want of descriptors, is no reason for the process to end.
  server.on('error', () => {});
  const address = server.address();
  if (address === null || typeof address === 'string') throw notListening(host, port, undefined);
  return address.port;
}

function notListening(host: string, port: number, cause: unknown): SandboxError {
  const reason = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (reason === 'EADDRINUSE') {
    return new SandboxError('port-in-use', `Port ${port} is taken.`, 'Choose another port, or 0 for any.', { cause });
  }
  if (reason === 'EACCES') {
    return new SandboxError(
      'port-not-allowed',
      `This user may not listen on port ${port}.`,
      'Choose a port from 1024 up, or 0 for any.',
      { cause },
    );
  }
  if (reason === 'EADDRNOTAVAIL') {
    return new SandboxError(
      'address-unusable',
      `This computer does not have the address ${host}.`,
      'Choose one that it has, or 0.0.0.0 for all.',
      { cause },
    );
  }
  return new SandboxError('not-listening', `The sandbox cannot listen on port ${port} of ${host}.`, 'Choose another.', {
    cause,
  });
}
