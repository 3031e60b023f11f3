import { createHmac, type KeyObject, sign } from 'node:crypto';

type Members = Readonly<Record<string, unknown>>;

/** A compact JWS of a header of one's own over the claims of another, signed by `signer` (RFC 7515 7.1). */
export function signedAgain(compact: string, header: Members, signer: (input: Buffer) => Buffer): string {
  const [, payload = ''] = compact.split('.');
  const input = `${encode(header)}.${payload}`;
  return `${input}.${signer(Buffer.from(input)).toString('base64url')}`;
}

/** The header of a compact JWS. */
export function headerOf(compact: string): Members {
  return decode(compact.split('.')[0] ?? '');
}

/** The claims of a compact JWS. */
export function claimsOf(compact: string): Members {
  return decode(compact.split('.')[1] ?? '');
}

/** A header or claims as a segment. */
export function encode(members: unknown): string {
  return Buffer.from(JSON.stringify(members)).toString('base64url');
}

/** RSASSA-PKCS1-v1_5 with a hash of choice. */
export function rsaSigner(key: KeyObject, hash: 'sha256' | 'sha384' | 'sha512'): (input: Buffer) => Buffer {
  return (input) => sign(hash, input, key);
}

/** HMAC-SHA-256 with a secret that everybody knows. */
export function hmacSigner(secret: string): (input: Buffer) => Buffer {
  return (input) => createHmac('sha256', secret).update(input).digest();
}

function decode(segment: string): Members {
  return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8')) as Members;
}
