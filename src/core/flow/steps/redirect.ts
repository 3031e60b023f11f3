import { ConsoleError } from '../../errors.js';
import { processAuthorizationResponse } from '../../oidc/authorization-response-checks.js';
import { excerpt } from '../../oidc/json-body.js';
import { TOKEN_NAME } from '../../oidc/token-names.js';
import type { FlowStep } from '../run.js';
import type { Fact } from '../state.js';
import { requireArtifact, stepReport } from '../step-report.js';

/** Shows the provider's page to the user, waits for the redirect, and holds it to its rules. */
export const redirectStep: FlowStep = {
  id: 'redirect',
  async run(request, artifacts, io) {
    const provider = requireArtifact(artifacts.provider, 'discovery');
    const state = requireArtifact(artifacts.state, 'pkce');
    const authorizationUrl = requireArtifact(artifacts.authorizationUrl, 'authorization');
    if (artifacts.spent?.state === true) {
      throw new ConsoleError(
        'authorization-response',
        'state-spent',
        'Expected a fresh state; this one was answered before.',
        {
          hint: 'Run from PKCE again: state, nonce and code verifier serve one request.',
          spec: 'RFC 6749 10.12',
        },
      );
    }
    const parameters = await io.awaitRedirect({
      redirectUri: request.redirectUri,
      state,
      authorizationUrl,
      timeoutMs: request.redirectTimeoutMs,
    });
    const { checks, code } = processAuthorizationResponse(parameters, {
      state,
      issuer: provider.issuer,
      promisesIssuer: provider.promisesIssuer,
    });
    const facts = parameters.map(([name, value]) => factOf(name, value, code));
    return {
      report: stepReport(checks, 'The redirect carried a code and the state of this run.', { facts }),
      artifacts: { code, spent: { state: true, code: false } },
    };
  },
};

/** A code that was not accepted, or a token, belongs to nobody here: its length is all that is kept of it. */
function factOf(name: string, value: string, code: string | undefined): Fact {
  if ((name === 'code' && value !== code) || TOKEN_NAME.test(name))
    return { label: name, value: `${value.length} characters, not used`, prose: true };
  return { label: excerpt(name, 60), value: excerpt(value, 4096) };
}
