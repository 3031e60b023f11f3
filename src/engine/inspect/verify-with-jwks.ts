import { ConsoleError } from '../../core/errors.js';
import type { Check } from '../../core/flow/check.js';
import { recognise } from '../../core/inspect/recognise.js';
import type { RecognisedContent } from '../../core/inspect/recognised.js';
import { textMember } from '../../core/json.js';
import { processIdToken } from '../../core/oidc/id-token.js';
import { readJwks } from '../../core/oidc/jwks.js';
import type { ClientOutcome } from './inspection.js';
import { idTokenOf, sectionsWithVerdict } from './use-client.js';

/** Whose token it should be; undefined where no client is saved. */
export interface ExpectedOwner {
  readonly clientId: string;
  /** Undefined where it is not known, as of a sandbox that is stopped. */
  readonly issuer: string | undefined;
}

/** What only a client can be compared with. */
const OF_AN_OWNER: readonly string[] = ['iss', 'aud', 'azp'];

/**
 * Holds an ID token to every rule with the keys of a JWKS that the user has, offline. The nonce that was sent is not
 * known, and without an owner neither are issuer and client: those rules are left out.
 *
 * @param jwksText as it was pasted or read; whatever else it is, is refused
 * @param now milliseconds since the epoch
 * @throws ConsoleError `jwks-expected`, `inspect-empty`, `nothing-to-verify`
 */
export async function verifyWithJwks(
  content: RecognisedContent,
  jwksText: string,
  owner: ExpectedOwner | undefined,
  now: number,
): Promise<Omit<ClientOutcome, 'clientKey'>> {
  const compact = idTokenOf(content);
  if (compact === undefined) {
    throw new ConsoleError('config', 'nothing-to-verify', 'Expected a signed token; there is none.', {
      hint: 'Paste an ID token or a token response first.',
    });
  }
  const given = recognise(jwksText).content;
  if (given.kind !== 'jwks') throw jwksExpected();
  const { checks, jwks } = readJwks(given.object);
  if (jwks === undefined) return outcomeOf(content, checks, owner);
  const accessToken = content.kind === 'token-response' ? textMember(content.object, 'access_token') : undefined;
  const { issuer = '', clientId = '' } = owner ?? {};
  const expected = { issuer, clientId, nonceUnknown: true, accessToken, clock: { now } };
  const verified = await processIdToken(compact, jwks, expected);
  const known = (check: Check): boolean => {
    if (!OF_AN_OWNER.includes(check.id)) return true;
    return owner !== undefined && (check.id !== 'iss' || owner.issuer !== undefined);
  };
  return outcomeOf(content, [...checks, ...verified.checks.filter(known)], owner);
}

function outcomeOf(
  content: RecognisedContent,
  checks: readonly Check[],
  owner: ExpectedOwner | undefined,
): Omit<ClientOutcome, 'clientKey'> {
  const whose = owner === undefined ? '; no client to compare it with' : ', as an ID token of this client';
  return {
    sections: [
      { type: 'checks', title: `Verified with the JWKS that you gave${whose}`, checks },
      ...sectionsWithVerdict(content, checks),
    ],
    secrets: [],
  };
}

function jwksExpected(): ConsoleError {
  return new ConsoleError('config', 'jwks-expected', 'Expected a JWKS: a JSON object with an array keys.', {
    hint: 'Copy the body of the provider’s JWKS endpoint: { "keys": [ … ] }.',
    spec: 'RFC 7517 5',
  });
}
