import { createPublicKey, type KeyObject } from 'node:crypto';
import { identifyDer } from './der.js';
import type { CredentialsFinding } from './finding.js';
import { looksLikeJwk, readJwkContent } from './jwk-content.js';
import { publicKeyFindings } from './pem-mendings.js';
import { HINT_ALTERED, normalisePem, refused } from './pem-normalisation.js';
import { fingerprintOf, type PrivateKey } from './private-key.js';

/** A client's RSA public key. */
export interface PublicKey {
  readonly spkiPem: string;
  /** SHA-256 of the SPKI, lower-case hex. */
  readonly fingerprint: string;
}

/**
 * Reads a public key, SPKI or PKCS #1, from any text it is found in, and says what was mended.
 *
 * Throws a ConsoleError of kind `config`: `public-key-is-private`, `-not-rsa`, `-truncated`, `-altered`, `-empty`,
 * `-not-pem`, `-encrypted`. RFC 7468 13, RFC 8017 A.1.1.
 */
export function readPublicKey(text: string): {
  readonly key: PublicKey;
  readonly mended: readonly CredentialsFinding[];
} {
  const content = looksLikeJwk(text) ? readJwkContent(text, 'public-key') : normalisePem(text, 'public-key');
  const keyObject = parse(content.der);
  return {
    key: { spkiPem: spkiPemOf(keyObject), fingerprint: fingerprintOf(keyObject) },
    mended: publicKeyFindings(content.mendings),
  };
}

/** Whether the two keys are halves of one pair. */
export function matches(publicKey: PublicKey, privateKey: PrivateKey): boolean {
  return publicKey.fingerprint === privateKey.fingerprint;
}

/** The public half of a private key, as SPKI in PEM. RFC 7468 13. */
export function publicKeyPemOf(privateKey: PrivateKey): string {
  return spkiPemOf(createPublicKey(privateKey.keyObject));
}

function spkiPemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

const HINT = 'Expected text that starts with -----BEGIN PUBLIC KEY-----.';

function parse(der: Buffer): KeyObject {
  const shape = identifyDer(der);
  switch (shape.structure) {
    case 'spki':
      if (shape.family !== 'rsa') throw refused('public-key', 'not-rsa', 'is of another type than RSA', HINT);
      return parseAs('spki', der);
    case 'pkcs1-public':
      return parseAs('pkcs1', der);
    case 'pkcs8':
    case 'pkcs1-private':
    case 'encrypted-pkcs8':
    case 'sec1':
      throw refused('public-key', 'is-private', 'is a private key', HINT);
    case 'truncated':
      throw refused('public-key', 'truncated', 'is cut short', HINT_ALTERED);
    default:
      throw refused('public-key', 'altered', 'is not a public key', HINT);
  }
}

function parseAs(type: 'spki' | 'pkcs1', der: Buffer): KeyObject {
  try {
    return createPublicKey({ key: der, format: 'der', type });
  } catch {
    throw refused('public-key', 'altered', 'cannot be parsed', HINT_ALTERED);
  }
}
