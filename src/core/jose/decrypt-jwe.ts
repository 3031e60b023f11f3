import type { KeyObject } from 'node:crypto';
import { allowedAlgorithms, type ContentAlgorithm, type KeyAlgorithm } from './algorithms.js';
import { type CompactJwe, type JoseHeader, parseCompactJwe } from './compact.js';
import { openContent } from './content-encryption.js';
import { type DecryptionKey, unwrapContentKey } from './key-management.js';

/** Every layer of a decrypted JWE, for the console to show one by one. */
export interface DecryptedJwe {
  readonly protectedHeader: JoseHeader;
  readonly alg: KeyAlgorithm;
  readonly enc: ContentAlgorithm;
  readonly contentEncryptionKey: Uint8Array;
  readonly plaintext: Buffer;
  /** The decoded parts of the token. */
  readonly segments: CompactJwe;
}

/** The client's RSA private key as a key for {@link decryptJwe}. */
export function rsaDecryptionKey(privateKey: KeyObject): DecryptionKey {
  return { type: 'rsa', privateKey };
}

/** A symmetric key, given its bytes, as a key for {@link decryptJwe}. */
export function symmetricDecryptionKey(key: Uint8Array): DecryptionKey {
  return { type: 'oct', key };
}

/**
 * Decrypts a compact JWE in the order of RFC 7516 5.2: parts, header, content encryption key, content.
 *
 * The header's algorithms are held to the allow-list before the key is touched. Throws a ConsoleError of kind `crypto`
 * with a code that starts with `jwe-`.
 */
export function decryptJwe(compact: string, key: DecryptionKey): DecryptedJwe {
  const segments = parseCompactJwe(compact);
  const { alg, enc } = allowedAlgorithms(segments.protectedHeader);
  const contentEncryptionKey = unwrapContentKey(alg, segments, key);
  const plaintext = openContent(enc, contentEncryptionKey, segments);
  return { protectedHeader: segments.protectedHeader, alg, enc, contentEncryptionKey, plaintext, segments };
}
