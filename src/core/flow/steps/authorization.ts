import { authorizationParameters, buildAuthorizationRequest } from '../../oidc/authorization-request.js';
import { type Check, judge } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import type { FlowStep } from '../run.js';
import { requireArtifact, stepReport } from '../step-report.js';

/** Longer than this, in characters, some browsers and gateways cut a URL. */
const MAX_URL_LENGTH = 8000;

/** Builds the URL of the provider's page; nothing is sent before the next step. */
export const authorizationStep: FlowStep = {
  id: 'authorization',
  async run(request, artifacts) {
    const provider = requireArtifact(artifacts.provider, 'discovery');
    const parameters = {
      clientId: request.client.clientId,
      scopes: request.scopes,
      redirectUri: request.redirectUri,
      nonce: requireArtifact(artifacts.nonce, 'pkce'),
      state: requireArtifact(artifacts.state, 'pkce'),
      codeChallenge: requireArtifact(artifacts.pkce, 'pkce').codeChallenge,
    };
    const authorizationUrl = buildAuthorizationRequest(provider, parameters);
    const facts = authorizationParameters(parameters).map(([label, value]) => ({ label, value }));
    return {
      report: stepReport(
        checkAuthorizationUrl(authorizationUrl, request.redirectUri, [
          request.client.clientSecret,
          requireArtifact(artifacts.pkce, 'pkce').codeVerifier,
        ]),
        'The authorization URL is built, with its parameters in the official SDK’s order.',
        {
          facts: [{ label: 'Authorization URL', value: authorizationUrl }, ...facts],
        },
      ),
      artifacts: { authorizationUrl },
    };
  },
};

/**
 * Holds an authorization URL to its rules, whoever built it.
 *
 * @param redirectUri the redirect URI that it should carry
 * @param secrets what must not stand in a URL: the client secret, the code verifier; RFC 6749 4.1.1, RFC 7636 4.3
 */
export function checkAuthorizationUrl(
  authorizationUrl: string,
  redirectUri: string,
  secrets: readonly string[],
): readonly Check[] {
  const query = new URL(authorizationUrl).searchParams;
  const method = query.get('code_challenge_method');
  const needed = ['client_id', 'scope', 'response_type', 'redirect_uri', 'state', 'nonce', 'code_challenge'];
  const missing = needed.filter((name) => (query.get(name) ?? '') === '');
  return [
    judge(
      missing.length === 0,
      ruleOf('authorization', 'parameters-present', {
        expected: needed.join(', '),
        actual: missing.length === 0 ? 'all there' : `without ${missing.join(', ')}`,
      }),
      { causes: ['A value is empty.'], remedy: 'Fill it in and run this step again.' },
    ),
    onceCheck([...query.keys()]),
    judge(
      method === 'S256',
      ruleOf('authorization', 'challenge-method', { expected: 'S256', actual: method ?? 'absent, which means plain' }),
      {
        causes: ['It was left out, as in the example of sgID’s custom integration guide.'],
        remedy: 'Send code_challenge_method=S256.',
      },
    ),
    judge(
      query.get('response_type') === 'code',
      ruleOf('authorization', 'response-type', { expected: 'code', actual: query.get('response_type') ?? 'absent' }),
      { causes: ['Another flow was asked for; sgID has this one only.'], remedy: 'Send response_type=code.' },
    ),
    judge(
      query.get('redirect_uri') === redirectUri,
      ruleOf('authorization', 'request-redirect-uri', {
        expected: redirectUri,
        actual: query.get('redirect_uri') ?? 'absent',
      }),
      {
        causes: ['It was encoded twice, or not at all.', 'Another redirect URI was put in its place.'],
        remedy: 'Encode the registered redirect URI once, as a whole.',
        sdkAccepts: true,
      },
    ),
    secretCheck(authorizationUrl, query, secrets),
    judge(
      !authorizationUrl.includes('+'),
      ruleOf('authorization', 'space-encoding', {
        expected: '%20',
        actual: authorizationUrl.includes('+') ? '+' : '%20',
      }),
      {
        status: 'warned',
        causes: ['The query was built as a form.'],
        remedy: 'Encode the space between scopes as %20.',
        sdkAccepts: true,
      },
    ),
    judge(
      authorizationUrl.length <= MAX_URL_LENGTH,
      ruleOf('authorization', 'url-length', {
        expected: `at most ${MAX_URL_LENGTH} characters`,
        actual: `${authorizationUrl.length} characters`,
      }),
      {
        status: 'warned',
        causes: ['Very many scopes, or a long redirect URI.'],
        remedy: 'Ask for fewer scopes.',
        sdkAccepts: true,
      },
    ),
  ];
}

function onceCheck(names: readonly string[]): Check {
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const actual = repeated.length === 0 ? 'each name once' : `twice: ${repeated.join(', ').slice(0, 120)}`;
  const rule = ruleOf('authorization', 'request-parameters-once', { expected: 'each name once', actual });
  return judge(repeated.length === 0, rule, {
    causes: ['The authorization endpoint has a query of its own that holds the same name.'],
    remedy: 'Send each parameter once.',
    sdkAccepts: true,
  });
}

function secretCheck(url: string, query: URLSearchParams, secrets: readonly string[]): Check {
  const values = [...query.values()];
  const found = secrets.some((secret) => secret !== '' && (url.includes(secret) || values.includes(secret)));
  const named = ['client_secret', 'code_verifier'].filter((name) => query.has(name));
  const actual = named.length > 0 ? named.join(', ') : found ? 'a secret value' : 'neither';
  const rule = ruleOf('authorization', 'request-without-secret', { expected: 'neither', actual });
  return judge(!found && named.length === 0, rule, {
    causes: [
      'The parameters of the token request were put into this URL.',
      'plain was used: challenge and verifier are one.',
    ],
    remedy: 'Keep both to the token request. A secret that stood in a URL has to be renewed at the portal.',
    sdkAccepts: true,
  });
}
