import type { LoginFinding } from './login-finding.js';

type Rule = Pick<LoginFinding, 'severity' | 'clause' | 'fix'>;

const NEW_PAIR = 'Make a code verifier of 43 to 128 random characters for each login, and send its S256 challenge.';
const NEW_STATE = 'Make a state of 128 random bits or more for each login, and keep it in the user’s session.';
const NEW_NONCE = 'Make a nonce of 128 random bits or more for each login, and hand it to what validates the ID token.';
const KEEP_VERIFIER =
  'Keep the code verifier in the user’s session from the authorization request to the token request.';

/** What each finding says besides its reason. */
export const LINT_RULES = {
  'challenge-missing': { severity: 'error', clause: 'RFC 7636 4.3', fix: NEW_PAIR },
  'challenge-method': { severity: 'error', clause: 'RFC 7636 4.3', fix: 'Send code_challenge_method=S256.' },
  'challenge-length': { severity: 'error', clause: 'RFC 7636 4.2', fix: NEW_PAIR },
  'challenge-published': { severity: 'error', clause: 'RFC 7636 7.1', fix: NEW_PAIR },
  'challenge-reused': { severity: 'error', clause: 'RFC 9700 2.1.1', fix: NEW_PAIR },
  'verifier-missing': { severity: 'error', clause: 'RFC 7636 4.5', fix: KEEP_VERIFIER },
  'verifier-form': { severity: 'error', clause: 'RFC 7636 4.1', fix: NEW_PAIR },
  'verifier-published': { severity: 'error', clause: 'RFC 7636 7.1', fix: NEW_PAIR },
  'verifier-entropy': { severity: 'warning', clause: 'RFC 7636 7.1', fix: NEW_PAIR },
  'verifier-wrong': { severity: 'error', clause: 'RFC 7636 4.6', fix: KEEP_VERIFIER },
  'state-missing': { severity: 'error', clause: 'RFC 6749 10.12', fix: NEW_STATE },
  'state-short': { severity: 'warning', clause: 'RFC 6749 10.10', fix: NEW_STATE },
  'state-entropy': { severity: 'warning', clause: 'RFC 6749 10.10', fix: NEW_STATE },
  'state-guessable': { severity: 'error', clause: 'RFC 6749 10.10', fix: NEW_STATE },
  'state-reused': { severity: 'error', clause: 'RFC 9700 4.7.1', fix: NEW_STATE },
  'nonce-missing': { severity: 'warning', clause: 'OIDC 15.5.2', fix: NEW_NONCE },
  'nonce-short': { severity: 'warning', clause: 'OIDC 15.5.2', fix: NEW_NONCE },
  'nonce-entropy': { severity: 'warning', clause: 'OIDC 15.5.2', fix: NEW_NONCE },
  'nonce-guessable': { severity: 'error', clause: 'OIDC 15.5.2', fix: NEW_NONCE },
  'nonce-reused': { severity: 'error', clause: 'OIDC 15.5.2', fix: NEW_NONCE },
  'request-repeated': {
    severity: 'warning',
    clause: 'RFC 9700 2.1.1',
    fix: 'Where nobody reloaded the page, make state, nonce and code challenge anew for each login.',
  },
  'redirect-not-registered': {
    severity: 'error',
    clause: 'RFC 9700 4.1.3',
    fix: 'Send a redirect URI of this client, the same character by character.',
  },
  'redirect-mismatch': {
    severity: 'error',
    clause: 'RFC 6749 4.1.3',
    fix: 'Send the redirect URI of the authorization request with the code once more.',
  },
  'code-repeated': {
    severity: 'error',
    clause: 'RFC 6749 4.1.2',
    fix: 'Exchange each code once; where that failed, begin another login.',
  },
  'token-late': {
    severity: 'warning',
    clause: 'RFC 6749 4.1.2',
    fix: 'Exchange the code as soon as the redirect comes: it ends after some minutes, and can be stolen until then.',
  },
  'secret-in-url': {
    severity: 'error',
    clause: 'RFC 6749 2.3.1, RFC 6750 5.3',
    fix: 'Send secrets and tokens in the body or in the Authorization header: URLs are kept in logs and histories.',
  },
  'userinfo-repeated': {
    severity: 'info',
    clause: 'OIDC 5.3',
    fix: 'Nothing needs to be done; keep the values in the session where you want to ask less often.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** A rule that does not hold, and why. */
export type Broken = readonly [rule: keyof typeof LINT_RULES, reason: string];
