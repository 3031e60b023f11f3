import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';

/** An RSA key that belongs to nobody. */
export interface StrangerKey {
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
}

let made: Promise<StrangerKey> | undefined;

/** The key that faults put in the place of the right one; made when a fault first wants it, since it takes a while. */
export function strangerKey(): Promise<StrangerKey> {
  made ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 }).then(({ publicKey, privateKey }) => {
    const { kty, n, e } = publicKey.export({ format: 'jwk' });
    return { privateKey, publicJwk: { kty, n, e } as JWK };
  });
  return made;
}
