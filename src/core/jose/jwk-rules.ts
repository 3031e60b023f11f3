import { ConsoleError } from '../errors.js';
import { member } from '../json.js';
import { decodeBase64Url } from './base64url.js';

/** One member of a JWKS as it came, each member of it still unchecked. RFC 7517 4. */
export type UncheckedJwk = Readonly<Record<string, unknown>>;

const MIN_BITS = 2048;
/** Verification slows down with the cube of the length; nobody's honest key is longer. */
const MAX_BITS = 16_384;
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * Why a published key may not verify an RS256 signature; undefined where it may.
 *
 * Codes: `jwk-private`, `jwk-kty`, `jwk-use`, `jwk-key-ops`, `jwk-alg`, `jwk-malformed`, `jwk-weak`, `jwk-too-large`,
 * `jwk-exponent`. RFC 7517 4, RFC 7518 3.3 and 6.3.1, RFC 8017 3.1.
 */
export function refuseVerificationKey(jwk: UncheckedJwk): ConsoleError | undefined {
  const secret = PRIVATE_MEMBERS.filter((name) => Object.hasOwn(jwk, name));
  if (secret.length > 0) {
    return refused(
      'private',
      `carries the private members ${secret.join(', ')}: it is no secret any more`,
      'RFC 7517 9.2',
    );
  }
  if (member(jwk, 'kty') !== 'RSA') return refused('kty', 'is not of type RSA', 'RFC 7518 6.3');
  const use = member(jwk, 'use');
  if (use !== undefined && use !== 'sig') return refused('use', 'is not for signatures (use)', 'RFC 7517 4.2');
  const operations = member(jwk, 'key_ops');
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) {
    return refused('key-ops', 'is not for verifying (key_ops)', 'RFC 7517 4.3');
  }
  const alg = member(jwk, 'alg');
  if (alg !== undefined && alg !== 'RS256')
    return refused('alg', 'is for another algorithm than RS256', 'RFC 7517 4.4');
  return refuseNumbers(member(jwk, 'n'), member(jwk, 'e'));
}

function refuseNumbers(n: unknown, e: unknown): ConsoleError | undefined {
  const modulus = typeof n === 'string' ? decodeBase64Url(n) : undefined;
  const exponent = typeof e === 'string' ? decodeBase64Url(e) : undefined;
  if (modulus === undefined || exponent === undefined) {
    return refused('malformed', 'lacks n or e in base64url', 'RFC 7518 6.3.1');
  }
  const bits = bitLength(modulus);
  if (bits < MIN_BITS) return refused('weak', `has ${bits} bits; RS256 takes ${MIN_BITS} or more`, 'RFC 7518 3.3');
  if (bits > MAX_BITS) return refused('too-large', `has ${bits} bits, more than ${MAX_BITS}`, 'RFC 7518 6.3.1');
  const odd = ((exponent.at(-1) ?? 0) & 1) === 1 && ((modulus.at(-1) ?? 0) & 1) === 1;
  if (!odd) return refused('exponent', 'has an even modulus or exponent', 'RFC 8017 3.1');
  return bitLength(exponent) < 2 ? refused('exponent', 'has an exponent below 3', 'RFC 8017 3.1') : undefined;
}

/** The number of bits of a big-endian number, without leading zeros. */
export function bitLength(number: Uint8Array): number {
  const first = number.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (number.length - first) * 8 - (Math.clz32(number[first] ?? 0) - 24);
}

function refused(rule: string, what: string, spec: string): ConsoleError {
  const hint = 'The provider publishes it in its JWKS; only the provider can mend it.';
  return new ConsoleError('validation', `jwk-${rule}`, `The key that would verify the signature ${what}.`, {
    hint,
    spec,
  });
}
