import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { identifyDer, type KeyFamily, type KeyShape } from './der.js';
import type { CredentialsFinding } from './finding.js';
import { looksLikeJwk, readJwkContent } from './jwk-content.js';
import { type PemMendings, privateKeyFindings } from './pem-mendings.js';
import { HINT_ALTERED, HINT_ENCRYPTED, normalisePem, type PemContent, refused } from './pem-normalisation.js';
import { checkRsaNumbers } from './rsa-consistency.js';

/** A client's RSA private key, checked and in one form. Secret, but for `bits` and `fingerprint`. */
export interface PrivateKey {
  readonly pkcs8Pem: string;
  /** The structure it stood in. */
  readonly form: 'pkcs8' | 'pkcs1';
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
 * `-is-openssh`, `-is-putty`,
 * `-is-pkcs12`, `-not-rsa`, `-encrypted`, `-truncated`, `-altered`, `-too-small`, `-empty`, `-not-pem`. No message quotes the key.
 * RFC 7468 10, RFC 5958 2, RFC 8017 A.1.2, RFC 7518 4.3 (at least 2048 bits).
 */
export function readPrivateKey(text: string): {
  readonly key: PrivateKey;
  readonly mended: readonly CredentialsFinding[];
} {
  refuseForeignFiles(text);
  const content = looksLikeJwk(text) ? readJwkContent(text, 'private-key') : normalisePem(text, 'private-key');
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
  const form = shape.structure === 'pkcs1-private' ? 'pkcs1' : 'pkcs8';
  return { key: { pkcs8Pem, form, bits, fingerprint, keyObject }, mended: findings(content, form, keyObject, bits) };
}

/** SHA-256 over a public key's SPKI, lower-case hex. RFC 5280 4.1.2.7. */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

const LABELS: Readonly<Record<PrivateKey['form'], string>> = { pkcs8: 'PRIVATE KEY', pkcs1: 'RSA PRIVATE KEY' };
const HINT_NEW_KEY = 'Have the portal make a new key pair for this client.';
const HINT_WRONG_FIELD = 'The credentials hold both keys: take the one that starts with BEGIN PRIVATE KEY.';

const HINT_PKCS12 = 'Take the key out of it: openssl pkcs12 -in file.p12 -nocerts -noenc -out key.pem.';
const HINT_OPENSSH = 'Make a copy of it and convert that: ssh-keygen -p -m PKCS8 -f copy.key.';

/** Formats of other programs that are neither PEM nor base64, each by how it begins. */
const FOREIGN: readonly (readonly [begins: RegExp, code: string, what: string, hint: string])[] = [
  [/^\s*ssh-[a-z0-9-]+ AAAA/, 'is-public', 'is a public key of OpenSSH', HINT_WRONG_FIELD],
  [/^\s*PuTTY-User-Key-File-/, 'is-putty', 'is in the format of PuTTY', 'Export it from PuTTYgen as an OpenSSL key.'],
  [/^\s*-----BEGIN PGP /, 'not-rsa', 'is a key of OpenPGP', HINT_WRONG_FIELD],
];

function refuseForeignFiles(text: string): void {
  const foreign = FOREIGN.find(([begins]) => begins.test(text));
  if (foreign !== undefined) throw refused('private-key', foreign[1], foreign[2], foreign[3]);
}

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
    case 'pkcs12':
      throw refused('private-key', 'is-pkcs12', 'is a PKCS #12 file', HINT_PKCS12);
    case 'truncated':
      throw refused('private-key', 'truncated', 'is cut short', HINT_ALTERED);
    case 'unknown':
      if (label === 'OPENSSH PRIVATE KEY') {
        throw refused('private-key', 'is-openssh', 'is in the format of OpenSSH', HINT_OPENSSH);
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

function findings(
  content: PemContent,
  form: PrivateKey['form'],
  keyObject: KeyObject,
  bits: number,
): readonly CredentialsFinding[] {
  const pem = keyObject.export({ type: form, format: 'pem' }).toString();
  const mended = privateKeyFindings(withForm(content, form), pem);
  return bits > EXPECTED_BITS ? [...mended, largerThanExpected(bits)] : mended;
}

/** The mendings of the text, and those that only its bytes show: PKCS #1, and a label that says another form. */
function withForm({ mendings, label }: PemContent, form: PrivateKey['form']): PemMendings {
  const all = new Map(mendings);
  if (form === 'pkcs1') all.set('pkcs1', (pem) => pem);
  const right = LABELS[form];
  if (label !== undefined && label !== right)
    all.set('mislabelled', (pem) => pem.replaceAll(`${right}-----`, `${label}-----`));
  return all;
}

function largerThanExpected(bits: number): CredentialsFinding {
  return {
    id: 'private-key-larger',
    severity: 'info',
    message: `The private key has ${bits} bits; keys from the portal have ${EXPECTED_BITS}.`,
    hint: 'It works where the provider has its public key. It is stored in parts where the keychain takes short values.',
  };
}
