import { assertCodeVerifier, buildCodeChallenge, isPublishedPkceValue, randomToken } from '../../oidc/pkce.js';
import { type Check, judge } from '../check.js';
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
    const checks = pkceChecks(codeVerifier, codeChallenge, state, nonce);
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

function pkceChecks(codeVerifier: string, codeChallenge: string, state: string, nonce: string): readonly Check[] {
  return [
    judge(
      /^[A-Za-z0-9\-._~]{43,128}$/.test(codeVerifier),
      {
        id: 'code-verifier',
        rule: 'code verifier has 43 to 128 unreserved characters',
        expected: '43 to 128',
        actual: `${codeVerifier.length}`,
        spec: 'RFC 7636 4.1',
      },
      { causes: ['The source of randomness is broken.'], remedy: 'Make the verifier from 32 random bytes.' },
    ),
    judge(
      codeChallenge === buildCodeChallenge(codeVerifier) && codeChallenge !== codeVerifier,
      {
        id: 'code-challenge',
        rule: 'code challenge is the S256 of the verifier',
        expected: 'S256',
        actual: codeChallenge,
        spec: 'RFC 7636 4.2',
      },
      {
        causes: ['The method is plain, which sends the verifier itself.'],
        remedy: 'Use S256; sgID takes nothing else.',
      },
    ),
    judge(
      !isPublishedPkceValue(codeVerifier) && !isPublishedPkceValue(codeChallenge),
      {
        id: 'code-verifier-fresh',
        rule: 'pair is not one that the documentation prints',
        expected: 'a pair of this run alone',
        actual: 'not a printed pair',
        spec: 'RFC 7636 7.1',
      },
      {
        causes: ['The example was copied from the documentation.'],
        remedy: 'Make a new pair for every request.',
        sdkAccepts: true,
      },
    ),
    judge(
      new Set([codeVerifier, state, nonce]).size === 3 && state.length >= 22 && nonce.length >= 22,
      {
        id: 'state-and-nonce',
        rule: 'state and nonce are random and differ',
        expected: 'at least 128 bits each',
        actual: `${state.length} and ${nonce.length} characters`,
        spec: 'RFC 6749 10.10',
      },
      {
        causes: ['One value was used for several purposes, or is too short to resist guessing.'],
        remedy: 'Make each from its own random bytes.',
        sdkAccepts: true,
      },
    ),
  ];
}
