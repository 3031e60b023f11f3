import { createHash, timingSafeEqual } from 'node:crypto';

/** What the sandbox keeps of a client secret: the SHA-256 of its UTF-8 bytes. */
export function hashClientSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** Compares in the same time whether the secret is right, wrong, or of a client that does not exist. */
export function matchesSecret(secret: string, secretSha256: Uint8Array | undefined): boolean {
  const presented = hashClientSecret(secret);
  const expected = secretSha256?.byteLength === presented.byteLength ? secretSha256 : new Uint8Array(presented.length);
  return timingSafeEqual(presented, expected) && secretSha256 !== undefined;
}
