import { authorizationParameters, buildAuthorizationRequest } from '../../oidc/authorization-request.js';
import { type Check, judge } from '../check.js';
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
        urlChecks(authorizationUrl),
        'The authorization URL is built, with its parameters in the official SDK’s order.',
        {
          facts: [{ label: 'Authorization URL', value: authorizationUrl }, ...facts],
        },
      ),
      artifacts: { authorizationUrl },
    };
  },
};

function urlChecks(authorizationUrl: string): readonly Check[] {
  const query = new URL(authorizationUrl).searchParams;
  const method = query.get('code_challenge_method');
  const needed = ['client_id', 'scope', 'response_type', 'redirect_uri', 'state', 'nonce', 'code_challenge'];
  const missing = needed.filter((name) => (query.get(name) ?? '') === '');
  return [
    judge(
      missing.length === 0,
      {
        id: 'parameters-present',
        rule: 'every parameter that sgID needs is there',
        expected: needed.join(', '),
        actual: missing.length === 0 ? 'all there' : `without ${missing.join(', ')}`,
        spec: 'RFC 6749 4.1.1',
      },
      { causes: ['A value is empty.'], remedy: 'Fill it in and run this step again.' },
    ),
    judge(
      method === 'S256',
      {
        id: 'challenge-method',
        rule: 'code_challenge_method is S256',
        expected: 'S256',
        actual: method ?? 'absent, which means plain',
        spec: 'RFC 7636 4.3',
      },
      {
        causes: ['It was left out, as in the example of sgID’s custom integration guide.'],
        remedy: 'Send code_challenge_method=S256.',
      },
    ),
    judge(
      query.get('response_type') === 'code',
      {
        id: 'response-type',
        rule: 'response_type is code',
        expected: 'code',
        actual: query.get('response_type') ?? 'absent',
        spec: 'RFC 6749 4.1.1',
      },
      { causes: ['Another flow was asked for; sgID has this one only.'], remedy: 'Send response_type=code.' },
    ),
    judge(
      !authorizationUrl.includes('+'),
      {
        id: 'space-encoding',
        rule: 'spaces are encoded as %20',
        expected: '%20',
        actual: authorizationUrl.includes('+') ? '+' : '%20',
        spec: 'RFC 3986 2.1',
      },
      {
        status: 'warned',
        causes: ['The query was built as a form.'],
        remedy: 'Encode the space between scopes as %20.',
        sdkAccepts: true,
      },
    ),
    judge(
      authorizationUrl.length <= MAX_URL_LENGTH,
      {
        id: 'url-length',
        rule: 'URL is short enough for browsers and gateways',
        expected: `at most ${MAX_URL_LENGTH} characters`,
        actual: `${authorizationUrl.length} characters`,
      },
      {
        status: 'warned',
        causes: ['Very many scopes, or a long redirect URI.'],
        remedy: 'Ask for fewer scopes.',
        sdkAccepts: true,
      },
    ),
  ];
}
