import { ConsoleError } from '../../errors.js';
import { inspectJws } from '../../jose/inspect.js';
import { type ProcessedIdToken, processIdToken } from '../../oidc/id-token.js';
import type { ExpectedClaims } from '../../oidc/id-token-claims.js';
import { buildJwksRequest, type ProcessedJwks, processJwksResponse } from '../../oidc/jwks.js';
import { sendRecorded } from '../../trace/recorded-http.js';
import { type Check, judge } from '../check.js';
import type { FlowStep, RunArtifacts, RunRequest, StepIo } from '../run.js';
import type { Anatomy } from '../state.js';
import { requireArtifact, stepReport, tallyWords } from '../step-report.js';

/** Verifies and validates the ID token; keys are fetched once more where it names one that is not published. */
export const idTokenStep: FlowStep = {
  id: 'id-token',
  async run(request, artifacts, io) {
    const { jwksUri, issuer } = requireArtifact(artifacts.provider, 'discovery');
    const compact = requireArtifact(artifacts.idToken, 'token');
    const first = await fetchJwks(jwksUri, 'JWKS', io);
    if (first.jwks === undefined) return { report: stepReport(first.checks, NO_KEYS, { anatomy: anatomyOf(compact) }) };
    const expected = expectedClaims(request, artifacts, issuer, io);
    const token = await processIdToken(compact, first.jwks, expected);
    const { jwks, result, refetched } = token.keyUnknown
      ? await again(compact, jwksUri, first, expected, io)
      : { jwks: first, result: token, refetched: [] };
    const checks = [...jwks.checks, ...refetched, ...result.checks];
    return {
      report: stepReport(checks, tallyWords(checks), {
        anatomy: anatomyOf(compact, result),
        facts: result.sub === undefined ? [] : [{ label: 'sub', value: result.sub }],
      }),
      artifacts: { jwks: jwks.jwks, sub: result.sub },
    };
  },
};

const NO_KEYS = 'Without the provider’s keys no signature can be verified.';

async function fetchJwks(jwksUri: string, purpose: string, io: StepIo): Promise<ProcessedJwks> {
  return processJwksResponse(await sendRecorded(io, purpose, buildJwksRequest(jwksUri)));
}

async function again(compact: string, jwksUri: string, first: ProcessedJwks, expected: ExpectedClaims, io: StepIo) {
  const second = await fetchJwks(jwksUri, 'JWKS, once more: the token names a key that is not in it', io);
  const jwks = second.jwks === undefined ? first : second;
  const result = second.jwks === undefined ? undefined : await processIdToken(compact, second.jwks, expected);
  const fallback = result ?? (await processIdToken(compact, first.jwks ?? { keys: [] }, expected));
  return { jwks, result: fallback, refetched: [refetchCheck(!fallback.keyUnknown)] };
}

/** Keys that appear only on a second look were rotated while a cache still served the old ones. */
function refetchCheck(found: boolean): Check {
  return judge(
    false,
    {
      id: 'jwks-refetched',
      rule: 'key was published at the first look',
      expected: 'the token’s key in the JWKS',
      actual: found ? 'found when the JWKS was fetched once more' : 'not found, nor when it was fetched once more',
      spec: 'OIDC Core 10.1.1',
    },
    {
      status: 'warned',
      causes: ['The provider has just replaced its keys.', 'The token is signed with a key of another provider.'],
      remedy: 'Your backend must fetch the keys again when it meets an unknown kid.',
    },
  );
}

function expectedClaims(request: RunRequest, artifacts: RunArtifacts, issuer: string, io: StepIo): ExpectedClaims {
  return {
    issuer,
    clientId: request.client.clientId,
    nonce: artifacts.nonce,
    accessToken: artifacts.accessToken,
    clock: { now: io.now(), skewMs: artifacts.clockSkewMs },
  };
}

function anatomyOf(compact: string, result?: ProcessedIdToken): readonly Anatomy[] {
  const signature = result?.checks.find((check) => check.id === 'signature');
  const verdict = signature?.status === 'passed' ? 'passed' : signature?.status === 'failed' ? 'failed' : undefined;
  const verdictText =
    verdict === 'passed' ? 'signature holds' : verdict === 'failed' ? 'signature does not hold' : undefined;
  try {
    return [{ ...inspectJws(compact, 'ID token'), verdict, verdictText }];
  } catch (error) {
    if (error instanceof ConsoleError) return [];
    throw error;
  }
}
