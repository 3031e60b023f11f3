import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { SandboxError } from '../errors.js';

/** The RSA key that signs ID tokens. */
export interface SigningKey {
  /** Thumbprint of the public key (RFC 7638). */
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** As the JWKS shows it: `kty, kid, n, e, use`, and no `alg`. */
  readonly publicJwk: JWK;
}

/** A new key as PKCS#8 PEM, for an installation to keep. */
export async function createSigningKeyPem(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Reads a key that {@link createSigningKeyPem} made. */
export async function readSigningKey(pem: string): Promise<SigningKey> {
  const privateKey = readRsaKey(pem);
  const { kty, n, e } = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint({ kty, n, e } as JWK);
  return { kid, privateKey, publicJwk: { kty, kid, n, e, use: 'sig' } as JWK };
}

function readRsaKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch (cause) {
    throw unusable(cause);
  }
  throw unusable(undefined);
}

function unusable(cause: unknown): SandboxError {
  return new SandboxError(
    'signing-key-unusable',
    'The sandbox’s signing key is not an RSA private key in PEM.',
    'Leave it out and a new one is made.',
    { cause },
  );
}
