import { createSign, randomBytes } from 'node:crypto';
import { rsaKeyPair } from './keys.js';

/** A certificate with its key, both as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A CA of the test's own. */
export interface CertificateAuthority extends Certificate {
  /** Vouches for a server by name or IPv4 address. */
  readonly issue: (host: string, period?: Period) => Certificate;
}

interface Period {
  readonly from?: Date;
  readonly to?: Date;
}

interface CertificateParts extends Period {
  readonly subject: string;
  readonly issuer: string;
  /** The names of the key pairs. */
  readonly keyName: string;
  readonly issuerKeyName: string;
  readonly host?: string | undefined;
  readonly ca: boolean;
}

const DAY_MS = 86_400_000;
const SHA256_WITH_RSA = sequence(oid('2a864886f70d01010b'), Buffer.from([0x05, 0x00]));

/** Makes a CA; its certificates are its own word alone. */
export function certificateAuthority(name = 'Test CA'): CertificateAuthority {
  const ca = makeCertificate({ subject: name, issuer: name, keyName: name, issuerKeyName: name, ca: true });
  return {
    ...ca,
    issue: (host, period = {}) =>
      makeCertificate({ ...period, subject: host, issuer: name, keyName: 'tls', issuerKeyName: name, host, ca: false }),
  };
}

/** Makes a certificate by hand (RFC 5280 4.1): Node can read them, not make them. */
export function makeCertificate(parts: CertificateParts): Certificate {
  const { privateKey } = rsaKeyPair(parts.issuerKeyName);
  const { publicKey, pkcs8 } = rsaKeyPair(parts.keyName);
  const authority = sequence(
    oid('551d13'),
    der(0x01, Buffer.from([0xff])),
    der(0x04, sequence(...(parts.ca ? [der(0x01, Buffer.from([0xff]))] : []))),
  );
  const extensions = parts.host === undefined ? [authority] : [subjectAltName(parts.host), authority];
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    SHA256_WITH_RSA,
    commonName(parts.issuer),
    sequence(time(parts.from ?? new Date(Date.now() - DAY_MS)), time(parts.to ?? new Date(Date.now() + DAY_MS))),
    commonName(parts.subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = createSign('sha256').update(toBeSigned).sign(privateKey);
  const certificate = sequence(toBeSigned, SHA256_WITH_RSA, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const body = (certificate.toString('base64').match(/.{1,64}/g) ?? []).join('\n');
  return { cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`, key: pkcs8 };
}

function subjectAltName(host: string): Buffer {
  const octets = host.split('.').map(Number);
  const name = octets.every(Number.isInteger) ? der(0x87, Buffer.from(octets)) : der(0x82, Buffer.from(host));
  return sequence(oid('551d11'), der(0x04, sequence(name)));
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}
