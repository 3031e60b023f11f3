import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Finding } from '../catalogue/types.js';
import { identifyDer, type KeyFamily, type KeyShape } from './der.js';
import { mendingFinding } from './pem-mendings.js';
import { HINT_ALTERED, HINT_ENCRYPTED, normalisePem, type PemContent, refused } from './pem-normalisation.js';
import { checkRsaNumbers } from './rsa-consistency.js';

/** A client's RSA private key, checked and in one form. Secret, but for `bits` and `fingerprint`. */
export interface PrivateKey {
  readonly pkcs8Pem: string;
  readonly bits: number;
  /** SHA-256 of the public key's SPKI, lower-case hex. */
  readonly fingerprint: string;
  readonly keyObject: KeyObject;
}

/** sgID registers RSA-2048. */
const EXPECTED_BITS = 2048;

/**
 * Reads a client's private key from any text it is found in, and says what was mended.
 *
 * Throws a ConsoleError of kind `config`: `private-key-is-public`, `-is-certificate`, `-is-ec`, `-is-ed25519`,
 * `-not-rsa`, `-encrypted`, `-truncated`, `-altered`, `-too-small`, `-empty`, `-not-pem`. No message quotes the key.
 * RFC 7468 10, RFC 5958 2, RFC 8017 A.1.2, RFC 7518 4.3 (at least 2048 bits).
 */
export function readPrivateKey(text: string): { readonly key: PrivateKey; readonly mended: readonly Finding[] } {
  const content = normalisePem(text, 'private-key');
  const shape = identifyDer(content.der);
  refuseOtherThanRsa(shape, content.label);
  const jwk = parse(content, shape).export({ format: 'jwk' });
  const { bits, consistent } = checkRsaNumbers(jwk);
  if (!consistent) throw refused('private-key', 'altered', 'has numbers that do not belong together', HINT_ALTERED);
  if (bits < EXPECTED_BITS) {
    throw refused('private-key', 'too-small', `has ${bits} bits; sgID takes ${EXPECTED_BITS}`, HINT_NEW_KEY);
  }
  // Made anew from its numbers, so that whatever else was in the file (versions, attributes) is left behind.
  const keyObject = createPrivateKey({ key: jwk, format: 'jwk' });
  const pkcs8Pem = keyObject.export({ type: 'pkcs8', format: 'pem' }).toString();
  const fingerprint = fingerprintOf(createPublicKey(keyObject));
  return { key: { pkcs8Pem, bits, fingerprint, keyObject }, mended: findings(content, shape, bits) };
}

/** SHA-256 over a public key's SPKI, lower-case hex. RFC 5280 4.1.2.7. */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

const HINT_NEW_KEY = 'Have the portal make a new key pair for this client.';
const HINT_WRONG_FIELD = 'The credentials hold both keys: take the one that starts with BEGIN PRIVATE KEY.';

const OTHER_FAMILIES: Readonly<Record<Exclude<KeyFamily, 'rsa'>, readonly [code: string, what: string]>> = {
  ec: ['is-ec', 'is an elliptic curve key; sgID uses RSA'],
  ed25519: ['is-ed25519', 'is an Ed25519 key; sgID uses RSA'],
  'rsa-pss': ['not-rsa', 'is an RSA-PSS key, which can sign but not decrypt'],
  other: ['not-rsa', 'is of another type than RSA'],
};

function refuseOtherThanRsa(shape: KeyShape, label: string | undefined): void {
  switch (shape.structure) {
    case 'pkcs1-private':
      return;
    case 'pkcs8':
      if (shape.family !== 'rsa') {
        const [code, what] = OTHER_FAMILIES[shape.family ?? 'other'];
        throw refused('private-key', code, what, HINT_NEW_KEY);
      }
      return;
    case 'spki':
    case 'pkcs1-public':
      throw refused('private-key', 'is-public', 'is a public key', HINT_WRONG_FIELD);
    case 'certificate':
      throw refused('private-key', 'is-certificate', 'is a certificate, or a request for one', HINT_WRONG_FIELD);
    case 'sec1':
      throw refused('private-key', ...OTHER_FAMILIES.ec, HINT_NEW_KEY);
    case 'encrypted-pkcs8':
      throw refused('private-key', 'encrypted', 'is protected by a passphrase', HINT_ENCRYPTED);
    case 'truncated':
      throw refused('private-key', 'truncated', 'is cut short', HINT_ALTERED);
    case 'unknown':
      if (label === 'OPENSSH PRIVATE KEY') {
        throw refused('private-key', 'not-rsa', 'is in the format of OpenSSH', 'Convert it: ssh-keygen -p -m PKCS8.');
      }
      throw refused('private-key', 'altered', 'is not what its BEGIN line says', HINT_ALTERED);
  }
}

function parse(content: PemContent, shape: KeyShape): KeyObject {
  const type = shape.structure === 'pkcs8' ? 'pkcs8' : 'pkcs1';
  try {
    return createPrivateKey({ key: content.der, format: 'der', type });
  } catch {
    // The cause is left out on purpose: OpenSSL and BoringSSL word it differently, and neither helps.
    throw refused('private-key', 'altered', 'cannot be parsed', HINT_ALTERED);
  }
}

function findings(content: PemContent, shape: KeyShape, bits: number): readonly Finding[] {
  const mended = content.mendings.map((mending) => mendingFinding(mending, 'private-key'));
  if (shape.structure === 'pkcs1-private') mended.push(pkcs1Finding(content));
  if (bits > EXPECTED_BITS) {
    mended.push({
      id: 'private-key-larger',
      severity: 'info',
      message: `The private key has ${bits} bits; keys from the portal have ${EXPECTED_BITS}.`,
      hint: 'It works where the provider has its public key. It is stored in parts where the keychain takes short values.',
    });
  }
  return mended;
}

function pkcs1Finding(content: PemContent): Finding {
  const breaksSdk = content.mendings.includes('literal-newlines');
  return {
    id: 'private-key-pkcs1',
    severity: breaksSdk ? 'warning' : 'info',
    message: 'Private key: PKCS #1 was converted to PKCS #8.',
    hint: breaksSdk
      ? 'The official TypeScript SDK 2.3 fails on PKCS #1 with literal \\n as soon as it is constructed.'
      : 'The official TypeScript SDK 2.3 converts it too.',
  };
}
