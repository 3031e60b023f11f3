import { createCipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { CompactEncrypt, type CompactJWEHeaderParameters } from 'jose';
import { wrapAesKey } from './aes-key-wrap.js';
import type { EncryptionVariant } from './variant.js';

/** Userinfo's `key` and `data` as a provider sends them. */
export interface EncryptedUserInfo {
  readonly key: string;
  readonly data: Readonly<Record<string, string>>;
}

interface Spec {
  readonly keyHeader: CompactJWEHeaderParameters;
  /** Bytes of the block key. */
  readonly length: number;
  /** What its JWK says of itself. */
  readonly jwk: Readonly<Record<string, string>>;
  readonly fieldHeader: CompactJWEHeaderParameters;
}

/** The variants as {@link EncryptionVariant} names them; where one leaves a name open, RSA-OAEP-256 is taken. */
const SPECS: Readonly<Record<EncryptionVariant, Spec>> = {
  A: {
    keyHeader: { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
    length: 16,
    jwk: { alg: 'A128GCM' },
    fieldHeader: { alg: 'A128GCMKW', enc: 'A128GCM' },
  },
  B: {
    keyHeader: { alg: 'RSA-OAEP', enc: 'A128CBC-HS256' },
    length: 32,
    jwk: { alg: 'A256GCM' },
    fieldHeader: { alg: 'dir', enc: 'A256GCM' },
  },
  C: {
    keyHeader: { alg: 'RSA-OAEP-256', enc: 'A128GCM' },
    length: 16,
    jwk: { alg: 'A128GCM' },
    fieldHeader: { enc: 'A128GCM', alg: 'dir' },
  },
  D: {
    keyHeader: { alg: 'RSA-OAEP', enc: 'A128CBC-HS256' },
    length: 16,
    jwk: {},
    fieldHeader: { alg: 'A128KW', enc: 'A128CBC-HS256' },
  },
};

/**
 * Encrypts values as sgID does, under a fresh block key: for exports, never for the wire.
 *
 * @param data strings by scope, in the order they are to have
 * @param recipient the client's public key, RSA
 */
export async function encryptUserInfo(
  data: Readonly<Record<string, string>>,
  recipient: KeyObject,
  variant: EncryptionVariant,
): Promise<EncryptedUserInfo> {
  const { keyHeader, length, jwk, fieldHeader } = SPECS[variant];
  const blockKey = randomBytes(length);
  const k = blockKey.toString('base64url');
  const encrypted = Object.create(null) as Record<string, string>;
  for (const [scope, value] of Object.entries(data)) {
    encrypted[scope] =
      variant === 'D'
        ? encryptWithKeyWrap(Buffer.from(value), blockKey)
        : await new CompactEncrypt(Buffer.from(value)).setProtectedHeader(fieldHeader).encrypt(blockKey);
  }
  const keyText = Buffer.from(JSON.stringify({ kty: 'oct', ...jwk, k }));
  return {
    key: await new CompactEncrypt(keyText).setProtectedHeader(keyHeader).encrypt(recipient),
    data: encrypted,
  };
}

/** A compact JWE with A128KW and A128CBC-HS256: Electron's Web Crypto has no key wrap. RFC 7518 4.4 and 5.2. */
function encryptWithKeyWrap(plaintext: Uint8Array, blockKey: Uint8Array): string {
  const header = Buffer.from(JSON.stringify(SPECS.D.fieldHeader)).toString('base64url');
  const contentKey = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', contentKey.subarray(16), iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const bits = Buffer.alloc(8);
  bits.writeUInt32BE(header.length * 8, 4);
  const mac = createHmac('sha256', contentKey.subarray(0, 16)).update(header, 'ascii').update(iv).update(ciphertext);
  const tag = mac.update(bits).digest().subarray(0, 16);
  const segments = [wrapAesKey(blockKey, contentKey), iv, ciphertext, tag];
  return [header, ...segments.map((segment) => segment.toString('base64url'))].join('.');
}
