import { generateKeyPair, type KeyObject } from 'node:crypto';

/** A key pair that stands in for the provider's: with it, an altered token is signed well and only its claims are wrong. */
export interface TamperingKey {
  readonly privateKey: KeyObject;
  /** As it is published: no name, no private members. */
  readonly jwk: Readonly<Record<string, unknown>>;
}

let made: Promise<TamperingKey> | undefined;

/** The console's own RSA-2048 pair, made when it is first needed: that costs a tenth of a second. */
export function tamperingKey(): Promise<TamperingKey> {
  made ??= makeTamperingKey();
  return made;
}

function makeTamperingKey(): Promise<TamperingKey> {
  return new Promise((resolve, reject) => {
    generateKeyPair('rsa', { modulusLength: 2048 }, (error, publicKey, privateKey) => {
      if (error !== null) return reject(error);
      const { kty, n, e } = publicKey.export({ format: 'jwk' });
      resolve({ privateKey, jwk: { kty, n, e, use: 'sig', alg: 'RS256' } });
    });
  });
}
