import { createDecipheriv, createHmac, createPrivateKey } from 'node:crypto';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import type { UserInfo } from './sandbox-bench.js';

/** The block key of a userinfo response, as the JWK it is. */
export async function decryptBlockKey(userInfo: UserInfo, privateKeyPem: string): Promise<{ k: string; alg?: string }> {
  if (userInfo.key === undefined) throw new Error('The userinfo response has no key.');
  const { plaintext } = await compactDecrypt(userInfo.key, createPrivateKey(privateKeyPem));
  return JSON.parse(new TextDecoder().decode(plaintext)) as { k: string; alg?: string };
}

/** Every field of a userinfo response as bytes; a field that does not decrypt throws. */
export async function decryptFields(userInfo: UserInfo, privateKeyPem: string): Promise<Map<string, Uint8Array>> {
  const { k } = await decryptBlockKey(userInfo, privateKeyPem);
  const fields = new Map<string, Uint8Array>();
  for (const [scope, jwe] of Object.entries(userInfo.data ?? {})) {
    fields.set(scope, await decryptField(jwe, Buffer.from(k, 'base64url')));
  }
  return fields;
}

/** Every field as text. */
export async function decryptValues(userInfo: UserInfo, privateKeyPem: string): Promise<Record<string, string>> {
  const fields = await decryptFields(userInfo, privateKeyPem);
  return Object.fromEntries([...fields].map(([scope, bytes]) => [scope, new TextDecoder().decode(bytes)]));
}

async function decryptField(jwe: string, blockKey: Uint8Array): Promise<Uint8Array> {
  const { alg, enc } = decodeProtectedHeader(jwe);
  if (alg === 'A128KW' && enc === 'A128CBC-HS256') return decryptAesKw(jwe, blockKey);
  return (await compactDecrypt(jwe, blockKey)).plaintext;
}

/** Decrypts A128KW / A128CBC-HS256 with ciphers that Electron's Node has too (RFC 7518 4.4 and 5.2). */
export function decryptAesKw(jwe: string, blockKey: Uint8Array): Uint8Array {
  const [header = '', ...rest] = jwe.split('.');
  const [wrapped, iv, ciphertext, tag] = rest.map((segment) => Buffer.from(segment, 'base64url'));
  if (wrapped === undefined || iv === undefined || ciphertext === undefined || tag === undefined) {
    throw new Error('Not a compact JWE.');
  }
  const contentKey = unwrapKey(blockKey, wrapped);
  const headerBits = Buffer.alloc(8);
  headerBits.writeBigUInt64BE(BigInt(header.length * 8));
  const mac = createHmac('sha256', contentKey.subarray(0, 16));
  const expected = mac.update(header).update(iv).update(ciphertext).update(headerBits).digest().subarray(0, 16);
  if (!expected.equals(tag)) throw new Error('The tag does not match.');
  const decipher = createDecipheriv('aes-128-cbc', contentKey.subarray(16), iv);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}

/** RFC 3394 2.2.2 */
export function unwrapKey(wrappingKey: Uint8Array, wrapped: Uint8Array): Buffer {
  const count = wrapped.byteLength / 8 - 1;
  let integrity = Buffer.from(wrapped.subarray(0, 8));
  const blocks = Array.from({ length: count }, (_, at) => Buffer.from(wrapped.subarray(8 * (at + 1), 8 * (at + 2))));
  for (let round = 5; round >= 0; round -= 1) {
    for (let at = count - 1; at >= 0; at -= 1) {
      const mixed = integrity.readBigUInt64BE() ^ BigInt(count * round + at + 1);
      integrity.writeBigUInt64BE(mixed);
      const decipher = createDecipheriv(`aes-${wrappingKey.byteLength * 8}-ecb`, wrappingKey, null).setAutoPadding(
        false,
      );
      const plain = Buffer.concat([
        decipher.update(Buffer.concat([integrity, blocks[at] ?? Buffer.alloc(8)])),
        decipher.final(),
      ]);
      integrity = Buffer.from(plain.subarray(0, 8));
      blocks[at] = plain.subarray(8);
    }
  }
  if (integrity.toString('hex') !== 'a6'.repeat(8)) throw new Error('The wrapped key fails its integrity check.');
  return Buffer.concat(blocks);
}
