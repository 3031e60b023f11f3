import { peekKeyId } from '../../jose/inspect.js';
import { findRepeatedIvs } from '../../jose/repeated-ivs.js';
import { type DecryptedField, decryptField, type UnwrappedBlockKey } from '../../jose/userinfo-decryption.js';
import { describeVariant } from '../../jose/variant.js';
import { textMember } from '../../json.js';
import { quoted } from '../../quoted.js';
import { type Check, judge, skip } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import type { FlowStep, UserInfoResponse } from '../run.js';
import { requireArtifact, stepReport } from '../step-report.js';

/** Decrypts each value with the block key. One that cannot be opened does not stop the others, nor the run. */
export const decryptStep: FlowStep = {
  id: 'decrypt',
  async run(_request, artifacts) {
    const { data, key } = requireArtifact(artifacts.userInfoResponse, 'userinfo');
    if (data.length === 0 || key === undefined) {
      const none = skip(ruleOf('decrypt', 'fields', { actual: 'no values came' }));
      return {
        report: stepReport([none], 'Nothing to decrypt: no values came.', { status: 'skipped' }),
        artifacts: { fields: [] },
      };
    }
    const blockKey = requireArtifact(artifacts.blockKey, 'block-key');
    const fields = data.map(([scope, compact]) => decryptField(scope, compact, blockKey));
    const opened = fields.filter((field) => field.ok).length;
    const checks = [
      ...fields.map(fieldCheck),
      variantCheck(blockKey, fields),
      repeatedIvCheck(fields),
      keyNamesCheck(blockKey, data),
    ];
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
  const item = { scope: field.scope, name: field.scope.slice(0, 120) };
  const rule = ruleOf('decrypt', 'decrypt:*', { expected: 'authentic under the block key' }, item);
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
  const rule = ruleOf('decrypt', 'variant', { expected: 'A, B, C or D' });
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
    ruleOf('decrypt', 'iv-once', { expected: 'each once under one key', actual: finding?.message ?? 'each once' }),
    {
      status: 'warned',
      causes: ['The provider’s source of randomness is broken or seeded.'],
      remedy: finding?.hint ?? 'Only the provider can mend it.',
      sdkAccepts: true,
    },
  );
}

/** sgID documents no `kid`; where values name their key, all mean one, and the block key where that has a name. */
function keyNamesCheck(blockKey: UnwrappedBlockKey, data: UserInfoResponse['data']): Check {
  const named = new Set(data.flatMap(([, compact]) => nameIn(compact)));
  const own = textMember(blockKey.jwk, 'kid');
  const rule = ruleOf('decrypt', 'field-key-name', { expected: own === undefined ? 'one name' : quoted(own, 80) });
  if (named.size === 0) return skip({ ...rule, actual: 'no value names a key' });
  const actual = [...named]
    .slice(0, 3)
    .map((kid) => quoted(kid, 80))
    .join(', ');
  const holds = named.size === 1 && (own === undefined || named.has(own));
  return judge(
    holds,
    { ...rule, actual },
    {
      status: 'warned',
      causes: ['Values of another response were mixed in.', 'The provider names keys in a way of its own.'],
      remedy: 'A value that decrypts was sealed with this block key, whatever name it carries.',
      sdkAccepts: true,
    },
  );
}

function nameIn(compact: string): readonly string[] {
  try {
    return [peekKeyId(compact) ?? []].flat();
  } catch {
    return [];
  }
}

function algorithmsOf(fields: readonly DecryptedField[]): readonly string[] {
  const names = fields.flatMap((field) => (field.alg === undefined ? [] : [`${field.alg} / ${field.enc ?? 'no enc'}`]));
  return [...new Set(names)].slice(0, 5);
}
