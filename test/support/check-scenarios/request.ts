import type { Check } from '../../../src/core/flow/check.js';
import type { RunClient, RunRequest } from '../../../src/core/flow/run.js';
import { checkAuthorizationUrl } from '../../../src/core/flow/steps/authorization.js';
import { checkPkceValues, pkceStep } from '../../../src/core/flow/steps/pkce.js';
import { preflightStep } from '../../../src/core/flow/steps/preflight.js';
import { FLOW_STEPS } from '../../../src/core/flow/steps.js';
import { processAuthorizationResponse } from '../../../src/core/oidc/authorization-response-checks.js';
import { buildCodeChallenge } from '../../../src/core/oidc/pkce.js';
import { artifactsFor, runRequest, stepIo } from '../flow-bench.js';

const ORIGIN = 'https://api.id.gov.sg';

/** Preflight of a right request, and of requests that are wrong in each way. */
export async function preflightChecks(): Promise<readonly Check[]> {
  const { client } = runRequest(ORIGIN);
  const ofClient = (changes: Partial<RunClient>): Partial<RunRequest> => ({ client: { ...client, ...changes } });
  const requests: readonly Partial<RunRequest>[] = [
    {},
    ofClient({ clientId: '', clientSecret: '' }),
    ofClient({ clientId: 'TEST CLIENT', privateKey: { ...client.privateKey, bits: 1024 } }),
    { tokenRequest: 'json', clientAuthentication: 'basic' },
    { scopes: ['myinfo.nme', 'myinfo.nme', 'a,b "c"'] },
    { environment: { kind: 'custom', origin: 'http://provider.example' } },
    { redirectUri: 'sg.example.app:/callback' },
    { redirectUri: 'http://app.example:6000/cb' },
  ];
  const reports = await Promise.all(
    requests.map((changes) => preflightStep.run(runRequest(ORIGIN, changes), {}, stepIo())),
  );
  return reports.flatMap(({ report }) => report.checks);
}

/** The three values as they are made, and each of them wrong. */
export async function pkceChecks(): Promise<readonly Check[]> {
  const made = await pkceStep.run(runRequest(ORIGIN), {}, stepIo());
  const published = 'bbGcObXZC1YGBQZZtZGQH9jsyO1vypqCGqnSU_4TI5S';
  return [
    ...made.report.checks,
    ...checkPkceValues({ codeVerifier: 'short', codeChallenge: 'short', state: 's', nonce: 's' }),
    ...checkPkceValues({ codeVerifier: published, codeChallenge: buildCodeChallenge(published), state: '', nonce: '' }),
  ];
}

/** The URL as it is built, and URLs that are wrong in each way. */
export async function authorizationChecks(): Promise<readonly Check[]> {
  const artifacts = artifactsFor(ORIGIN);
  const built = await FLOW_STEPS.authorization.run(runRequest(ORIGIN), artifacts, stepIo());
  const wrong =
    'https://api.id.gov.sg/v2/oauth/authorize?scope=openid+a&scope=b&response_type=token&redirect_uri=https%253A%2F%2F&x=the-secret';
  return [
    ...built.report.checks,
    ...checkAuthorizationUrl(wrong, 'https://app.example/cb', ['the-secret']),
    ...checkAuthorizationUrl(`${wrong}${'x'.repeat(9000)}`, 'https://app.example/cb', []),
  ];
}

/** A redirect that holds, and redirects that do not. */
export async function redirectChecks(): Promise<readonly Check[]> {
  const expected = { state: 's', issuer: `${ORIGIN}/v2` };
  const queries: readonly (readonly (readonly [string, string])[])[] = [
    [
      ['state', 's'],
      ['code', 'c'],
      ['iss', `${ORIGIN}/v2`],
    ],
    [
      ['state', 'other'],
      ['code', ''],
      ['iss', 'https://evil.example'],
    ],
    [
      ['state', 's'],
      ['state', 's'],
      ['error', 'access_denied'],
      ['id_token', 'a.b.c'],
    ],
    [
      ['state', 's'],
      ['code', 'c\u0000d'],
    ],
  ];
  return queries.flatMap((query) => processAuthorizationResponse(query, expected).checks);
}
