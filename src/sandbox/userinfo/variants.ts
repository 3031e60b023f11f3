import { randomBytes } from 'node:crypto';
import { CompactEncrypt, type CompactJWEHeaderParameters, type JWK } from 'jose';
import { encryptWithAesKw } from './aes-kw-jwe.js';

export type Variant = 'A' | 'B' | 'C' | 'D';

export const VARIANTS: readonly Variant[] = ['A', 'B', 'C', 'D'];

/** How the block key is encrypted to the client: RSA-OAEP with SHA-1 or with SHA-256 (RFC 7518 4.3). */
export type KeyEncryption = 'RSA-OAEP' | 'RSA-OAEP-256';

export const KEY_ENCRYPTIONS: readonly KeyEncryption[] = ['RSA-OAEP', 'RSA-OAEP-256'];

/** A symmetric key for one userinfo response. */
interface BlockKey {
  readonly bytes: Uint8Array;
  readonly jwk: JWK;
}

/** One way in which userinfo is known, or likely, to be encrypted. */
interface VariantDefinition {
  readonly keyHeader: CompactJWEHeaderParameters;
  readonly createBlockKey: () => BlockKey;
  readonly encryptField: (plaintext: Uint8Array, blockKey: BlockKey) => Promise<string>;
}

/**
 * A is what the official SDK's own tests send, B a mock provider in wide use, C what the documentation's samples look
 * like (a field's header begins with `enc`; the key's algorithm is not documented, RSA-OAEP-256 is the one the SDK
 * imports the private key for), D what node-jose makes of a 16-byte key that names no algorithm.
 */
const definitions: Readonly<Record<Variant, VariantDefinition>> = {
  A: {
    keyHeader: { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
    createBlockKey: () => blockKey(16, { alg: 'A128GCM' }),
    encryptField: (plaintext, { bytes }) => encrypt(plaintext, { alg: 'A128GCMKW', enc: 'A128GCM' }, bytes),
  },
  B: {
    keyHeader: { alg: 'RSA-OAEP', enc: 'A128CBC-HS256' },
    createBlockKey: () => blockKey(32, { kid: randomBytes(16).toString('base64url'), alg: 'A256GCM' }),
    encryptField: (plaintext, { bytes, jwk }) =>
      encrypt(plaintext, { alg: 'dir', enc: 'A256GCM', kid: jwk.kid }, bytes),
  },
  C: {
    keyHeader: { alg: 'RSA-OAEP-256', enc: 'A128GCM' },
    createBlockKey: () => blockKey(16, { alg: 'A128GCM' }),
    encryptField: (plaintext, { bytes }) => encrypt(plaintext, { enc: 'A128GCM', alg: 'dir' }, bytes),
  },
  D: {
    keyHeader: { alg: 'RSA-OAEP', enc: 'A128CBC-HS256' },
    createBlockKey: () => blockKey(16, {}),
    encryptField: async (plaintext, { bytes }) => encryptWithAesKw(plaintext, bytes),
  },
};

export interface EncryptedValues {
  /** The block key as a JWK in a compact JWE, encrypted to the client. */
  readonly key: string;
  /** A compact JWE for each scope. */
  readonly data: Readonly<Record<string, string>>;
}

/** Encrypts values under a new block key, and the block key to a client's public key, with `keyEncryption` where given. */
export async function encryptValues(
  values: ReadonlyMap<string, string | Uint8Array>,
  recipient: JWK,
  variant: Variant,
  keyEncryption?: KeyEncryption,
): Promise<EncryptedValues> {
  const { keyHeader, createBlockKey, encryptField } = definitions[variant];
  const header = { ...keyHeader, ...(keyEncryption === undefined ? {} : { alg: keyEncryption }) };
  const key = createBlockKey();
  const fields = [...values].map(async ([scope, value]) => [scope, await encryptField(toBytes(value), key)] as const);
  return {
    key: await encrypt(toBytes(JSON.stringify(key.jwk)), header, recipient),
    data: Object.fromEntries(await Promise.all(fields)),
  };
}

function blockKey(length: number, members: Omit<JWK, 'kty' | 'k'>): BlockKey {
  const bytes = randomBytes(length);
  return { bytes, jwk: { kty: 'oct', ...members, k: bytes.toString('base64url') } };
}

function encrypt(plaintext: Uint8Array, header: CompactJWEHeaderParameters, key: JWK | Uint8Array): Promise<string> {
  return new CompactEncrypt(plaintext).setProtectedHeader(header).encrypt(key);
}

function toBytes(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? new TextEncoder().encode(value) : value;
}
