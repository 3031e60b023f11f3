import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { HttpTls } from '../../../core/trace/http.js';
import { distinguishedName } from '../network/distinguished-name.js';
import { settled } from './settled.js';

/**
 * Speaks TLS over a connection, as HTTP/1.1, and has the certificate checked against the name: nothing switches that off.
 *
 * @param host whose certificate it has to be: a name or an address, IPv6 without brackets
 * @throws what `node:tls` throws
 */
export async function shakeHands(
  socket: Socket,
  host: string,
  trust: SecureContext | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const secure = connect({
    socket,
    host,
    // No server name for an address: RFC 6066 3.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(trust === undefined ? {} : { secureContext: trust }),
    ALPNProtocols: ['http/1.1'],
    // Said out loud: an environment variable of Node's would otherwise switch the check off.
    rejectUnauthorized: true,
  });
  try {
    await settled(secure, 'secureConnect', signal, () => undefined);
    return secure;
  } catch (error) {
    secure.destroy();
    throw error;
  }
}

/** What was agreed on, and the certificate that was shown. */
export function describeTls(socket: TLSSocket): HttpTls {
  const certificate = socket.getPeerX509Certificate();
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    subject: distinguishedName(certificate?.subject ?? ''),
    issuer: distinguishedName(certificate?.issuer ?? ''),
    validTo: Date.parse(certificate?.validTo ?? ''),
    fingerprint: (certificate?.fingerprint256 ?? '').replaceAll(':', '').toLowerCase(),
  };
}
