import { describe, expect, it } from 'vitest';
import { readResult } from '../../../../src/core/flow/result.js';
import type { DecryptedField } from '../../../../src/core/jose/userinfo-decryption.js';

const NOW = Date.parse('2026-06-15T04:00:00Z');
const value = (scope: string, text: string): DecryptedField => ({ scope, ok: true, value: text });
const failure = (scope: string): DecryptedField => ({
  scope,
  ok: false,
  error: { code: 'jwe-x', kind: 'crypto', message: 'no' },
});
const verdicts = (requested: readonly string[], fields: readonly DecryptedField[]) =>
  readResult(requested, fields, NOW).map((item) => [item.scope, item.verdict]);

describe('result', () => {
  it('lists what was asked for first, then what came unasked, and leaves openid out', () => {
    expect(
      verdicts(['openid', 'myinfo.name'], [value('myinfo.sex', 'MALE'), value('myinfo.name', 'TAN AH KOW')]),
    ).toEqual([
      ['myinfo.name', 'passed'],
      ['myinfo.sex', 'warned'],
    ]);
  });

  it('tells missing, NA, failed and unknown apart', () => {
    const requested = ['myinfo.name', 'myinfo.dialect', 'myinfo.race', 'myinfo.new_scope'];
    const fields = [value('myinfo.dialect', 'NA'), failure('myinfo.race'), value('myinfo.new_scope', 'x')];
    expect(verdicts(requested, fields)).toEqual([
      ['myinfo.name', 'warned'],
      ['myinfo.dialect', 'skipped'],
      ['myinfo.race', 'failed'],
      ['myinfo.new_scope', 'warned'],
    ]);
  });

  it('holds values against each other', () => {
    const fields = [value('myinfo.date_of_birth', '2020-01-01'), value('myinfo.is_age_above_21', 'true')];
    const items = readResult(['myinfo.date_of_birth', 'myinfo.is_age_above_21'], fields, NOW);
    expect(items[1]?.findings.map((finding) => finding.id)).toEqual(['age-contradicts-birth']);
    expect(items[1]?.verdict).toBe('warned');
  });
});
