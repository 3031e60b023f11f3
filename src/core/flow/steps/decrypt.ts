import { findRepeatedIvs } from '../../jose/repeated-ivs.js';
import { type DecryptedField, decryptField, type UnwrappedBlockKey } from '../../jose/userinfo-decryption.js';
import { describeVariant } from '../../jose/variant.js';
import { type Check, judge, skip } from '../check.js';
import type { FlowStep } from '../run.js';
import { requireArtifact, stepReport } from '../step-report.js';

/** Decrypts each value with the block key. One that cannot be opened does not stop the others, nor the run. */
export const decryptStep: FlowStep = {
  id: 'decrypt',
  async run(_request, artifacts) {
    const { data, key } = requireArtifact(artifacts.userInfoResponse, 'userinfo');
    if (data.length === 0 || key === undefined) {
      const none = skip({ id: 'fields', rule: 'every value decrypts', actual: 'no values came' });
      return {
        report: stepReport([none], 'Nothing to decrypt: no values came.', { status: 'skipped' }),
        artifacts: { fields: [] },
      };
    }
    const blockKey = requireArtifact(artifacts.blockKey, 'block-key');
    const fields = data.map(([scope, compact]) => decryptField(scope, compact, blockKey));
    const opened = fields.filter((field) => field.ok).length;
    const checks = [...fields.map(fieldCheck), variantCheck(blockKey, fields), repeatedIvCheck(fields)];
    const report = stepReport(checks, `${opened} of ${fields.length} values decrypted with the block key.`, {
      anatomy: fields.flatMap((field) => (field.anatomy === undefined ? [] : [field.anatomy])),
      facts: [
        { label: 'Values decrypted', value: `${opened} of ${fields.length}` },
        { label: 'Encrypted with', value: algorithmsOf(fields).join(', ') },
      ],
      // The run goes on to show what could be read; only when nothing could, there is nothing to go on with.
      ...(opened > 0 && opened < fields.length ? { status: 'warned' as const } : {}),
    });
    return { report, artifacts: { fields } };
  },
};

function fieldCheck(field: DecryptedField): Check {
  const algorithms = field.alg === undefined ? 'not a JWE' : `${field.alg} / ${field.enc ?? 'no enc'}`;
  const rule = {
    id: `decrypt:${field.scope}`,
    rule: `${field.scope.slice(0, 120)} decrypts`,
    expected: 'authentic under the block key',
    spec: 'RFC 7516 5.2',
  };
  if (field.ok) return judge(true, { ...rule, actual: algorithms }, {});
  return judge(
    false,
    { ...rule, actual: `${field.error.message} (${algorithms})` },
    {
      causes: [
        'The value was altered or cut on its way.',
        'It was encrypted with another block key.',
        'A fault is armed in the sandbox.',
      ],
      remedy: field.error.hint ?? 'The other values stand. The official SDK fails as a whole on one such value.',
    },
  );
}

function variantCheck(blockKey: UnwrappedBlockKey, fields: readonly DecryptedField[]): Check {
  const variants = [...new Set(fields.flatMap((field) => (field.ok ? [variantOf(blockKey, field)] : [])))];
  const [variant] = variants;
  const rule = { id: 'variant', rule: 'encryption is a known variant', expected: 'A, B, C or D', spec: 'RFC 7518' };
  if (variants.length === 0) return skip({ ...rule, actual: 'nothing could be decrypted' });
  const known = variants.length === 1 && variant !== undefined;
  const described = `${blockKey.alg} / ${blockKey.enc}, ${algorithmsOf(fields).join(' and ')}`;
  return judge(
    known,
    { ...rule, actual: known ? `${variant}: ${described}` : described },
    {
      status: 'warned',
      causes: ['The provider changed its encryption, or encrypts with a library’s defaults.'],
      remedy: 'The values were decrypted all the same. Test your SDK’s version against this provider.',
    },
  );
}

function variantOf(blockKey: UnwrappedBlockKey, field: DecryptedField): string | undefined {
  return describeVariant(blockKey.alg, blockKey.enc, field.alg ?? '', field.enc ?? '');
}

function repeatedIvCheck(fields: readonly DecryptedField[]): Check {
  const [finding] = findRepeatedIvs(fields);
  return judge(
    finding === undefined,
    {
      id: 'iv-once',
      rule: 'no initialization vector is used twice',
      expected: 'each once under one key',
      actual: finding?.message ?? 'each once',
      spec: 'NIST SP 800-38D 8',
    },
    {
      status: 'warned',
      causes: ['The provider’s source of randomness is broken or seeded.'],
      remedy: finding?.hint,
      sdkAccepts: true,
    },
  );
}

function algorithmsOf(fields: readonly DecryptedField[]): readonly string[] {
  const names = fields.flatMap((field) => (field.alg === undefined ? [] : [`${field.alg} / ${field.enc ?? 'no enc'}`]));
  return [...new Set(names)].slice(0, 5);
}
