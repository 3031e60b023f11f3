import { createHash, X509Certificate } from 'node:crypto';
import { identifyDer } from '../credentials/der.js';
import { normalisePem } from '../credentials/pem-normalisation.js';
import { readSource } from '../credentials/read-source.js';
import { ConsoleError } from '../errors.js';
import type { Fact } from '../flow/state.js';
import type { Recognised } from './recognised.js';
import type { Section } from './section.js';

/**
 * What bytes are that are no text, or are armoured: an encrypted file, a certificate, a key in DER; undefined for
 * anything else, text among it. No answer quotes them.
 */
export function recogniseBytes(bytes: Uint8Array): Recognised | undefined {
  if (bytes.length > MAX_KEY_FILE) return undefined;
  const certificate = certificateIn(bytes);
  if (certificate !== undefined) return certificate;
  try {
    const content = readSource(bytes);
    if (content.kind === 'encrypted') return ENCRYPTED;
    if (content.kind !== 'private-key' && content.kind !== 'public-key') return undefined;
    if (identifyDer(bytes).structure === 'unknown') return undefined;
    const reason = `It is a ${content.kind === 'private-key' ? 'private' : 'public'} key in DER, by its structure. It was read as PEM.`;
    return { content: { kind: content.kind, text: content.text }, reason, text: content.text };
  } catch (error) {
    if (error instanceof ConsoleError) return undefined;
    throw error;
  }
}

/** In bytes; larger than any key or certificate, and than the head by which an encrypted file is known. */
const MAX_KEY_FILE = 8 * 1024 * 1024;

const ENCRYPTED: Recognised = {
  content: { kind: 'encrypted-file' },
  reason: 'It begins as a file of age does. What is in it can only be told with its passphrase.',
  text: '',
};

/** One in DER or in PEM; of several in a file, the first. */
function certificateIn(bytes: Uint8Array): Recognised | undefined {
  const der = identifyDer(bytes).structure === 'certificate' ? bytes : certificateInPem(bytes);
  if (der === undefined) return undefined;
  const form = der === bytes ? 'DER, by its structure' : 'PEM, by its first line';
  return { content: { kind: 'certificate', der }, reason: `It is a certificate in ${form}.`, text: '' };
}

function certificateInPem(bytes: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1');
  const block = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END /.exec(text)?.[0];
  // A key beside it is what the file is about.
  if (block === undefined || /PRIVATE KEY-----/.test(text)) return undefined;
  try {
    const { der } = normalisePem(`${block}CERTIFICATE-----`, 'private-key');
    return identifyDer(der).structure === 'certificate' ? der : undefined;
  } catch (error) {
    if (error instanceof ConsoleError) return undefined;
    throw error;
  }
}

/** An encrypted file: what it is and where its passphrase is asked for. */
export function inspectEncryptedFile(): readonly Section[] {
  const facts: readonly Fact[] = [
    { label: 'Kind', value: 'Encrypted with a passphrase, age v1', prose: true },
    {
      label: 'What to do',
      value: 'An export of clients is opened under Clients, Import credentials: it asks for the passphrase there.',
      prose: true,
    },
  ];
  return [{ type: 'facts', title: 'Encrypted file', facts }];
}

/** A certificate: whose it is, of which key, and that sgID has no use for it. RFC 5280 4.1. */
export function inspectCertificate(der: Uint8Array): readonly Section[] {
  const facts = factsOf(der);
  const finding = {
    id: 'certificate-not-key',
    severity: 'info',
    message: 'sgID knows a client by its public key alone; a certificate is in none of its messages.',
    hint: 'For a client, take the private key in PEM. A CA that your network needs is added under Settings, Network.',
  } as const;
  return [
    { type: 'facts', title: 'Certificate', facts },
    { type: 'findings', title: 'What it is for', findings: [finding] },
  ];
}

function factsOf(der: Uint8Array): readonly Fact[] {
  try {
    const certificate = new X509Certificate(der);
    const { publicKey, ca, subject, issuer, validFrom, validTo } = certificate;
    const bits = publicKey.asymmetricKeyDetails?.modulusLength;
    const kind = (publicKey.asymmetricKeyType ?? 'unknown').toUpperCase();
    const fingerprint = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex');
    return [
      { label: 'Subject', value: nameOf(subject) },
      { label: 'Issuer', value: nameOf(issuer) },
      { label: 'Valid', value: `${validFrom} to ${validTo}`, prose: true },
      { label: 'Of a CA', value: ca ? 'Yes' : 'No', prose: true },
      { label: 'Its key', value: bits === undefined ? kind : `${kind}, ${bits} bits`, prose: true },
      { label: 'Fingerprint of the key', value: `SHA256:${fingerprint}` },
    ];
  } catch {
    // The cause is left out on purpose: OpenSSL and BoringSSL word it differently, and neither helps.
    return [{ label: 'Contents', value: 'Not readable: it was cut short or altered.', prose: true }];
  }
}

/** A name in one line, cut where somebody made it long. */
function nameOf(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ').slice(0, 500) || 'none';
}
