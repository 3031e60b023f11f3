import { ConsoleError } from '../../errors.js';
import { buildDiscoveryRequest, compareDiscovery, promisesIssuer } from '../../oidc/discovery.js';
import { excerpt, readJsonBody } from '../../oidc/json-body.js';
import { readOrigin } from '../../oidc/origin.js';
import { documentedProvider, type ProviderMetadata } from '../../oidc/provider-metadata.js';
import type { HttpResponse } from '../../trace/http.js';
import { sendRecorded } from '../../trace/recorded-http.js';
import { type Check, judge } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import type { FlowStep, StepOutcome } from '../run.js';
import type { Fact } from '../state.js';
import { failedReport, stepReport } from '../step-report.js';

/** Failures after which no other endpoint of the same origin can answer either: no way, no name, no TLS, no proxy. */
const UNREACHABLE = /^(?:transport-(?:dns|refused|unreachable|tls.*)|proxy-.*|cancelled)$/;

/** Fetches the discovery document and compares it; the documented endpoints stay in force whatever it says. */
export const discoveryStep: FlowStep = {
  id: 'discovery',
  async run(request, _artifacts, io) {
    const provider = documentedProvider(readOrigin(request.environment.origin));
    try {
      const response = await sendRecorded(io, 'Discovery document', buildDiscoveryRequest(provider.issuer));
      const { checks, document } = readResponse(provider, response);
      const promised = document !== undefined && promisesIssuer(document);
      return outcome(promised ? { ...provider, promisesIssuer: true } : provider, checks);
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error;
      if (UNREACHABLE.test(error.code)) return { report: failedReport(error) };
      return outcome(provider, [notRead(error.message)]);
    }
  },
};

function readResponse(provider: ProviderMetadata, response: HttpResponse): Reading {
  if (response.status !== 200) return { checks: [notRead(`${response.status}: ${excerpt(response.body)}`)] };
  const body = readJsonBody(response, (id, values) => ruleOf('discovery', id, values));
  const reading = body.checks.map(softened);
  if (body.object === undefined) return { checks: reading };
  return { checks: [published, ...reading, ...compareDiscovery(provider, body.object)], document: body.object };
}

interface Reading {
  readonly checks: readonly Check[];
  readonly document?: Readonly<Record<string, unknown>> | undefined;
}

const publishedRule = ruleOf('discovery', 'discovery-published', { expected: '200 with JSON' });
const published = judge(true, { ...publishedRule, actual: '200' }, {});

function notRead(actual: string): Check {
  return judge(
    false,
    { ...publishedRule, actual },
    {
      status: 'warned',
      causes: ['The provider publishes none at this address.', 'The environment’s origin is not an sgID provider.'],
      remedy: 'The documented endpoints are used, as the official SDK does. A generic OIDC library needs the document.',
      sdkAccepts: true,
    },
  );
}

/** Discovery is fetched to compare, so nothing that is wrong with it stops a run. */
function softened(check: Check): Check {
  return check.status === 'failed' ? { ...check, status: 'warned', sdkAccepts: true } : check;
}

function outcome(provider: ProviderMetadata, checks: readonly Check[]): StepOutcome {
  const differing = checks.filter((check) => check.status === 'warned').length;
  const summary =
    differing === 0
      ? 'The discovery document agrees with the documented endpoints.'
      : `The documented endpoints are in force. ${differing} of ${checks.length} checks of the discovery document ${differing === 1 ? 'wants' : 'want'} a look.`;
  return { report: stepReport(checks, summary, { facts: facts(provider) }), artifacts: { provider } };
}

function facts(provider: ProviderMetadata): readonly Fact[] {
  return [
    { label: 'Issuer', value: provider.issuer },
    { label: 'Authorization endpoint', value: provider.authorizationEndpoint },
    { label: 'Token endpoint', value: provider.tokenEndpoint },
    { label: 'Userinfo endpoint', value: provider.userInfoEndpoint },
    { label: 'JWKS', value: provider.jwksUri },
  ];
}
