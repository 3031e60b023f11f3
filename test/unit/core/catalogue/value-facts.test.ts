import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { scopeFacts, valueFacts } from '../../../../src/core/catalogue/value-facts.js';

const facts = (scope: string, raw: string) =>
  Object.fromEntries(valueFacts(findScope(scope), raw).map(({ label, value }) => [label, value]));

describe('valueFacts', () => {
  it.each([
    [
      'myinfo.nric_number',
      'S9812381D',
      { Kind: /^NRIC: citizen or permanent resident, born before 2000$/, Checksum: /^holds$/ },
    ],
    ['myinfo.nric_number', 'S9876543A', { Kind: /^NRIC/, Checksum: /^does not hold$/ }],
    ['myinfo.nric_number', 'M1234567K', { Kind: /^FIN: foreigner, registered in 2022/ }],
    ['myinfo.nric_last_four_characters', '*****381D', { Hidden: /^five of nine/ }],
    ['myinfo.mobile_number', '91234567', { Number: /^9123 4567$/ }],
    ['myinfo.mobile_number_with_country_code', '+65 91234567', { Country: /^\+65, Singapore$/, Number: /^9123 4567$/ }],
    ['myinfo.mobile_number_with_country_code', '+852 51234567', { Country: /^\+852, Hong Kong$/ }],
    ['myinfo.mobile_number_with_country_code', '+999 51234567', { Country: /not one of those/ }],
    ['myinfo.is_age_above_18', 'TRUE\u202E', { 'As sent': /^TRUE⟨U\+202E⟩$/ }],
    ['myinfo.housingtype', 'HDB', { Word: /known/ }],
  ] as const)('%s, %s', (scope, raw, wanted) => {
    const found = facts(scope, raw);
    for (const [label, pattern] of Object.entries(wanted)) expect(found[label]).toMatch(pattern as RegExp);
  });

  it.each(['', 'NA', 'x'.repeat(10_000), '\u0000', '[]', '+65'])('adds nothing wrong to %j, in any scope', (raw) => {
    for (const definition of [...SCOPES, undefined]) {
      for (const { value } of valueFacts(definition, raw)) expect(value).not.toMatch(/undefined|\p{Cc}/u);
    }
  });

  it('says of every scope where it comes from, and of computed ones from what', () => {
    expect(scopeFacts(findScope('pocdex.number_of_employments'))).toEqual([{ label: 'Source', value: 'POCDEX' }]);
    expect(scopeFacts(findScope('myinfo.is_age_above_18'))).toEqual([
      { label: 'Source', value: 'MyInfo' },
      { label: 'Computed from', value: 'Date of birth, myinfo.date_of_birth' },
    ]);
    expect(scopeFacts(undefined)[0]?.value).toBe('not in the data catalogue');
  });
});
