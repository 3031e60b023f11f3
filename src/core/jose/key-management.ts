import { constants, createDecipheriv, type KeyObject, privateDecrypt } from 'node:crypto';
import { ConsoleError } from '../errors.js';
import { member, textMember } from '../json.js';
import { quoted } from '../quoted.js';
import { unwrapAesKey } from './aes-key-wrap.js';
import type { KeyAlgorithm } from './algorithms.js';
import { decodeBase64Url } from './base64url.js';
import type { CompactJwe, JoseHeader } from './compact.js';

/** What a JWE is decrypted with: the client's private key, or a symmetric key such as sgID's block key. */
export type DecryptionKey =
  | { readonly type: 'rsa'; readonly privateKey: KeyObject }
  | { readonly type: 'oct'; readonly key: Uint8Array };

type Method = { readonly kind: 'rsa'; readonly hash: string } | { readonly kind: 'dir' } | AesMethod;
type AesMethod = { readonly kind: 'kw' | 'gcmkw'; readonly keyBytes: number };

const METHODS: Readonly<Record<KeyAlgorithm, Method>> = {
  'RSA-OAEP': { kind: 'rsa', hash: 'sha1' },
  'RSA-OAEP-256': { kind: 'rsa', hash: 'sha256' },
  'RSA-OAEP-384': { kind: 'rsa', hash: 'sha384' },
  'RSA-OAEP-512': { kind: 'rsa', hash: 'sha512' },
  dir: { kind: 'dir' },
  A128GCMKW: { kind: 'gcmkw', keyBytes: 16 },
  A192GCMKW: { kind: 'gcmkw', keyBytes: 24 },
  A256GCMKW: { kind: 'gcmkw', keyBytes: 32 },
  A128KW: { kind: 'kw', keyBytes: 16 },
  A192KW: { kind: 'kw', keyBytes: 24 },
  A256KW: { kind: 'kw', keyBytes: 32 },
};

/** The longest content key, of A256CBC-HS512, and the block that AES Key Wrap puts before it. RFC 3394 2.2.1. */
const MAX_AES_WRAPPED_BYTES = 64 + 8;
const GCM_IV_BYTES = 12;
const GCM_TAG_BYTES = 16;

/**
 * The content encryption key of a JWE, unwrapped by the algorithm that its header names.
 *
 * Throws `jwe-key-kind` and `jwe-key-size` where the key at hand is not of the kind or length the algorithm takes,
 * `jwe-encrypted-key-missing` and `jwe-encrypted-key-unexpected`, `jwe-gcmkw-header`, and for everything that can go
 * wrong with the unwrapping itself the one code `jwe-cannot-unwrap`. RFC 7516 5.2 (7 to 10), RFC 7518 4.
 */
export function unwrapContentKey(alg: KeyAlgorithm, jwe: CompactJwe, key: DecryptionKey): Uint8Array {
  const method = METHODS[alg];
  if (method.kind === 'rsa') {
    if (key.type !== 'rsa') throw wrongKind(alg, 'an RSA private key', 'a symmetric key');
    requireEncryptedKey(alg, jwe);
    return unwrapRsa(method.hash, key.privateKey, jwe.encryptedKey) ?? throwCannotUnwrap(jwe.protectedHeader);
  }
  if (key.type !== 'oct') throw wrongKind(alg, 'a symmetric key', 'an RSA private key');
  if (method.kind === 'dir') {
    if (jwe.encryptedKey.length === 0) return key.key;
    throw keyManagementError('jwe-encrypted-key-unexpected', 'dir takes no encrypted key; this token carries one.', 5);
  }
  requireEncryptedKey(alg, jwe);
  if (key.key.length !== method.keyBytes) {
    const sizes = `a key of ${method.keyBytes} bytes; the one at hand has ${key.key.length}`;
    throw keyManagementError('jwe-key-size', `${alg} takes ${sizes}.`, method.kind === 'kw' ? 4 : 7);
  }
  const unwrapped =
    method.kind === 'kw' ? unwrapAes(key.key, jwe.encryptedKey) : unwrapAesGcm(alg, key.key, method.keyBytes, jwe);
  return unwrapped ?? throwCannotUnwrap(jwe.protectedHeader);
}

/** RSAES-OAEP; MGF1 uses the same hash. RFC 7518 4.3, RFC 8017 7.1.2. */
function unwrapRsa(hash: string, privateKey: KeyObject, encryptedKey: Buffer): Buffer | undefined {
  try {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, encryptedKey);
  } catch {
    return undefined;
  }
}

/** AES Key Wrap takes six steps for each block: what is longer than any content key is not even begun. RFC 7518 4.4. */
function unwrapAes(key: Uint8Array, encryptedKey: Buffer): Buffer | undefined {
  return encryptedKey.length > MAX_AES_WRAPPED_BYTES ? undefined : unwrapAesKey(key, encryptedKey);
}

/** Key wrapping with AES GCM, whose IV and tag are in the header. RFC 7518 4.7. */
function unwrapAesGcm(alg: KeyAlgorithm, key: Uint8Array, keyBytes: number, jwe: CompactJwe): Buffer | undefined {
  const iv = headerBytes(alg, jwe.protectedHeader, 'iv', GCM_IV_BYTES);
  const tag = headerBytes(alg, jwe.protectedHeader, 'tag', GCM_TAG_BYTES);
  const aes = createDecipheriv(
    keyBytes === 16 ? 'aes-128-gcm' : keyBytes === 24 ? 'aes-192-gcm' : 'aes-256-gcm',
    key,
    iv,
    {
      authTagLength: GCM_TAG_BYTES,
    },
  );
  try {
    aes.setAuthTag(tag);
    const contentKey = aes.update(jwe.encryptedKey);
    aes.final();
    return contentKey;
  } catch {
    return undefined;
  }
}

function headerBytes(alg: KeyAlgorithm, header: JoseHeader, name: 'iv' | 'tag', length: number): Buffer {
  const value = member(header, name);
  const bytes = typeof value === 'string' ? decodeBase64Url(value) : undefined;
  if (bytes?.length === length) return bytes;
  const came = bytes === undefined ? 'it has none that is base64url' : `it has ${bytes.length}`;
  throw keyManagementError('jwe-gcmkw-header', `${alg} takes ${length} bytes as ${name} in the header; ${came}.`, 7);
}

function requireEncryptedKey(alg: KeyAlgorithm, jwe: CompactJwe): void {
  if (jwe.encryptedKey.length > 0) return;
  throw keyManagementError('jwe-encrypted-key-missing', `${alg} needs an encrypted key; the part is empty.`, 1);
}

/** One answer, whatever failed, so that it teaches nothing about the key. RFC 7516 11.5. */
function throwCannotUnwrap(header: JoseHeader): never {
  const kid = textMember(header, 'kid');
  const named = kid === undefined ? '' : ` Its header names the key ${quoted(kid, 80)}.`;
  throw new ConsoleError(
    'crypto',
    'jwe-cannot-unwrap',
    'This key cannot unwrap it: encrypted to another key, or altered.',
    {
      hint: `Compare the key’s fingerprint with the one registered for this client.${named}`,
      spec: 'RFC 7516 5.2 (10)',
    },
  );
}

function wrongKind(alg: KeyAlgorithm, wanted: string, came: string): ConsoleError {
  return keyManagementError('jwe-key-kind', `${alg} takes ${wanted}; the key for this token is ${came}.`, 1);
}

function keyManagementError(code: string, message: string, subsection: number): ConsoleError {
  return new ConsoleError('crypto', code, message, { spec: `RFC 7518 4.${subsection}` });
}
