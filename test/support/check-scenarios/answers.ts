import type { Check } from '../../../src/core/flow/check.js';
import type { FlowStep } from '../../../src/core/flow/run.js';
import { discoveryStep } from '../../../src/core/flow/steps/discovery.js';
import { tokenStep } from '../../../src/core/flow/steps/token.js';
import { userInfoStep } from '../../../src/core/flow/steps/userinfo.js';
import { documentedProvider } from '../../../src/core/oidc/provider-metadata.js';
import { answering, answeringJson, runAgainst } from '../flow-bench.js';

type Listener = Parameters<typeof runAgainst>[1];
type Options = Parameters<typeof runAgainst>[2];

async function against(step: FlowStep, listeners: readonly Listener[], options: Options = {}): Promise<Check[]> {
  const outcomes = await Promise.all(listeners.map((listener) => runAgainst(step, listener, options)));
  return outcomes.flatMap(({ outcome }) => outcome?.report.checks ?? []);
}

/** Wrong in every way in which any answer can be. */
const NOT_JSON: Listener = answering(200, 'text/html', '<h1>Guest network</h1>');
const REPEATED: Listener = answering(200, 'application/json', '{"a":1,"a":2}');

function cutOff(step: FlowStep): Promise<Check[]> {
  return against(step, [answeringJson({ long: 'x'.repeat(200) })], { limits: { maxBodyBytes: 100 } });
}

/** A document that agrees, one that does not in anything, and none. */
export async function discoveryChecks(): Promise<readonly Check[]> {
  const right: Listener = (request, response) => {
    const provider = documentedProvider(`http://${request.headers.host}`);
    const document = {
      issuer: provider.issuer,
      authorization_endpoint: provider.authorizationEndpoint,
      token_endpoint: provider.tokenEndpoint,
      userinfo_endpoint: provider.userInfoEndpoint,
      jwks_uri: provider.jwksUri,
      ...Object.fromEntries(Object.entries(SUPPORTED).map(([name, value]) => [name, [value]])),
    };
    answeringJson(document)(request, response);
  };
  const wrong = {
    issuer: 'https://evil.example/v2',
    token_endpoint: 'http://evil.example/token',
    ...Object.fromEntries(Object.keys(SUPPORTED).map((name) => [name, ['other']])),
  };
  return [
    ...(await against(discoveryStep, [
      right,
      answeringJson(wrong),
      NOT_JSON,
      REPEATED,
      answering(404, 'text/plain', ''),
    ])),
    ...(await cutOff(discoveryStep)),
  ];
}

const SUPPORTED = {
  response_types_supported: 'code',
  grant_types_supported: 'authorization_code',
  scopes_supported: 'openid',
  code_challenge_methods_supported: 'S256',
  id_token_signing_alg_values_supported: 'RS256',
  subject_types_supported: 'pairwise',
  token_endpoint_auth_methods_supported: 'client_secret_post',
};

/** A token response that holds, and ones that do not. */
export async function tokenChecks(): Promise<readonly Check[]> {
  const right = {
    access_token: 'at',
    id_token: 'a.b.c',
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'openid myinfo.name',
  };
  const wrong = { access_token: 7, token_type: 'DPoP', expires_in: 'soon', scope: 'openid' };
  return [
    ...(await against(
      tokenStep,
      [
        answering(200, 'application/json', JSON.stringify(right), { 'Cache-Control': 'no-store' }),
        answeringJson(wrong),
        answeringJson({ ...right, access_token: 'a\r\nX-Evil: 1' }),
        NOT_JSON,
        REPEATED,
        answeringJson({ error: 'invalid_grant' }, 400),
      ],
      { artifacts: { spent: { state: true, code: false } } },
    )),
    ...(await against(tokenStep, [answeringJson(right)], { artifacts: { spent: { state: true, code: true } } })),
    ...(await cutOff(tokenStep)),
  ];
}

/** Userinfo that holds, and answers that do not. */
export async function userInfoChecks(): Promise<readonly Check[]> {
  const jwe = 'a.b.c.d.e';
  const sub = 'u=1f0c5a1e';
  const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`m${at}`, jwe]));
  return [
    ...(await against(userInfoStep, [
      answeringJson({ sub, key: jwe, data: { 'myinfo.name': jwe } }),
      answeringJson({ sub: 'another', data: ['x'], name: 'in clear' }),
      answeringJson({ sub, key: jwe, data: { 'myinfo.name': 'in clear' } }),
      answeringJson({ sub, key: jwe, data: many }),
      NOT_JSON,
      REPEATED,
      answering(401, 'text/plain', 'Unauthorized'),
    ])),
    ...(await cutOff(userInfoStep)),
  ];
}
