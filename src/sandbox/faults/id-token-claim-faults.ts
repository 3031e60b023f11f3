import type { Fault, FaultContext, FaultHooks } from './fault.js';

const HOUR = 3600;

/** Faults of an ID token's claims, each of which a client finds out by one rule of OpenID Connect Core 3.1.3.7. */
export const idTokenClaimFaults: readonly Fault[] = [
  {
    id: 'id-token.nonce-wrong',
    title: 'Another nonce',
    description: 'The token has a nonce the client never sent: it was made for another request.',
    hooks: claims(() => ({ nonce: 'a-nonce-of-another-request' })),
  },
  {
    id: 'id-token.nonce-missing',
    title: 'No nonce',
    description: 'The token has no nonce. A client that sent one must not accept it.',
    hooks: { idTokenClaims: ({ nonce: _, ...others }) => others },
  },
  {
    id: 'id-token.audience-wrong',
    title: 'Another audience',
    description: 'The token was made for another client.',
    hooks: claims(() => ({ aud: 'SANDBOX-ANOTHER-CLIENT' })),
  },
  {
    id: 'id-token.issuer-wrong',
    title: 'Another issuer',
    description: 'The token names an issuer that is not the one the client asked.',
    hooks: claims(() => ({ iss: 'https://issuer.example/v2' })),
  },
  {
    id: 'id-token.expired',
    title: 'Expired',
    description: 'The token ended an hour ago.',
    hooks: claims(({ now }) => ({ iat: now - 2 * HOUR, exp: now - HOUR })),
  },
  {
    id: 'id-token.issued-in-future',
    title: 'Issued in the future',
    description: 'The token was issued an hour from now: a clock is wrong, or the token is made up.',
    hooks: claims(({ now }) => ({ iat: now + HOUR, exp: now + 2 * HOUR })),
  },
  {
    id: 'id-token.subject-missing',
    title: 'No subject',
    description: 'The token does not say who signed in.',
    hooks: { idTokenClaims: ({ sub: _, ...others }) => others },
  },
  {
    id: 'id-token.nonce-unasked',
    title: 'A nonce nobody sent',
    description: 'The token has a nonce where the request had none. Where one was sent, nothing changes.',
    hooks: {
      idTokenClaims: (right) => (right.nonce === undefined ? { ...right, nonce: 'a-nonce-nobody-sent' } : right),
    },
  },
  {
    id: 'id-token.audience-list',
    title: 'Several audiences',
    description: 'The token is for this client and for another one, and no azp says which of them asked.',
    hooks: { idTokenClaims: (right) => ({ ...right, aud: [right.aud, 'SANDBOX-ANOTHER-CLIENT'] }) },
  },
  {
    id: 'id-token.authorized-party-wrong',
    title: 'Another authorized party',
    description: 'The token is for this client, and azp says that it was issued to another one.',
    hooks: claims(() => ({ azp: 'SANDBOX-ANOTHER-CLIENT' })),
  },
  {
    id: 'id-token.issuer-slash',
    title: 'Issuer with a slash at its end',
    description: 'The issuer is right but for a trailing slash. It must be the same character by character.',
    hooks: { idTokenClaims: (right) => ({ ...right, iss: `${String(right.iss)}/` }) },
  },
  {
    id: 'id-token.issuer-upper-case',
    title: 'Issuer in capitals',
    description: 'The issuer is right but for its case. It must be the same character by character.',
    hooks: { idTokenClaims: (right) => ({ ...right, iss: String(right.iss).toUpperCase() }) },
  },
  {
    id: 'id-token.issuer-version-missing',
    title: 'Issuer without /v2',
    description: 'The issuer is the host alone, as it was for sgID v1.',
    hooks: { idTokenClaims: (right) => ({ ...right, iss: String(right.iss).replace(/\/v2$/, '') }) },
  },
  {
    id: 'id-token.expiry-missing',
    title: 'No expiry',
    description: 'The token never ends, for want of exp.',
    hooks: { idTokenClaims: ({ exp: _, ...others }) => others },
  },
  {
    id: 'id-token.expiry-text',
    title: 'Expiry as text',
    description: 'exp is a string and not a number.',
    hooks: { idTokenClaims: (right) => ({ ...right, exp: String(right.exp) }) },
  },
  {
    id: 'id-token.expiry-duration',
    title: 'Expiry as a duration',
    description: 'exp is 1800, the seconds the token lasts, where the time at which it ends belongs.',
    hooks: claims(() => ({ exp: 1800 })),
  },
  {
    id: 'id-token.expiry-endless',
    title: 'Expiry beyond all time',
    description: 'exp is 1e308. A number like that is no time, and overflows what reads it as one.',
    hooks: claims(() => ({ exp: 1e308 })),
  },
  {
    id: 'id-token.issued-at-missing',
    title: 'No time of issue',
    description: 'The token does not say when it was issued.',
    hooks: { idTokenClaims: ({ iat: _, ...others }) => others },
  },
  {
    id: 'id-token.not-yet-valid',
    title: 'Not valid yet',
    description: 'nbf says that the token is good from an hour from now.',
    hooks: claims(({ now }) => ({ nbf: now + HOUR })),
  },
  {
    id: 'id-token.access-token-hash-wrong',
    title: 'Hash of another access token',
    description: 'at_hash belongs to another access token than the one beside it: one of the two was swapped.',
    hooks: claims(() => ({ at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng' })),
  },
  {
    id: 'id-token.subject-empty',
    title: 'Empty subject',
    description: 'sub is there and empty: everybody would be the same user.',
    hooks: claims(() => ({ sub: '' })),
  },
  {
    id: 'id-token.subject-long',
    title: 'Subject too long',
    description: 'sub has 300 characters; 255 is the most (OpenID Connect Core 2).',
    hooks: claims(() => ({ sub: 's'.repeat(300) })),
  },
  {
    id: 'id-token.subject-number',
    title: 'Subject is a number',
    description: 'sub is a number, which a reader may round.',
    hooks: claims(() => ({ sub: 12345678901234 })),
  },
];

/** A hook that sets claims of its own over the right ones, before the token is signed. */
function claims(wrong: (context: FaultContext) => Readonly<Record<string, unknown>>): FaultHooks {
  return { idTokenClaims: (right, context) => ({ ...right, ...wrong(context) }) };
}
