import { createCipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { wrapKey } from '../../src/sandbox/userinfo/aes-key-wrap.js';

export interface JweHeader {
  readonly alg: string;
  readonly enc: string;
  readonly kid?: string;
}

const CONTENT_KEY_BYTES: Readonly<Record<string, number>> = {
  A128GCM: 16,
  A192GCM: 24,
  A256GCM: 32,
  'A128CBC-HS256': 32,
  'A192CBC-HS384': 48,
  'A256CBC-HS512': 64,
};

/** Bytes of the content key that `enc` takes. */
export function contentKeyLength(enc: string): number {
  return CONTENT_KEY_BYTES[enc] ?? 0;
}

/**
 * Encrypts with `jose`. Electron's BoringSSL has no AES key wrap for jose to call, so there, and only there, those
 * algorithms are put together by {@link encryptWithKeyWrap}.
 */
export function encryptJwe(
  plaintext: string | Uint8Array,
  header: JweHeader,
  key: KeyObject | Uint8Array,
): Promise<string> {
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext) : plaintext;
  const needsOwnWrap = /^A\d+KW$/.test(header.alg) && process.versions.electron !== undefined;
  if (needsOwnWrap && key instanceof Uint8Array) return Promise.resolve(encryptWithKeyWrap(bytes, header, key));
  return new CompactEncrypt(bytes).setProtectedHeader({ ...header }).encrypt(key);
}

/** A JWE with an `A…KW` algorithm, by the steps of RFC 7516 5.1, independent of the core. */
export function encryptWithKeyWrap(plaintext: Uint8Array, header: JweHeader, key: Uint8Array): string {
  const contentKey = randomBytes(contentKeyLength(header.enc));
  const aad = Buffer.from(JSON.stringify(header)).toString('base64url');
  const { iv, ciphertext, tag } = header.enc.endsWith('GCM')
    ? gcm(contentKey, aad, plaintext)
    : cbc(contentKey, aad, plaintext);
  const segments = [wrapKey(key, contentKey), iv, ciphertext, tag];
  return [aad, ...segments.map((segment) => Buffer.from(segment).toString('base64url'))].join('.');
}

interface Sealed {
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

function gcm(key: Buffer, aad: string, plaintext: Uint8Array): Sealed {
  const iv = randomBytes(12);
  const name = key.length === 16 ? 'aes-128-gcm' : key.length === 24 ? 'aes-192-gcm' : 'aes-256-gcm';
  const cipher = createCipheriv(name, key, iv).setAAD(Buffer.from(aad));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { iv, ciphertext, tag: cipher.getAuthTag() };
}

function cbc(key: Buffer, aad: string, plaintext: Uint8Array): Sealed {
  const half = key.length / 2;
  const iv = randomBytes(16);
  const cipher = createCipheriv(`aes-${half * 8}-cbc`, key.subarray(half), iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const bits = Buffer.alloc(8);
  bits.writeUInt32BE(aad.length * 8, 4);
  const mac = createHmac(`sha${half * 16}`, key.subarray(0, half));
  const tag = mac.update(aad).update(iv).update(ciphertext).update(bits).digest().subarray(0, half);
  return { iv, ciphertext, tag };
}
