import { describe, expect, it } from 'vitest';
import { findScope } from '../../../../src/core/catalogue/catalogue.js';
import { type CoverageFacts, readCoverage } from '../../../../src/core/catalogue/coverage.js';

const COMPLETE: CoverageFacts = { requested: true, allowed: true, returned: true, decrypted: true, verdict: 'passed' };
const read = (changes: Partial<CoverageFacts>, scope = 'myinfo.email') =>
  readCoverage(findScope(scope), { ...COMPLETE, ...changes });

describe('readCoverage', () => {
  it('has nothing to do where a scope came all the way', () => {
    expect(read({})).toEqual({ meaning: 'Complete.' });
    expect(read({ allowed: undefined })).toEqual({ meaning: 'Complete.' });
  });

  it.each([
    ['not asked for', { requested: false }, /nobody asked/, /Do not use it/],
    ['not allowed, and left out', { returned: false, decrypted: false, allowed: false }, /may not ask/, /portal/],
    ['allowed, and left out', { returned: false, decrypted: false }, /did not come/, /did not consent/],
    ['left out, nobody knows why', { returned: false, decrypted: false, allowed: undefined }, /did not come/, /portal/],
    ['not decrypted', { decrypted: false, verdict: 'failed' }, /cannot be decrypted/, /decrypt step/],
    ['odd', { verdict: 'warned' }, /not read as documented/, /[Ff]indings/],
    ['NA', { verdict: 'skipped', absence: 'not-available' }, /`NA` came/, /No error/],
    ['an empty list', { absence: 'empty-list' }, /no records/, /No error/],
    ['not in the list, and came', { allowed: false }, /not in the list/, /up to date/],
  ] as const)('says what it means that a scope is %s, and what to do', (_name, changes, meaning, remedy) => {
    const reading = read(changes);
    expect(reading.meaning).toMatch(meaning);
    expect(reading.remedy).toMatch(remedy);
  });

  it('says what is odd about a value, the first that is more than a remark', () => {
    const findings = [
      { severity: 'info', message: 'Month and day are not known.' },
      { severity: 'warning', message: 'The last letter does not fit the digits.' },
    ] as const;
    expect(read({ verdict: 'warned', findings }).remedy).toBe(
      'The last letter does not fit the digits. Let your code accept it.',
    );
  });

  it('names the spelling for a scope that the catalogue does not have', () => {
    expect(read({ returned: false, decrypted: false }, 'myinfo.nmae').remedy).toMatch(/spelling/);
  });
});
