import { type Check, judge } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import type { FlowStep, RunRequest, StepIo } from '../run.js';
import type { Fact } from '../state.js';
import { stepReport } from '../step-report.js';
import { addressChecks } from './preflight-addresses.js';
import { clientChecks } from './preflight-client.js';
import { scopeChecks } from './preflight-scopes.js';

/** Checks all that can be checked before anything is sent. */
export const preflightStep: FlowStep = {
  id: 'preflight',
  async run(request, _artifacts, io) {
    const { checks: addresses, parts } = addressChecks(request);
    const checks = [
      ...clientChecks(request),
      ...scopeChecks(request.scopes, request.client.allowedScopes),
      ...addresses,
      ...(parts === undefined ? [] : [await listeningCheck(request, parts.listenable, io)]),
    ];
    return {
      report: stepReport(checks, 'Nothing was sent yet; the client and the request hold together.', {
        facts: facts(request),
      }),
    };
  },
};

async function listeningCheck(request: RunRequest, listenable: boolean, io: StepIo): Promise<Check> {
  const rule = ruleOf('preflight', 'redirect-uri-port', { expected: 'a free port on a loopback address' });
  if (!listenable) {
    return judge(
      false,
      { ...rule, actual: request.redirectUri },
      {
        status: 'warned',
        causes: ['The redirect URI is not plain http on a loopback address.'],
        remedy:
          'Paste the redirected URL when the run asks for it, or register http://localhost:5001/api/redirect for the console.',
      },
    );
  }
  const probe = await io.probeRedirectUri(request.redirectUri);
  return judge(
    probe.free,
    { ...rule, actual: probe.free ? 'free' : (probe.reason ?? 'not free') },
    {
      status: 'warned',
      causes: ['Your own app is running and holds the port.', 'Another run is waiting in another program.'],
      remedy: 'Stop it, register a redirect URI of the console’s own, or paste the redirected URL.',
    },
  );
}

function facts(request: RunRequest): readonly Fact[] {
  const { environment, client } = request;
  const realData = environment.kind === 'production' || environment.kind === 'staging';
  return [
    { label: 'Environment', value: environment.origin },
    { label: 'Client id', value: client.clientId },
    { label: 'Scope', value: request.scopes.join(' ') },
    { label: 'Redirect URI', value: request.redirectUri },
    { label: 'Key fingerprint (SHA-256)', value: client.privateKey.fingerprint },
    {
      label: 'Token request',
      value: request.tokenRequest === 'form' ? 'form, as the SDKs send it' : 'JSON, as the documentation shows',
      prose: true,
    },
    {
      label: 'Client authentication',
      value: request.clientAuthentication === 'post' ? 'client_secret_post' : 'client_secret_basic',
    },
    ...(realData ? [{ label: 'Data', value: 'This run returns a real person’s data.', prose: true }] : []),
  ];
}
