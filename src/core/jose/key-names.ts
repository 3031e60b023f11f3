import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** What a key identifier says of a key: its own thumbprint, another's by its form, or nothing that can be known. */
export type KeyIdMeaning = 'own' | 'other' | 'unknown';

/**
 * The thumbprint of an RSA key, the same for the private and the public one: base64url, SHA-256.
 *
 * RFC 7638 3, with the required members of RFC 7518 6.3.1.
 */
export function rsaThumbprint(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const { e, n } = publicKey.export({ format: 'jwk' });
  // The members in the order of their names, without white space.
  return createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');
}

/**
 * What a `kid` says of an RSA key. Providers may put anything there: only the forms of a SHA-256 digest, the usual
 * names of keys, can be told to be another key's. RFC 7516 4.1.6, RFC 7638.
 *
 * @param kid as it stands in a header
 * @param fingerprint SHA-256 of the key's SPKI, lower-case hex
 */
export function meaningOfKeyId(kid: string, key: KeyObject, fingerprint: string): KeyIdMeaning {
  const digest = digestOf(kid);
  if (digest === undefined) return 'unknown';
  return digest === digestOf(rsaThumbprint(key)) || digest === fingerprint ? 'own' : 'other';
}

/** The digest in a text of 32 bytes in base64url or hex, bare or after its prefix; in lower-case hex. */
function digestOf(kid: string): string | undefined {
  const bare = kid.replace(/^(urn:ietf:params:oauth:jwk-thumbprint:sha-256:|SHA256:)/, '');
  if (/^[0-9a-f]{64}$/i.test(bare)) return bare.toLowerCase();
  return /^[\w-]{43}$/.test(bare) ? Buffer.from(bare, 'base64url').toString('hex') : undefined;
}
