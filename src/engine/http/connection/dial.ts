import { lookup } from 'node:dns';
import { connect, type LookupFunction, type Socket } from 'node:net';
import type { Phases } from './phases.js';
import { settled } from './settled.js';

/**
 * Opens a TCP connection; name and connection are measured apart.
 *
 * @param host a name or an address, IPv6 without brackets
 * @throws what `node:net` and `node:dns` throw, and the reason of the signal
 */
export async function dial(host: string, port: number, phases: Phases, signal: AbortSignal): Promise<Socket> {
  const startedAt = performance.now();
  let resolvedAt: number | undefined;
  const measured: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, options, (error, ...answer) => {
      resolvedAt = performance.now();
      callback(error, ...answer);
    });
  };
  const socket = connect({ host, port, lookup: measured });
  try {
    await settled(socket, 'connect', signal, () => undefined);
    socket.setNoDelay(true);
    phases.connection = { ...phases.connection, address: addressOf(socket) };
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    const endedAt = performance.now();
    const isLookupFailure = resolvedAt === undefined && phases.timing().dnsMs === undefined;
    if (resolvedAt !== undefined) phases.note('dnsMs', resolvedAt - startedAt);
    if (resolvedAt !== undefined || isLookupFailure) phases.note('connectMs', endedAt - (resolvedAt ?? startedAt));
  }
}

function addressOf({ remoteAddress, remotePort, remoteFamily }: Socket): string | undefined {
  if (remoteAddress === undefined) return undefined;
  return remoteFamily === 'IPv6' ? `[${remoteAddress}]:${remotePort}` : `${remoteAddress}:${remotePort}`;
}
