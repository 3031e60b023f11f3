import { X509Certificate } from 'node:crypto';
import { ConsoleError } from '../../../core/errors.js';
import { distinguishedName } from './distinguished-name.js';

/** A certificate that is trusted beside those of Node. */
export interface CaCertificate {
  readonly pem: string;
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since the epoch. */
  readonly validFrom: number;
  readonly validTo: number;
  /** SHA-256 as hex without colons. */
  readonly fingerprint: string;
}

/** No bundle of CAs has more. */
const MAX_CERTIFICATES = 500;
/** Base64 has no hyphens, so that a file of many beginnings is read but once. */
const PEM_BLOCK = /-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----[^-]*-----END \1-----/g;
const HINT = 'Ask whoever runs the proxy or the provider for the certificate of its CA, as PEM.';

/**
 * The CA certificates in a file: PEM, one or many, or one as DER. Each once.
 *
 * @param name of the file, for errors
 * @throws ConsoleError `ca-is-key`, `ca-not-certificate`, `ca-unreadable`, `ca-not-ca`, `ca-too-many`
 */
export function readCaCertificates(bytes: Uint8Array, name: string): readonly CaCertificate[] {
  const text = Buffer.from(bytes).toString('latin1');
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) {
    throw refusal(
      'ca-is-key',
      `Expected certificates in ${name}; a private key is in it. Nothing of it was kept.`,
      HINT,
    );
  }
  const blocks = text.match(PEM_BLOCK) ?? [];
  if (blocks.length === 0 && !isDer(bytes))
    throw refusal('ca-not-certificate', `Expected a certificate in ${name}; ${whatItIs(text)}.`, HINT);
  if (blocks.length > MAX_CERTIFICATES) {
    throw refusal(
      'ca-too-many',
      `Expected at most ${MAX_CERTIFICATES} certificates in ${name}; it has ${blocks.length}.`,
      HINT,
    );
  }
  const sources = blocks.length === 0 ? [bytes] : blocks;
  const read = sources.map((source, index) =>
    readOne(source, sources.length === 1 ? name : `certificate ${index + 1} of ${name}`),
  );
  return [...new Map(read.map((one) => [one.fingerprint, one])).values()];
}

/** What a certificate that is kept says of itself. Throws `ca-unreadable`, `ca-not-ca`. */
export function readCaPem(pem: string): CaCertificate {
  return readOne(pem, 'the settings');
}

function readOne(source: string | Uint8Array, where: string): CaCertificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(typeof source === 'string' ? source : Buffer.from(source));
  } catch (cause) {
    throw refusal('ca-unreadable', `Expected a whole certificate; ${where} is damaged or cut off.`, HINT, cause);
  }
  const { subject, issuer, fingerprint256 } = certificate;
  const isOwnIssuer = subject === issuer && certificate.checkIssued(certificate);
  if (!certificate.ca && !isOwnIssuer) {
    const hint = `It is signed by ${distinguishedName(issuer)}: that CA’s certificate is the one to add.`;
    throw refusal(
      'ca-not-ca',
      `Expected the certificate of a CA; ${where} is that of a server: ${distinguishedName(subject)}.`,
      hint,
    );
  }
  return {
    pem: certificate.toString(),
    subject: distinguishedName(subject),
    issuer: distinguishedName(issuer),
    validFrom: Date.parse(certificate.validFrom),
    validTo: Date.parse(certificate.validTo),
    fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

/** A DER certificate is a sequence of a length of two bytes. */
function isDer(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && bytes[1] === 0x82;
}

function whatItIs(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const label = /-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text)?.[1];
  if (label?.includes('CERTIFICATE') === true) return 'its certificate is cut off';
  if (label !== undefined) return `it holds a ${label.toLowerCase()}`;
  return text.slice(0, 1000).includes('\0') ? 'it is binary' : 'it holds other text';
}

function refusal(code: string, message: string, hint: string, cause?: unknown): ConsoleError {
  return new ConsoleError('config', code, message, { hint, cause });
}
