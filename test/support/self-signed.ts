import { type Certificate, makeCertificate } from './certificates.js';

/** A certificate for 127.0.0.1 that nobody vouches for, made afresh. */
export function selfSigned(from?: Date, to?: Date): Certificate {
  const name = 'sgid-console test';
  return makeCertificate({
    subject: name,
    issuer: name,
    keyName: 'tls',
    issuerKeyName: 'tls',
    host: '127.0.0.1',
    ca: true,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
}
