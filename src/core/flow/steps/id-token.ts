import { ConsoleError } from '../../errors.js';
import { inspectJws } from '../../jose/inspect.js';
import type { ProcessedIdToken } from '../../oidc/id-token.js';
import type { ExpectedClaims } from '../../oidc/id-token-claims.js';
import { verifyIdToken } from '../../oidc/verify-id-token.js';
import type { FlowStep, RunArtifacts, RunRequest, StepIo } from '../run.js';
import type { Anatomy } from '../state.js';
import { requireArtifact, stepReport, tallyWords } from '../step-report.js';

/** Verifies and validates the ID token; keys are fetched once more where it names one that is not published. */
export const idTokenStep: FlowStep = {
  id: 'id-token',
  async run(request, artifacts, io) {
    const { jwksUri, issuer } = requireArtifact(artifacts.provider, 'discovery');
    const compact = requireArtifact(artifacts.idToken, 'token');
    const expected = expectedClaims(request, artifacts, issuer, io);
    const { checks, jwks, token } = await verifyIdToken(compact, jwksUri, expected, io);
    if (token === undefined) return { report: stepReport(checks, NO_KEYS, { anatomy: anatomyOf(compact) }) };
    return {
      report: stepReport(checks, tallyWords(checks), {
        anatomy: anatomyOf(compact, token),
        facts: token.sub === undefined ? [] : [{ label: 'sub', value: token.sub }],
      }),
      artifacts: { jwks, sub: token.sub },
    };
  },
};

const NO_KEYS = 'Without the provider’s keys no signature can be verified.';

function expectedClaims(request: RunRequest, artifacts: RunArtifacts, issuer: string, io: StepIo): ExpectedClaims {
  return {
    issuer,
    clientId: request.client.clientId,
    nonce: artifacts.nonce,
    accessToken: artifacts.accessToken,
    code: artifacts.code,
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
