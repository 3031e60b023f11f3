import type { Finding } from '../../catalogue/types.js';
import type { PrivateKey } from '../../credentials/private-key.js';
import { ConsoleError } from '../../errors.js';
import { inspectJwe, peekAlgorithms } from '../../jose/inspect.js';
import { unwrapBlockKey } from '../../jose/userinfo-decryption.js';
import { type Check, judge, type Objection, type Rule, skip } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
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
        ...openedChecks(blockKey.alg, blockKey.enc),
        judge(true, { ...JWK_RULE, actual: blockKey.kty }, {}),
        judge(true, { ...LENGTH_RULE, actual: `${blockKey.bits} bits` }, {}),
        ...keyNameChecks(key, request.client.privateKey),
        ...blockKey.findings.flatMap(findingCheck),
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

const UNWRAP_RULE = ruleOf('block-key', 'block-key-unwrap', { expected: 'RSA-OAEP to this client’s key' });
const HEADER_RULE = ruleOf('block-key', 'block-key-header', { expected: 'RSA-OAEP with AES, nothing else' });
const JWK_RULE = ruleOf('block-key', 'block-key-jwk', { expected: 'kty oct with k' });
const LENGTH_RULE = ruleOf('block-key', 'block-key-length', { expected: '128, 192, 256, 384 or 512 bits' });

function nothingToUnwrap(): StepOutcome {
  const check = skip({ ...UNWRAP_RULE, actual: 'no block key came: only openid was asked for' });
  return { report: stepReport([check], 'Nothing to unwrap: no data was asked for.', { status: 'skipped' }) };
}

function openedChecks(alg: string, enc: string): readonly Check[] {
  const actual = `${alg} / ${enc}`;
  return [judge(true, { ...HEADER_RULE, actual }, {}), judge(true, { ...UNWRAP_RULE, actual: 'opened' }, {})];
}

/** Findings that are checks of their own, and whether the official SDK reads such a key all the same. */
const FINDINGS = {
  'block-key-single-quotes': false,
  'block-key-repeated-name': true,
  'block-key-base64': true,
  'block-key-use': true,
} as const;

/** Odd but mended: a warning. */
function findingCheck(finding: Finding): readonly Check[] {
  const id = (Object.keys(FINDINGS) as readonly (keyof typeof FINDINGS)[]).find((known) => known === finding.id);
  if (id === undefined) return [];
  const objection: Objection = {
    status: 'warned',
    causes: ['The provider writes the JWK by hand.'],
    remedy: finding.hint ?? 'The console read it all the same. Only the provider can mend it.',
    sdkAccepts: FINDINGS[id],
  };
  return [judge(false, ruleOf('block-key', id, { actual: finding.message }), objection)];
}

/** What the header alone says, before the private key is touched. */
const HEADER_CODES = new Set([
  'jwe-alg-refused',
  'jwe-enc-refused',
  'jwe-zip-refused',
  'jwe-crit-refused',
  'jwe-key-kind',
]);

function failure(key: string, error: ConsoleError, privateKey: PrivateKey): StepOutcome {
  const { alg, enc } = algorithms(key);
  const opened = error.code.startsWith('block-key-');
  const failed = judge(false, { ...failedRule(error.code), actual: error.message }, objectionTo(error));
  const checks = [
    ...(opened ? openedChecks(alg, enc) : []),
    ...(error.code === 'block-key-length' ? [judge(true, { ...JWK_RULE, actual: 'oct' }, {})] : []),
    failed,
    ...keyNameChecks(key, privateKey),
  ];
  const report = stepReport(checks, '', { anatomy: anatomyOf(key, error), error: error.toView() });
  return { report: { ...report, facts: [{ label: 'Encrypted with', value: `${alg} / ${enc}` }] } };
}

function failedRule(code: string): Rule {
  if (HEADER_CODES.has(code)) return HEADER_RULE;
  if (!code.startsWith('block-key-')) return UNWRAP_RULE;
  return code === 'block-key-length' ? LENGTH_RULE : JWK_RULE;
}

function objectionTo(error: ConsoleError): Objection {
  const remedy =
    error.hint ?? 'Compare this client’s key with the one at the developer portal, and run from PKCE again.';
  if (HEADER_CODES.has(error.code)) {
    return {
      causes: [
        'The provider encrypts with an algorithm that nobody should use, or that sgID does not.',
        'The header was altered on its way.',
      ],
      remedy: error.hint ?? 'Only the provider can mend it. The private key was not used on this token.',
    };
  }
  if (error.code.startsWith('block-key-')) {
    return { causes: ['What the provider encrypted is not a block key as documented.'], remedy };
  }
  return {
    causes: [
      'The private key is another client’s, or was replaced at the portal after this file was downloaded.',
      'The JWE was altered or cut on its way.',
    ],
    remedy,
  };
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
