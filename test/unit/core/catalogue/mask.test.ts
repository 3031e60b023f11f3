import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { FULL_MASK, maskForDisplay } from '../../../../src/core/catalogue/mask.js';
import { maskForSample } from '../../../../src/core/catalogue/mask-sample.js';
import { readValue } from '../../../../src/core/catalogue/parse.js';
import { isShownUnmasked } from '../../../../src/core/catalogue/shown-unmasked.js';
import { anyString } from '../../../support/any-string.js';

const display = (scope: string, raw: string) => maskForDisplay(findScope(scope), raw);
const sample = (scope: string, raw: string) => maskForSample(findScope(scope), raw);

describe('maskForDisplay', () => {
  it.each([
    ['myinfo.nric_number', 'S3000786G', '•••••786G'],
    ['myinfo.nric_number', 'S9876543A', '•••••543A'],
    ['myinfo.nric_number', 'S3000786G ', FULL_MASK],
    ['myinfo.nric_number', 'LIM HUI SHAN', FULL_MASK],
    ['myinfo.nric_last_four_characters', '*****786G', FULL_MASK],
    ['myinfo.name', 'LIM HUI SHAN', FULL_MASK],
    ['myinfo.passport_number', 'K4108837P', FULL_MASK],
    ['myinfo.date_of_birth', '1985-03-27', '••••-••-••'],
    ['myinfo.date_of_birth', '1985', '••••-••-••'],
    ['myinfo.mobile_number', '91234567', FULL_MASK],
    ['myinfo.mobile_number_with_country_code', '+65 91234567', '+65 ••••••••'],
    ['myinfo.email', 'lim@agency.example', '••••••@agency.example'],
    ['myinfo.email', ' lim@agency.example ', '••••••@agency.example'],
    ['myinfo.email', 'lim at agency.example', FULL_MASK],
    ['myinfo.registered_address', '28 SAMPLE AVENUE\n#07-415\nSINGAPORE 409999', '•••\n•••\n•••'],
    ['myinfo.registered_address', '28 SAMPLE AVENUE\\nSINGAPORE 409999', '•••\n•••'],
    ['myinfo.vehicles', '[{"vehicle_number":"SBA1234G"}]', '1 record, masked'],
    ['myinfo.vehicles', '[{"vehicle_number":"SBA1234G"},{"vehicle_number":"SBB1234D"}]', '2 records, masked'],
    ['myinfo.vehicles', '[{"vehicle_number":"SBA', FULL_MASK],
    ['myinfo.sex', 'FEMALE', 'FEMALE'],
    ['myinfo.is_age_above_18', 'true', 'true'],
    ['pocdex.number_of_employments', '2', '2'],
  ])('masks %s %j as %j', (scope, raw, masked) => {
    expect(display(scope, raw)).toBe(masked);
  });

  it('shows NA, nothing and an empty list as what they are, on every scope', () => {
    for (const { scope } of SCOPES) {
      for (const raw of ['NA', '', '[]']) expect(display(scope, raw), scope).toBe(raw);
      expect(display(scope, '\0')).toBe('⟨U+0000⟩');
    }
    expect(maskForDisplay(undefined, 'NA')).toBe('NA');
  });

  it('masks a value that strayed into a field of low sensitivity', () => {
    for (const { scope, sensitivity } of SCOPES.filter((definition) => definition.sensitivity === 'low')) {
      expect(sensitivity).toBe('low');
      for (const raw of ['S3000786G', 'LIM HUI SHAN', '91234567', 'lim@mail.example', '1985-03-27']) {
        expect(display(scope, raw), scope).toBe(FULL_MASK);
        expect(sample(scope, raw), scope).toBe('MASKED');
      }
    }
  });

  it('masks all of a scope it does not know', () => {
    expect(maskForDisplay(undefined, 'LIM')).toBe(FULL_MASK);
    expect(maskForSample(undefined, 'LIM')).toBe('MASKED');
  });

  it('masks every example that is not of low sensitivity', () => {
    for (const definition of SCOPES) {
      expect(isShownUnmasked(definition, definition.example), definition.scope).toBe(definition.sensitivity === 'low');
    }
  });
});

describe('maskForSample', () => {
  it.each([
    ['myinfo.nric_number', 'S3000786G', 'XXXXXXXXX'],
    ['myinfo.nric_last_four_characters', '*****786G', '*****XXXX'],
    ['myinfo.name', 'LIM HUI SHAN', 'MASKED'],
    ['myinfo.date_of_birth', '1985-03-27', 'XXXX-XX-XX'],
    ['myinfo.date_of_birth', '1985-03', 'XXXX-XX'],
    ['myinfo.date_of_birth', '1985', 'XXXX'],
    ['myinfo.date_of_birth', '27 March', 'XXXX-XX-XX'],
    ['myinfo.mobile_number', '91234567', 'XXXXXXXX'],
    ['myinfo.email', 'lim@agency.example', 'masked@masked.example'],
    ['myinfo.registered_address', '28 SAMPLE\n#07-415\nSINGAPORE 409999', 'XXXXXX\nXXXXXX\nXXXXXX'],
    ['myinfo.registered_address', '28 SAMPLE\\nSINGAPORE 409999', 'XXXXXX\\nXXXXXX'],
    ['myinfo.vehicles', '[{"vehicle_number":"SBA1234G"}]', '[{"vehicle_number":"MASKED"}]'],
    ['myinfo.vehicles', '[{', 'MASKED'],
    ['myinfo.vehicles', '[]', '[]'],
    ['myinfo.dialect', 'NA', 'NA'],
    ['myinfo.sex', 'FEMALE', 'FEMALE'],
  ])('writes %s %j as %j', (scope, raw, masked) => {
    expect(sample(scope, raw)).toBe(masked);
  });

  it('keeps the shape of records: keys, NA, empty strings, null, nested lists and plain values', () => {
    const raw = JSON.stringify([
      {
        birth_cert_no: 'T1808765G',
        name: 'ABC DEF',
        dateOfBirth: '2018-04-13',
        sex: 'FEMALE',
        race: null,
        life_status: '',
        secondary_race: 'NA',
        vaccination_requirements: [{ fulfilled: 'TRUE', requirement: 'Minimum' }],
        is_sg_citizen_at_birth: 'Y',
        S1234567D: 'SECRET',
      },
    ]);
    expect(JSON.parse(sample('myinfo.children_birth_records', raw))).toEqual([
      {
        birth_cert_no: 'XXXXXXXXX',
        name: 'MASKED',
        dateOfBirth: 'XXXX-XX-XX',
        sex: 'FEMALE',
        race: null,
        life_status: '',
        secondary_race: 'NA',
        vaccination_requirements: [{ fulfilled: 'MASKED', requirement: 'MASKED' }],
        is_sg_citizen_at_birth: 'MASKED',
        undocumented_1: 'MASKED',
      },
    ]);
  });

  it('keeps lists readable by the reader that read the original', () => {
    for (const definition of SCOPES.filter(({ type }) => type === 'records')) {
      const read = readValue(definition, maskForSample(definition, definition.example));
      expect(read.parsed).toMatchObject({ kind: 'records', rows: [{}] });
    }
  });
});

describe('masks of any value', () => {
  /** Letters and digits no stand-in has, so that a common stretch can only come from the value. */
  const secretText = fc.stringMatching(/^[BCFGHJLNPQRTVWYZ2-9]{4,24}$/);
  const shapes: readonly ((secret: string) => string)[] = [
    (secret) => secret,
    (secret) => `${secret}@agency.example`,
    (secret) => `${secret} STREET\n#${secret}\nSINGAPORE`,
    (secret) => JSON.stringify([{ name: secret, sex: secret, work_email: secret, [secret]: secret }]),
    (secret) =>
      JSON.stringify([{ vaccination_requirements: [{ fulfilled: secret, [secret]: 1 }], employmentType: secret }]),
    (secret) => `[{"vehicle_number":"${secret}`,
    (secret) => ` ${secret}\u202E`,
  ];

  it('leave no four characters of the secret on any scope, whatever shape it comes in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(undefined, ...SCOPES),
        fc.constantFrom(...shapes),
        secretText,
        (definition, shape, secret) => {
          const raw = shape(secret);
          for (const masked of [maskForDisplay(definition, raw), maskForSample(definition, raw)]) {
            for (let at = 0; at + 4 <= secret.length; at += 1) expect(masked).not.toContain(secret.slice(at, at + 4));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never throw, and say the same for a longer value of the same kind', () => {
    fc.assert(
      fc.property(fc.constantFrom(undefined, ...SCOPES), anyString(), (definition, raw) => {
        expect(typeof maskForSample(definition, raw)).toBe('string');
        expect(maskForDisplay(definition, raw).length).toBeLessThan(400);
      }),
    );
    expect(display('myinfo.name', 'LIM')).toBe(display('myinfo.name', 'LIM HUI SHAN THE LONGER'));
    expect(display('myinfo.passport_number', 'A1234')).toBe(display('myinfo.passport_number', 'A12345678901'));
  });
});
