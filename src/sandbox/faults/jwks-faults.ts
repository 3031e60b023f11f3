import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';
import type { Fault } from './fault.js';

/** Faults of the JWKS. */
export const jwksFaults: readonly Fault[] = [
  {
    id: 'jwks.empty',
    title: 'No keys',
    description: 'The JWKS is an empty list. No signature can be verified, so no token can be accepted.',
    hooks: { jwks: () => [] },
  },
  {
    id: 'jwks.other-key',
    title: 'Another key under the same id',
    description: 'The JWKS has a key with the right kid that did not sign the token.',
    hooks: {
      jwks: async (keys) => {
        const { publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
        const { n } = publicKey.export({ format: 'jwk' });
        return keys.map((key) => ({ ...key, n }) as JWK);
      },
    },
  },
];
