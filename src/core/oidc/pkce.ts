import { createHash } from 'node:crypto';
import { ConsoleError } from '../errors.js';

/** Verifier and challenge pairs that sgID's documentation prints, so that anybody can replay them. */
const PUBLISHED_PAIRS: readonly (readonly [codeVerifier: string, codeChallenge: string])[] = [
  ['bbGcObXZC1YGBQZZtZGQH9jsyO1vypqCGqnSU_4TI5S', 'zaqUHoBV3rnhBF2g0Gkz1qkpEZXHqi2OrPK1DqRi-Lk'],
  ['u1ta-MQ0e7TcpHjgz33M2DcBnOQu~aMGxuiZt0QMD1C', 'CUZX5qE8Wvye6kS_SasIsa8MMxacJftmWdsIA_iKp3I'],
];

/**
 * A fresh random string for a verifier, a state or a nonce.
 *
 * @param randomBytes the source of randomness
 * @param bytes how many random bytes; 32 make 43 characters of base64url, the shortest verifier allowed
 */
export function randomToken(randomBytes: (count: number) => Uint8Array, bytes = 32): string {
  return Buffer.from(randomBytes(bytes)).toString('base64url');
}

/** The S256 challenge of a verifier: BASE64URL(SHA256(ASCII(verifier))); RFC 7636 4.2. */
export function buildCodeChallenge(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier, 'ascii').digest('base64url');
}

/**
 * Lets nothing but a verifier that RFC 7636 allows go out.
 *
 * @throws ConsoleError `code-verifier-length`, `code-verifier-characters`; RFC 7636 4.1
 */
export function assertCodeVerifier(codeVerifier: string): void {
  if (codeVerifier.length < 43 || codeVerifier.length > 128) {
    throw new ConsoleError(
      'config',
      'code-verifier-length',
      `Expected a code verifier of 43 to 128 characters; it has ${codeVerifier.length}.`,
      { hint: 'Make a new one from 32 random bytes.', spec: 'RFC 7636 4.1' },
    );
  }
  if (!/^[A-Za-z0-9\-._~]+$/.test(codeVerifier)) {
    throw new ConsoleError(
      'config',
      'code-verifier-characters',
      'Expected a code verifier of letters, digits and -._~ only; it has other characters.',
      { hint: 'Encode random bytes as base64url.', spec: 'RFC 7636 4.1' },
    );
  }
}

/** Whether a verifier or a challenge is one that sgID's documentation publishes. */
export function isPublishedPkceValue(value: string): boolean {
  return PUBLISHED_PAIRS.some((pair) => pair.includes(value));
}
