import { assertCodeVerifier, buildCodeChallenge, isPublishedPkceValue, randomToken } from '../../oidc/pkce.js';
import { type Check, judge } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import type { FlowStep } from '../run.js';
import { stepReport } from '../step-report.js';

/** Makes the three values that bind the answer to this request: code verifier, state, nonce. */
export const pkceStep: FlowStep = {
  id: 'pkce',
  async run(_request, _artifacts, io) {
    const codeVerifier = randomToken(io.randomBytes);
    const state = randomToken(io.randomBytes);
    const nonce = randomToken(io.randomBytes);
    assertCodeVerifier(codeVerifier);
    const codeChallenge = buildCodeChallenge(codeVerifier);
    const checks = checkPkceValues({ codeVerifier, codeChallenge, state, nonce });
    return {
      report: stepReport(checks, 'A code verifier, a state and a nonce were made from 32 random bytes each.', {
        facts: [
          { label: 'Code verifier', value: codeVerifier },
          { label: 'Code challenge (S256)', value: codeChallenge },
          { label: 'State', value: state },
          { label: 'Nonce', value: nonce },
        ],
      }),
      artifacts: { pkce: { codeVerifier, codeChallenge }, state, nonce, spent: { state: false, code: false } },
    };
  },
};

/** The values that tie an answer to its request. */
interface RequestValues {
  readonly codeVerifier: string;
  readonly codeChallenge: string;
  readonly state: string;
  readonly nonce: string;
}

/** Holds the values of a request to their rules, whoever made them; RFC 7636 4.1 and 4.2, RFC 6749 10.10. */
export function checkPkceValues({ codeVerifier, codeChallenge, state, nonce }: RequestValues): readonly Check[] {
  const published = isPublishedPkceValue(codeVerifier) || isPublishedPkceValue(codeChallenge);
  return [
    judge(
      /^[A-Za-z0-9\-._~]{43,128}$/.test(codeVerifier),
      ruleOf('pkce', 'code-verifier', { expected: '43 to 128', actual: `${codeVerifier.length}` }),
      { causes: ['The source of randomness is broken.'], remedy: 'Make the verifier from 32 random bytes.' },
    ),
    judge(
      codeChallenge === buildCodeChallenge(codeVerifier) && codeChallenge !== codeVerifier,
      ruleOf('pkce', 'code-challenge', { expected: 'S256', actual: codeChallenge }),
      {
        causes: ['The method is plain, which sends the verifier itself.'],
        remedy: 'Use S256; sgID takes nothing else.',
      },
    ),
    judge(
      !published,
      ruleOf('pkce', 'code-verifier-fresh', {
        expected: 'a pair of this run alone',
        actual: published ? 'a printed pair' : 'not a printed pair',
      }),
      {
        causes: ['The example was copied from the documentation.'],
        remedy: 'Make a new pair for every request.',
        sdkAccepts: true,
      },
    ),
    judge(
      new Set([codeVerifier, state, nonce]).size === 3 && state.length >= 22 && nonce.length >= 22,
      ruleOf('pkce', 'state-and-nonce', {
        expected: 'at least 128 bits each',
        actual: `${state.length} and ${nonce.length} characters`,
      }),
      {
        causes: ['One value was used for several purposes, or is too short to resist guessing.'],
        remedy: 'Make each from its own random bytes.',
        sdkAccepts: true,
      },
    ),
  ];
}
