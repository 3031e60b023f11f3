import { type Check, judge } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import { type Recorder, sendRecorded } from '../trace/recorded-http.js';
import { type ProcessedIdToken, processIdToken } from './id-token.js';
import type { ExpectedClaims } from './id-token-claims.js';
import { buildJwksRequest, type JsonWebKeySet, type ProcessedJwks, processJwksResponse } from './jwks.js';

/** An ID token held to its rules with the keys that its provider publishes. */
export interface FetchedVerification {
  /** Of the JWKS and of the token, in the order in which they were held. */
  readonly checks: readonly Check[];
  readonly jwks?: JsonWebKeySet | undefined;
  /** Undefined where no keys came, and so nothing could be verified. */
  readonly token?: ProcessedIdToken | undefined;
}

/**
 * Fetches the provider's keys and holds an ID token to its rules; where it names a key that is not published, the keys
 * are fetched once more.
 *
 * @param compact the ID token as it came
 * @param jwksUri where the keys are published
 * @param expected issuer, client, nonce, access token and clock
 * @throws ConsoleError of kind `transport`; OpenID Connect Core 3.1.3.7 and 10.1.1
 */
export async function verifyIdToken(
  compact: string,
  jwksUri: string,
  expected: ExpectedClaims,
  io: Recorder,
): Promise<FetchedVerification> {
  const first = await fetchJwks(jwksUri, 'JWKS', io);
  if (first.jwks === undefined) return { checks: first.checks };
  const token = await processIdToken(compact, first.jwks, expected);
  if (!token.keyUnknown) return { checks: [...first.checks, ...token.checks], jwks: first.jwks, token };
  const second = await fetchJwks(jwksUri, 'JWKS, once more: the token names a key that is not in it', io);
  const last = second.jwks === undefined ? first : second;
  const again = second.jwks === undefined ? token : await processIdToken(compact, second.jwks, expected);
  const checks = [...last.checks, refetchCheck(!again.keyUnknown), ...again.checks];
  return { checks, jwks: last.jwks, token: again };
}

async function fetchJwks(jwksUri: string, purpose: string, io: Recorder): Promise<ProcessedJwks> {
  return processJwksResponse(await sendRecorded(io, purpose, buildJwksRequest(jwksUri)));
}

/** Keys that appear only on a second look were rotated while a cache still served the old ones. */
function refetchCheck(found: boolean): Check {
  return judge(
    false,
    ruleOf('id-token', 'jwks-refetched', {
      expected: 'the token’s key in the JWKS',
      actual: found ? 'found when the JWKS was fetched once more' : 'not found, nor when it was fetched once more',
    }),
    {
      status: 'warned',
      causes: ['The provider has just replaced its keys.', 'The token is signed with a key of another provider.'],
      remedy: 'Your backend must fetch the keys again when it meets an unknown kid.',
    },
  );
}
