import type { Finding } from '../../catalogue/types.js';
import type { PrivateKey } from '../../credentials/private-key.js';
import { ConsoleError } from '../../errors.js';
import { inspectJwe, peekAlgorithms } from '../../jose/inspect.js';
import { type UnwrappedBlockKey, unwrapBlockKey } from '../../jose/userinfo-decryption.js';
import { type Check, judge, skip } from '../check.js';
import type { FlowStep, StepOutcome } from '../run.js';
import type { Anatomy } from '../state.js';
import { requireArtifact, stepReport } from '../step-report.js';
import { keyNameChecks } from './block-key-name.js';

/** Unwraps the block key with the client's private key. */
export const blockKeyStep: FlowStep = {
  id: 'block-key',
  async run(request, artifacts) {
    const { key } = requireArtifact(artifacts.userInfoResponse, 'userinfo');
    if (key === undefined) return nothingToUnwrap();
    try {
      const blockKey = unwrapBlockKey(key, request.client.privateKey);
      const checks = [
        unwrapCheck(blockKey.alg, blockKey.enc),
        jwkCheck(blockKey),
        ...keyNameChecks(key, request.client.privateKey),
        ...blockKey.findings.map(findingCheck),
      ];
      return {
        report: stepReport(checks, `The private key opened the block key: ${blockKey.bits} bits.`, {
          anatomy: [blockKey.anatomy],
          facts: [
            { label: 'Encrypted with', value: `${blockKey.alg} / ${blockKey.enc}` },
            {
              label: 'Private key',
              value: `RSA ${request.client.privateKey.bits}, SHA256:${request.client.privateKey.fingerprint}`,
            },
            { label: 'Block key', value: `${blockKey.kty}, ${blockKey.bits} bits` },
            { label: 'k', value: String(blockKey.jwk.k) },
          ],
        }),
        artifacts: { blockKey },
      };
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error;
      return failure(key, error, request.client.privateKey);
    }
  },
};

const UNWRAP_RULE = {
  id: 'block-key-unwrap',
  rule: 'private key unwraps the block key',
  expected: 'RSA-OAEP to this client’s key',
  spec: 'RFC 7516 5.2',
};
const JWK_RULE = {
  id: 'block-key-jwk',
  rule: 'block key is a JWK of type oct',
  expected: 'kty oct with k',
  spec: 'RFC 7518 6.4',
};

function nothingToUnwrap(): StepOutcome {
  const check = skip({ ...UNWRAP_RULE, actual: 'no block key came: only openid was asked for' });
  return { report: stepReport([check], 'Nothing to unwrap: no data was asked for.', { status: 'skipped' }) };
}

function unwrapCheck(alg: string, enc: string): Check {
  return judge(true, { ...UNWRAP_RULE, actual: `${alg} / ${enc}` }, {});
}

function jwkCheck(blockKey: UnwrappedBlockKey): Check {
  return judge(true, { ...JWK_RULE, actual: `${blockKey.kty}, ${blockKey.bits} bits` }, {});
}

/** Odd but mended: a warning; merely worth knowing: passed. */
function findingCheck(finding: Finding): Check {
  const rule = {
    id: finding.id,
    rule: 'block key is written as the standard has it',
    actual: finding.message,
    spec: 'RFC 7517 4',
  };
  return judge(finding.severity === 'info', rule, {
    status: 'warned',
    causes: ['The provider writes the JWK by hand.'],
    remedy: finding.hint,
  });
}

function failure(key: string, error: ConsoleError, privateKey: PrivateKey): StepOutcome {
  const opened = error.code.startsWith('block-key-');
  const rule = opened ? JWK_RULE : UNWRAP_RULE;
  const causes = opened
    ? ['What the provider encrypted is not a block key as documented.']
    : [
        'The private key is another client’s, or was replaced at the portal after this file was downloaded.',
        'The JWE was altered or cut on its way.',
      ];
  const failed = judge(false, { ...rule, actual: error.message }, { causes, remedy: error.hint });
  const { alg, enc } = algorithms(key);
  const checks = [...(opened ? [unwrapCheck(alg, enc)] : []), failed, ...keyNameChecks(key, privateKey)];
  const report = stepReport(checks, '', { anatomy: anatomyOf(key, error), error: error.toView() });
  return { report: { ...report, facts: [{ label: 'Encrypted with', value: `${alg} / ${enc}` }] } };
}

function algorithms(key: string): { readonly alg: string; readonly enc: string } {
  try {
    const { alg = 'no alg', enc = 'no enc' } = peekAlgorithms(key);
    return { alg, enc };
  } catch {
    return { alg: 'no alg', enc: 'no enc' };
  }
}

function anatomyOf(key: string, error: ConsoleError): readonly Anatomy[] {
  try {
    return [{ ...inspectJwe(key, 'Wrapped block key'), verdict: 'failed', verdictText: error.message }];
  } catch {
    return [];
  }
}
