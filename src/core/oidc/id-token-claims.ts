import { createHash } from 'node:crypto';
import { type Check, judge, skip } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import { member } from '../json.js';
import {
  authTimeCheck,
  clockCheck,
  expCheck,
  iatCheck,
  iatRecentCheck,
  lifetimeCheck,
  nbfCheck,
  type TokenClock,
} from './id-token-times.js';
import { globalIdentifier } from './subject.js';

/** What the claims of an ID token are held to. */
export interface ExpectedClaims {
  readonly issuer: string;
  readonly clientId: string;
  /** The nonce of the authorization request; undefined where none was sent. */
  readonly nonce?: string | undefined;
  /** Nothing is known of the authorization request, so that a nonce in the token cannot be compared. */
  readonly nonceUnknown?: boolean | undefined;
  /** For `at_hash`; undefined where there is none to compare, as offline. */
  readonly accessToken?: string | undefined;
  /** For `c_hash`; undefined where there is none to compare. */
  readonly code?: string | undefined;
  readonly clock: TokenClock;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Holds the claims of an ID token to every rule of OpenID Connect Core 3.1.3.7, each a check of its own.
 *
 * @param claims the payload, parsed
 * @param expected issuer, client, nonce, access token and clock
 */
export function checkIdTokenClaims(claims: Claims, expected: ExpectedClaims): readonly Check[] {
  return [
    issCheck(claims, expected.issuer),
    audCheck(claims, expected.clientId),
    otherAudiencesCheck(claims, expected.clientId),
    azpCheck(claims, expected.clientId),
    expCheck(claims, expected.clock),
    iatCheck(claims, expected.clock),
    iatRecentCheck(claims, expected.clock),
    lifetimeCheck(claims),
    nbfCheck(claims, expected.clock),
    authTimeCheck(claims, expected.clock),
    acrCheck(claims),
    nonceCheck(claims, expected),
    subCheck(claims),
    pairwiseCheck(claims),
    hashCheck(claims, AT_HASH, expected.accessToken),
    hashCheck(claims, C_HASH, expected.code),
    clockCheck(expected.clock),
  ];
}

function issCheck(claims: Claims, issuer: string): Check {
  const iss = member(claims, 'iss');
  return judge(iss === issuer, ruleOf('id-token', 'iss', { expected: issuer, actual: describe(iss) }), {
    causes: issCauses(iss, issuer),
    remedy: 'The two must be equal to the letter, without normalising.',
  });
}

function issCauses(iss: unknown, issuer: string): readonly string[] {
  if (typeof iss !== 'string') return ['The provider left iss out or wrote something other than text.'];
  if (`${iss.replace(/\/$/, '')}/v2` === issuer || `https://${iss.replace(/\/$/, '')}/v2` === issuer) {
    return ['The provider wrote its hostname, as sgID’s documentation words it; real tokens name the issuer with /v2.'];
  }
  if (iss === `${issuer}/`) return ['A trailing slash.'];
  if (iss.toLowerCase() === issuer.toLowerCase()) return ['Upper and lower case differ.'];
  return [
    'The token comes from another environment or another provider.',
    'The environment chosen for this run is wrong.',
  ];
}

function audiences(claims: Claims): readonly unknown[] {
  const aud = member(claims, 'aud');
  return Array.isArray(aud) ? aud : aud === undefined ? [] : [aud];
}

function audCheck(claims: Claims, clientId: string): Check {
  return judge(
    audiences(claims).includes(clientId),
    ruleOf('id-token', 'aud', { expected: clientId, actual: describe(member(claims, 'aud')) }),
    {
      causes: [
        'The token was issued to another client and substituted.',
        'The credentials are those of another client.',
      ],
      remedy: 'Refuse it: it says nothing about a login to this client.',
    },
  );
}

function otherAudiencesCheck(claims: Claims, clientId: string): Check {
  const others = audiences(claims).filter((audience) => audience !== clientId);
  return judge(
    others.length === 0,
    ruleOf('id-token', 'aud-others', {
      expected: 'no other audience',
      actual: others.length === 0 ? 'no other audience' : describe(others),
    }),
    {
      causes: ['The token is shared with clients that this one does not know.'],
      remedy: 'Refuse it unless each of the others is trusted by name.',
      sdkAccepts: member(claims, 'azp') === clientId,
    },
  );
}

function azpCheck(claims: Claims, clientId: string): Check {
  const azp = member(claims, 'azp');
  const rule = ruleOf('id-token', 'azp', { expected: clientId });
  if (azp === undefined && audiences(claims).length < 2)
    return skip({ ...rule, actual: 'absent; a single audience needs none' });
  return judge(
    azp === clientId,
    { ...rule, actual: describe(azp) },
    {
      causes: [
        'The token was issued at the request of another client.',
        'Several audiences and nothing to say who asked.',
      ],
      remedy: 'Refuse it: another client may have obtained it.',
    },
  );
}

function nonceCheck(claims: Claims, { nonce: sent, nonceUnknown }: ExpectedClaims): Check {
  const nonce = member(claims, 'nonce');
  if (sent === undefined && nonceUnknown === true) return uncomparedNonce(nonce);
  const rule = ruleOf('id-token', 'nonce', {
    rule: sent === undefined ? 'no nonce came, as none was sent' : 'nonce equals the one sent',
  });
  if (sent === undefined) {
    return judge(
      nonce === undefined,
      { ...rule, expected: 'absent', actual: describe(nonce) },
      {
        causes: ['The token answers another request, which did send a nonce.'],
        remedy: 'Refuse it, as the SDK does. Send a nonce with every request.',
      },
    );
  }
  return judge(
    nonce === sent,
    { ...rule, expected: sent, actual: describe(nonce) },
    {
      causes:
        nonce === undefined
          ? ['The provider dropped the nonce.', 'The nonce never reached it: look at the authorization request.']
          : [
              'The token was issued for an earlier request and replayed.',
              'The session mixed up two logins.',
              'A fault is armed in the sandbox.',
            ],
      remedy: 'Refuse it, and keep the nonce in the session that started the login.',
    },
  );
}

/** A nonce whose request is not known proves nothing, and its absence proves nothing either. */
function uncomparedNonce(nonce: unknown): Check {
  const rule = ruleOf('id-token', 'nonce', {});
  if (nonce === undefined) return skip({ ...rule, actual: 'absent; whether one was sent is not known' });
  return judge(
    false,
    { ...rule, expected: 'the nonce of the authorization request, which is not known', actual: describe(nonce) },
    {
      status: 'warned',
      causes: ['The token carries a nonce, and no nonce was given to compare it with.'],
      remedy: 'Give the nonce that was sent: without it a replayed token is not noticed.',
    },
  );
}

function subCheck(claims: Claims): Check {
  const sub = member(claims, 'sub');
  const text = typeof sub === 'string';
  return judge(
    text && sub.length >= 1 && sub.length <= 255,
    ruleOf('id-token', 'sub', { expected: '1 to 255 characters', actual: describe(sub) }),
    {
      causes: ['The provider’s token is malformed.'],
      remedy: 'Nobody is named by such a token. Do not key users on it.',
      sdkAccepts: sub !== undefined && sub !== null && sub !== '' && sub !== 0 && sub !== false,
    },
  );
}

/** sgID’s `sub` is the client’s own; one that others know as well joins users across services. */
function pairwiseCheck(claims: Claims): Check {
  const sub = member(claims, 'sub');
  const rule = ruleOf('id-token', 'sub-pairwise', { expected: 'a name of this client’s own' });
  if (typeof sub !== 'string' || sub === '') return skip({ ...rule, actual: 'no sub to look at' });
  const known = globalIdentifier(sub);
  return judge(
    known === undefined,
    { ...rule, actual: known === undefined ? 'opaque' : `looks like ${known}` },
    {
      status: 'warned',
      causes: [
        'The provider is not sgID and uses public subjects.',
        'The provider’s pairwise subjects are switched off.',
      ],
      remedy: 'Do not store or show it as a mere user id: it is personal data.',
      sdkAccepts: true,
    },
  );
}

/** sgID is not asked for a level of assurance, so there is none to compare with. */
function acrCheck(claims: Claims): Check {
  const acr = member(claims, 'acr');
  const rule = ruleOf('id-token', 'acr', { expected: 'a string' });
  if (acr === undefined) return skip({ ...rule, actual: 'absent; none was asked for' });
  return judge(
    typeof acr === 'string',
    { ...rule, actual: describe(acr) },
    {
      status: 'warned',
      causes: ['The provider writes the level of assurance as a number or a list.'],
      remedy: 'Do not decide anything by it.',
      sdkAccepts: true,
    },
  );
}

interface HashClaim {
  readonly id: 'at-hash' | 'c-hash';
  readonly claim: string;
  readonly hashed: string;
  readonly sdkAccepts: boolean;
}

const AT_HASH: HashClaim = { id: 'at-hash', claim: 'at_hash', hashed: 'access token', sdkAccepts: false };
const C_HASH: HashClaim = { id: 'c-hash', claim: 'c_hash', hashed: 'code', sdkAccepts: true };

/** The left half of the SHA-256 of a value’s characters, in base64url; OpenID Connect Core 3.1.3.6 and 3.3.2.10. */
function hashCheck(claims: Claims, { id, claim, hashed, sdkAccepts }: HashClaim, value: string | undefined): Check {
  const came = member(claims, claim);
  const rule = ruleOf('id-token', id, {});
  if (came === undefined) return skip({ ...rule, actual: 'absent; it is optional in this flow' });
  if (value === undefined) return skip({ ...rule, actual: `no ${hashed} to compare` });
  const hash = createHash('sha256').update(value, 'ascii').digest();
  const expected = hash.subarray(0, hash.length / 2).toString('base64url');
  return judge(
    came === expected,
    { ...rule, expected, actual: describe(came) },
    {
      causes: [
        `The ${hashed} does not belong to this ID token: it was substituted.`,
        'The provider hashes something else.',
      ],
      remedy: 'Refuse both and start again from PKCE.',
      sdkAccepts,
    },
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === '') return 'an empty string';
  return text.length > 120 ? `${text.slice(0, 120)}… (${text.length} characters)` : text;
}
