import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import {
  groupLabel,
  readVerdict,
  sensitivityLabel,
  sourceLabel,
  valueTypeLabel,
} from '../../../../src/core/catalogue/format.js';
import { readValue } from '../../../../src/core/catalogue/parse.js';

function verdict(scope: string, raw: string): string {
  const definition = findScope(scope);
  if (definition === undefined) throw new Error(`no scope ${scope}`);
  return readVerdict(readValue(definition, raw));
}

describe('display helpers', () => {
  it('have words for everything in the catalogue', () => {
    for (const { type, sensitivity, source, group } of SCOPES) {
      for (const label of [
        valueTypeLabel(type),
        sensitivityLabel(sensitivity),
        sourceLabel(source),
        groupLabel(group),
      ]) {
        expect(label).toMatch(/^[A-Za-z]/);
      }
    }
    expect(groupLabel('public-officer')).toBe('Public officer');
  });

  it.each([
    ['myinfo.race', 'MALAY', 'passed'],
    ['myinfo.race', 'NA', 'skipped'],
    ['myinfo.race', '', 'skipped'],
    ['myinfo.vehicles', '[]', 'passed'],
    ['myinfo.vehicles', '\0', 'warned'],
    ['myinfo.vehicles', '[{', 'warned'],
    ['myinfo.date_of_birth', '1965', 'passed'],
    ['myinfo.nric_number', 'S9876543A', 'warned'],
    ['myinfo.registered_address', '1 A ROAD\\nSINGAPORE 1', 'passed'],
  ])('judge %s %j as %s', (scope, raw, expected) => {
    expect(verdict(scope, raw)).toBe(expected);
  });
});
