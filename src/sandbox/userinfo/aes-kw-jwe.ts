import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { wrapKey } from './aes-key-wrap.js';

/** A compact JWE with A128KW and A128CBC-HS256 (RFC 7518 4.4 and 5.2), where `jose` cannot wrap; see {@link wrapKey}. */
export function encryptWithAesKw(plaintext: Uint8Array, blockKey: Uint8Array): string {
  const header = Buffer.from(JSON.stringify({ alg: 'A128KW', enc: 'A128CBC-HS256' })).toString('base64url');
  const contentKey = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', contentKey.subarray(16), iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const headerBits = Buffer.alloc(8);
  headerBits.writeUInt32BE(header.length * 8, 4);
  const tag = createHmac('sha256', contentKey.subarray(0, 16))
    .update(header, 'ascii')
    .update(iv)
    .update(ciphertext)
    .update(headerBits)
    .digest()
    .subarray(0, 16);
  const segments = [wrapKey(blockKey, contentKey), iv, ciphertext, tag];
  return [header, ...segments.map((segment) => Buffer.from(segment).toString('base64url'))].join('.');
}
