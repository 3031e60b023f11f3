import { createHash, timingSafeEqual } from 'node:crypto';
import { OAuthError } from '../errors.js';
import type { Parameters } from '../http/parameters.js';
import { CODE_VERIFIER, PUBLISHED_CHALLENGES, S256_CHALLENGE } from './known-values.js';

const MIGRATION =
  'sgID v2 asks for PKCE; sgID v1 did not, so a client that was written for v1 has to be migrated to v2.';

/** The code challenge of a request; S256 is the only method (RFC 7636 4.3, sgID docs "Authorization"). */
export function readCodeChallenge(parameters: Parameters): string {
  const challenge = parameters.get('code_challenge');
  const method = parameters.get('code_challenge_method');
  if (challenge === undefined) {
    throw new OAuthError('invalid_request', `The parameter code_challenge is missing. ${MIGRATION}`);
  }
  if (method === undefined) {
    throw new OAuthError(
      'invalid_request',
      'The parameter code_challenge_method is missing. Without it the method is plain (RFC 7636 4.3); send S256.',
    );
  }
  if (method !== 'S256') throw new OAuthError('invalid_request', 'The parameter code_challenge_method must be S256.');
  if (PUBLISHED_CHALLENGES.has(challenge)) {
    throw new OAuthError(
      'invalid_request',
      'This code_challenge is printed in the sgID documentation, and so is its verifier. Make a new pair for each request.',
    );
  }
  if (!S256_CHALLENGE.test(challenge)) {
    throw new OAuthError(
      'invalid_request',
      `The parameter code_challenge must be 43 base64url characters, as S256 makes them; ${challenge.length} came.`,
    );
  }
  return challenge;
}

/** The code verifier of a token request, whatever it is worth. */
export function readCodeVerifier(parameters: Parameters): string {
  const verifier = parameters.get('code_verifier');
  if (verifier !== undefined) return verifier;
  throw new OAuthError('invalid_request', `The parameter code_verifier is missing. ${MIGRATION}`);
}

/** Compares the verifier of the token request with the challenge of the authorization request (RFC 7636 4.6). */
export function checkCodeVerifier(verifier: string, challenge: string): void {
  if (!CODE_VERIFIER.test(verifier)) {
    throw new OAuthError(
      'invalid_request',
      'The parameter code_verifier must be 43 to 128 of the characters A-Z a-z 0-9 - . _ ~ (RFC 7636 4.1).',
    );
  }
  const computed = createHash('sha256').update(verifier, 'ascii').digest('base64url');
  if (!timingSafeEqual(Buffer.from(computed), Buffer.from(challenge))) {
    throw new OAuthError('invalid_grant', 'The code_verifier does not match the code_challenge of the authorization.');
  }
}
