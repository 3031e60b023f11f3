import type { JsonWebKey } from 'node:crypto';

/** An RSA private key's numbers as base64url, named as in RFC 7518 6.3. */
type RsaMember = 'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi';

/**
 * Whether the numbers of an RSA private key belong together, so that a byte altered in any of them is noticed: OpenSSL
 * takes such a key without a word and fails only when it is used.
 *
 * `bits` is the length of the modulus. RFC 8017 3.2.
 */
export function checkRsaNumbers(jwk: JsonWebKey): { readonly bits: number; readonly consistent: boolean } {
  const read = (name: RsaMember): bigint => toBigInt(jwk[name]);
  const [n, e, d, p, q] = [read('n'), read('e'), read('d'), read('p'), read('q')];
  const bits = n.toString(2).length;
  if (p < 2n || q < 2n || e < 3n) return { bits, consistent: false };
  const consistent =
    p * q === n &&
    (e * d) % (p - 1n) === 1n &&
    (e * d) % (q - 1n) === 1n &&
    read('dp') === d % (p - 1n) &&
    read('dq') === d % (q - 1n) &&
    (read('qi') * q) % p === 1n;
  return { bits, consistent };
}

function toBigInt(base64url: unknown): bigint {
  const hex = typeof base64url === 'string' ? Buffer.from(base64url, 'base64url').toString('hex') : '';
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}
