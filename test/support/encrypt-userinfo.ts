import { type KeyObject, randomBytes } from 'node:crypto';
import jose from 'node-jose';
import { encryptJwe, type JweHeader } from './encrypt-jwe.js';

export type Variant = 'A' | 'B' | 'C' | 'D';

interface VariantHeaders {
  readonly key: JweHeader;
  readonly field: JweHeader;
  readonly blockKeyBytes: number;
  readonly jwkAlg?: string;
}

/** The four variants of sgID's encryption, as headers. */
export const VARIANTS: Readonly<Record<Variant, VariantHeaders>> = {
  A: {
    key: { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
    field: { alg: 'A128GCMKW', enc: 'A128GCM' },
    blockKeyBytes: 16,
    jwkAlg: 'A128GCM',
  },
  B: {
    key: { alg: 'RSA-OAEP', enc: 'A128CBC-HS256' },
    field: { alg: 'dir', enc: 'A256GCM', kid: 'block' },
    blockKeyBytes: 32,
    jwkAlg: 'A256GCM',
  },
  C: {
    key: { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
    field: { alg: 'dir', enc: 'A128GCM' },
    blockKeyBytes: 16,
  },
  D: {
    key: { alg: 'RSA-OAEP', enc: 'A128CBC-HS256' },
    field: { alg: 'A128KW', enc: 'A128CBC-HS256' },
    blockKeyBytes: 16,
  },
};

/** A userinfo response as the wire has it, with the block key beside it. */
export interface EncryptedUserInfo {
  readonly sub: string;
  readonly key: string;
  readonly data: Readonly<Record<string, string>>;
  readonly blockKey: Buffer;
}

/** Encrypts with one library or the other: plaintext, header, key → compact JWE. */
export type Encryptor = (plaintext: string, header: JweHeader, key: KeyObject | Uint8Array) => Promise<string>;

/** Encrypts a userinfo response to a client's public key in one of the variants. */
export async function encryptUserInfo(
  variant: Variant,
  publicKey: KeyObject,
  data: Readonly<Record<string, string>>,
  encrypt: Encryptor = encryptJwe,
): Promise<EncryptedUserInfo> {
  const { key, field, blockKeyBytes, jwkAlg } = VARIANTS[variant];
  const blockKey = randomBytes(blockKeyBytes);
  const jwk = { kty: 'oct', k: blockKey.toString('base64url'), ...(jwkAlg === undefined ? {} : { alg: jwkAlg }) };
  const fields = Object.entries(data).map(async ([scope, value]) => [scope, await encrypt(value, field, blockKey)]);
  return {
    sub: 'u=1f0c5a1e-7f0b-4c7e-9c8e-7a1f7f3d2b10',
    key: await encrypt(JSON.stringify(jwk), key, publicKey),
    data: Object.fromEntries(await Promise.all(fields)),
    blockKey,
  };
}

/** Encrypts with node-jose, which knows nothing of `jose`. */
export const encryptWithNodeJose: Encryptor = async (plaintext, header, key) => {
  const jwk =
    key instanceof Uint8Array
      ? { kty: 'oct', k: Buffer.from(key).toString('base64url') }
      : { ...key.export({ format: 'jwk' }) };
  const imported = await jose.JWK.asKey(jwk);
  const { enc, ...fields } = header;
  return jose.JWE.createEncrypt({ format: 'compact', contentAlg: enc, fields }, imported)
    .update(Buffer.from(plaintext))
    .final();
};
