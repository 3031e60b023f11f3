import { ConsoleError } from '../../errors.js';
import { buildTokenRequest } from '../../oidc/token-request.js';
import { processTokenResponse } from '../../oidc/token-response.js';
import { type HttpResponse, headerValue } from '../../trace/http.js';
import { readHttpDate } from '../../trace/http-date.js';
import { sendRecorded } from '../../trace/recorded-http.js';
import { type Check, judge } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import type { FlowStep, RunArtifacts, RunRequest, StepIo } from '../run.js';
import type { Fact } from '../state.js';
import { failedReport, requireArtifact, stepReport } from '../step-report.js';

/** Exchanges the code for tokens. A code that was sent before is sent again only with a warning. */
export const tokenStep: FlowStep = {
  id: 'token',
  async run(request, artifacts, io) {
    const message = tokenRequestOf(request, artifacts);
    const first = firstUseCheck(artifacts.spent?.code === true);
    const spent = { state: true, code: true };
    try {
      const response = await sendRecorded(io, 'Token request', message);
      const { checks, tokens } = processTokenResponse(response, request.scopes);
      const report = stepReport([first, ...checks], 'The code was exchanged for an access token and an ID token.', {
        facts: facts(request, tokens?.members),
      });
      if (tokens === undefined) return { report, artifacts: { spent } };
      const { accessToken, idToken, refreshToken } = tokens;
      const clockSkewMs = clockSkew(response, io);
      return { report, artifacts: { accessToken, idToken, refreshToken, clockSkewMs, spent } };
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error;
      return { report: failedReport(error, [first]), artifacts: { spent } };
    }
  },
};

function tokenRequestOf(request: RunRequest, artifacts: RunArtifacts) {
  return buildTokenRequest(requireArtifact(artifacts.provider, 'discovery').tokenEndpoint, {
    clientId: request.client.clientId,
    clientSecret: request.client.clientSecret,
    code: requireArtifact(artifacts.code, 'redirect'),
    redirectUri: request.redirectUri,
    codeVerifier: requireArtifact(artifacts.pkce, 'pkce').codeVerifier,
    format: request.tokenRequest,
    authentication: request.clientAuthentication,
  });
}

function firstUseCheck(sentBefore: boolean): Check {
  return judge(
    !sentBefore,
    ruleOf('token', 'code-first-use', {
      expected: 'a code that was not sent before',
      actual: sentBefore ? 'sent before' : 'first time',
    }),
    {
      status: 'warned',
      causes: ['This step was run again with the same code.'],
      remedy: 'A provider refuses a second use and may revoke the tokens of the first. Run from PKCE for a fresh code.',
      sdkAccepts: true,
    },
  );
}

/** `Date` counts whole seconds, so half a second is added to meet its middle. */
function clockSkew(response: HttpResponse, io: StepIo): number | undefined {
  const date = readHttpDate(headerValue(response.headers, 'date'));
  return date === undefined ? undefined : io.now() - (date + 500);
}

function facts(request: RunRequest, members: readonly string[] | undefined): readonly Fact[] {
  return [
    { label: 'Body', value: request.tokenRequest === 'form' ? 'form' : 'JSON', prose: true },
    {
      label: 'Client authentication',
      value: request.clientAuthentication === 'post' ? 'client_secret_post' : 'client_secret_basic',
    },
    ...(members === undefined ? [] : [{ label: 'Members that came', value: members.join(', ').slice(0, 500) }]),
  ];
}
