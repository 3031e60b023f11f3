import { createHash } from 'node:crypto';
import { CODE_VERIFIER, PUBLISHED_VERIFIERS } from '../authorize/known-values.js';
import { entropyBits } from './entropy.js';
import type { Broken } from './lint-rules.js';
import { bodyOf, type LoggedRequest, queryOf } from './logged-request.js';

/** A backend exchanges a code within a second; a person at a debugger takes longer. */
const LATE_MS = 10_000;
/** RFC 7636 7.1 asks for 256; an estimate from one value comes out lower. */
const MIN_BITS = 128;

/**
 * The rules of a token request.
 *
 * @param ofLogin the requests of its login before it; none where its code is not known
 */
export function lintTokenRequest(request: LoggedRequest, ofLogin: readonly LoggedRequest[]): readonly Broken[] {
  const body = bodyOf(request);
  const authorization = ofLogin.find(({ summary }) => summary.endpoint === 'authorize');
  const asked = authorization === undefined ? new Map<string, string>() : queryOf(authorization);
  return [
    ...lintVerifier(body.get('code_verifier'), asked.get('code_challenge')),
    ...lintRedirect(body.get('redirect_uri'), asked.get('redirect_uri')),
    ...lintTime(request, ofLogin),
  ];
}

function lintVerifier(verifier: string | undefined, challenge: string | undefined): readonly Broken[] {
  if (verifier === undefined) return [['verifier-missing', 'The token request has no code_verifier.']];
  const wrong: readonly Broken[] =
    challenge === undefined || createHash('sha256').update(verifier).digest('base64url') === challenge
      ? []
      : [['verifier-wrong', 'The code_verifier is not that of the code_challenge of this login.']];
  if (PUBLISHED_VERIFIERS.has(verifier)) {
    return [...wrong, ['verifier-published', 'The code_verifier is one that the sgID documentation prints.']];
  }
  if (!CODE_VERIFIER.test(verifier)) {
    const what = 'The code_verifier is not 43 to 128 of the characters A-Z a-z 0-9 - . _ ~';
    return [...wrong, ['verifier-form', `${what}; it has ${verifier.length} characters.`]];
  }
  const bits = Math.floor(entropyBits(verifier));
  return bits >= MIN_BITS
    ? wrong
    : [...wrong, ['verifier-entropy', `The code_verifier has about ${bits} bits of chance at most.`]];
}

function lintRedirect(sent: string | undefined, asked: string | undefined): readonly Broken[] {
  if (asked === undefined || sent === asked) return [];
  const what = sent === undefined ? 'missing from the token request' : 'another than in the authorization request';
  return [['redirect-mismatch', `The redirect_uri is ${what}.`]];
}

function lintTime({ summary }: LoggedRequest, ofLogin: readonly LoggedRequest[]): readonly Broken[] {
  const isRepeated = ofLogin.some((one) => one.summary.endpoint === 'token');
  if (isRepeated) return [['code-repeated', 'The code of this login was sent to the token endpoint before.']];
  const sentBack = ofLogin.findLast(({ summary: { endpoint, status } }) => {
    return (endpoint === 'authorize' || endpoint === 'consent') && status >= 300 && status < 400;
  })?.summary;
  if (sentBack === undefined) return [];
  const waitedMs = summary.at - (sentBack.at + sentBack.durationMs);
  return waitedMs <= LATE_MS
    ? []
    : [['token-late', `The token request came ${Math.round(waitedMs / 1000)} seconds after the redirect.`]];
}
