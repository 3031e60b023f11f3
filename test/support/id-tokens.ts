import { CompactSign, exportJWK, type JWK } from 'jose';
import type { Check } from '../../src/core/flow/check.js';
import { type ProcessedIdToken, processIdToken } from '../../src/core/oidc/id-token.js';
import type { ExpectedClaims } from '../../src/core/oidc/id-token-claims.js';
import { type RsaKeyPair, rsaKeyPair } from './keys.js';

/** A whole second, so that claims can be compared with it to the second. */
export const NOW = 1_790_000_000_000;

/** What the tokens of these tests are held to. */
export const EXPECTED: ExpectedClaims = {
  issuer: 'https://api.id.gov.sg/v2',
  clientId: 'TEST-CLIENT',
  nonce: 'the-nonce',
  accessToken: 'SlAV32hkKG',
  clock: { now: NOW, skewMs: 0 },
};

/** The claims of a token that holds. */
export const CLAIMS = {
  iss: EXPECTED.issuer,
  sub: 'u=1f0c5a1e',
  aud: EXPECTED.clientId,
  exp: NOW / 1000 + 300,
  iat: NOW / 1000,
  nonce: EXPECTED.nonce,
} as const;

/** The provider's key as its JWKS publishes it. */
export async function publishedKey(pair: RsaKeyPair = rsaKeyPair('provider'), members: JWK = {}): Promise<JWK> {
  return { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig', ...members };
}

/** Signs claims as a provider would; a string is signed as it is. */
export function signToken(
  claims: object | string = CLAIMS,
  header: object = {},
  pair: RsaKeyPair = rsaKeyPair('provider'),
): Promise<string> {
  const payload = Buffer.from(typeof claims === 'string' ? claims : JSON.stringify(claims));
  return new CompactSign(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(pair.privateKey);
}

/** Holds a token to its rules, with the provider's one key published unless told otherwise. */
export async function hold(
  token: string,
  changes: Partial<ExpectedClaims> = {},
  keys?: readonly unknown[],
): Promise<ProcessedIdToken> {
  const published = (keys ?? [await publishedKey()]) as readonly Record<string, unknown>[];
  return processIdToken(token, { keys: published }, { ...EXPECTED, ...changes });
}

/** The ids of the checks that failed. */
export function failedIds(processed: { readonly checks: readonly Check[] }): readonly string[] {
  return processed.checks.filter((check) => check.status === 'failed').map((check) => check.id);
}
