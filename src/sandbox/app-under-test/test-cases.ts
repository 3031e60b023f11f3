import { FAULTS } from '../faults/faults.js';
import type { TestCase } from './test-case.js';

const STATE_CLAUSE = 'RFC 6749 10.12';
const STATE_FIX =
  'Keep the state of the login in the user’s session, compare it with the one that comes back, and stop where it is missing, repeated or another.';
const ID_TOKEN_CLAUSE = 'OIDC 3.1.3.7';
const VERIFY_FIX =
  'Verify the ID token by the keys of the JWKS and RS256 alone, as the official SDKs do in callback, and end the login where that fails.';
const CLAIMS_FIX =
  'Validate the claims of the ID token before anybody is signed in: callback of the official SDKs does, given the nonce of this login.';
const KEYS_FIX =
  'Take only keys of the JWKS that are meant to sign, and end the login where none of them fits the token.';
const USERINFO_CLAUSE = 'OIDC 5.3.2';
const USERINFO_FIX =
  'Ask for userinfo with the sub of the ID token, decrypt every value with the block key, and show an error where one of the two fails.';

type Common = Pick<TestCase, 'evidence' | 'clause' | 'fix'> & Partial<Pick<TestCase, 'marker' | 'freshApp'>>;

const state: Common = { evidence: 'token-request', clause: STATE_CLAUSE, fix: STATE_FIX };
const refusal: Common = {
  evidence: 'token-request',
  clause: 'RFC 6749 4.1.2.1',
  fix: 'Look for error in the redirect first; where it is there, say so, and leave any code beside it alone.',
};
const code: Common = {
  evidence: 'userinfo-request',
  clause: 'RFC 6749 4.1.3',
  fix: 'Sign nobody in unless the token endpoint answered 200 with an access token and an ID token.',
};
const claims: Common = { evidence: 'userinfo-request', clause: ID_TOKEN_CLAUSE, fix: CLAIMS_FIX };
const signature: Common = { evidence: 'userinfo-request', clause: `${ID_TOKEN_CLAUSE}, RFC 7515 5.2`, fix: VERIFY_FIX };
const keys: Common = { evidence: 'userinfo-request', clause: 'RFC 7515 5.2', fix: KEYS_FIX, freshApp: true };
const userinfo: Common = { evidence: 'page', clause: USERINFO_CLAUSE, fix: USERINFO_FIX };

/** Every case of the suite, in the order of the flow; those that need a fresh app come last. */
export const TEST_CASES: readonly TestCase[] = [
  {
    id: 'redirect.of-another-login',
    title: 'Redirect of another login',
    evidence: 'token-request',
    clause: 'RFC 6749 10.12, RFC 9700 4.7.1',
    fix: `Make a state for each login that nobody can guess (128 random bits or more). ${STATE_FIX}`,
  },
  faulty('redirect.state-wrong', state),
  faulty('redirect.state-missing', state),
  faulty('redirect.state-repeated', { ...state, clause: 'RFC 6749 3.1' }),
  faulty('redirect.error', refusal),
  faulty('redirect.access-denied', refusal),
  faulty('redirect.error-and-code', refusal),
  faulty('redirect.code-missing', {
    evidence: 'token-request',
    clause: 'RFC 6749 4.1.2',
    fix: 'Where the redirect brings neither a code nor an error, end the login, say so, and ask the token endpoint for nothing.',
  }),
  faulty('redirect.code-unknown', code),
  faulty('token.invalid-grant', code),
  faulty('token.html-200', code),
  faulty('token.id-token-missing', { ...code, clause: 'OIDC 3.1.3.3' }),
  faulty('id-token.nonce-wrong', claims),
  faulty('id-token.nonce-missing', claims),
  faulty('id-token.audience-wrong', claims),
  faulty('id-token.issuer-wrong', claims),
  faulty('id-token.issuer-slash', claims),
  faulty('id-token.expired', claims),
  faulty('id-token.expiry-missing', claims),
  faulty('id-token.subject-missing', { ...claims, clause: 'OIDC 2' }),
  faulty('id-token.access-token-hash-wrong', { ...claims, clause: 'OIDC 3.1.3.8' }),
  faulty('id-token.signature-wrong', signature),
  faulty('id-token.signature-empty', signature),
  faulty('id-token.claims-altered', signature),
  faulty('id-token.algorithm-none', signature),
  faulty('id-token.algorithm-hmac', { ...signature, clause: 'RFC 8725 3.1' }),
  faulty('id-token.key-embedded', { ...signature, clause: 'RFC 8725 3.10' }),
  faulty('userinfo.subject-other', { ...userinfo, marker: 'somebody-else' }),
  faulty('userinfo.unauthorized', { ...userinfo, clause: 'RFC 6750 3.1' }),
  faulty('userinfo.key-of-another-client', { ...userinfo, clause: 'RFC 7516 5.2' }),
  faulty('userinfo.field-altered', { ...userinfo, clause: 'RFC 7516 5.2' }),
  faulty('userinfo.in-clear', { ...userinfo, clause: 'RFC 7516 5.2', marker: 'IN CLEAR' }),
  faulty('jwks.empty', keys),
  faulty('jwks.other-key', keys),
  faulty('jwks.for-encryption', { ...keys, clause: 'RFC 7517 4.2' }),
];

/** The case of a fault, which has its title from there. */
function faulty(id: string, common: Common): TestCase {
  const title = FAULTS.find((fault) => fault.id === id)?.title ?? id;
  return { id, fault: id, title, ...common };
}
