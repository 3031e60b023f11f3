import { CompactSign } from 'jose';
import type { RequestFaults } from '../faults/request-faults.js';
import type { SigningKey } from './signing-key.js';

/** What the ID token says (OpenID Connect Core 2). A fault may make any of it wrong. */
export type IdTokenClaims = Readonly<Record<string, unknown>>;

export interface IdTokenContent {
  readonly issuer: string;
  readonly subject: string;
  readonly clientId: string;
  readonly nonce: string | undefined;
  /** Seconds since the epoch. */
  readonly issuedAt: number;
  readonly lifetimeSeconds: number;
}

/** Signs an ID token with RS256. */
export async function signIdToken(content: IdTokenContent, key: SigningKey, faults: RequestFaults): Promise<string> {
  const claims = await faults.apply('idTokenClaims', {
    iss: content.issuer,
    sub: content.subject,
    aud: content.clientId,
    exp: content.issuedAt + content.lifetimeSeconds,
    iat: content.issuedAt,
    ...(content.nonce === undefined ? {} : { nonce: content.nonce }),
  });
  const header = await faults.apply('idTokenHeader', { alg: 'RS256', typ: 'JWT', kid: key.kid });
  const compact = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ ...header, alg: 'RS256' })
    .sign(key.privateKey);
  return faults.apply('idToken', compact);
}
