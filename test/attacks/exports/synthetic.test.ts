import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSamplePayload } from '../../../src/core/export/sample-payload.js';
import { dayOf } from '../../../src/core/export/synthetic/dates.js';
import { sampleSource } from '../../support/sample-source.js';

const SEEDS = Array.from({ length: 25 }, (_, seed) => String(seed));

/** What is made of one value, with 25 seeds. */
function made(scope: string, value: string): readonly string[] {
  return SEEDS.map((seed) => {
    const source = sampleSource({ [scope]: value }, { privacy: 'synthetic', seed });
    return buildSamplePayload(source).data[scope] ?? '';
  });
}

describe('synthetic exports, under attack', () => {
  it.each([
    ['29-07-1985', ['29', '07', '1985']],
    ['29/07/1985', ['29', '07', '1985']],
    ['29 July 1985', ['29', 'July', '1985']],
    ['19850729', ['19850729', '0729']],
    ['1985-07-29 (est.)', ['07-29', '1985']],
    ['0985-07-29', ['07-29']],
  ] as const)('L03 a date in another notation, %s, keeps none of its parts but by chance', (value, parts) => {
    for (const part of parts) {
      const kept = made('myinfo.date_of_birth', value).filter((one) => one.includes(part));
      expect([part, kept.length <= 3, kept]).toEqual([part, true, kept]);
    }
  });

  it.each([
    ['myinfo.mobile_number', '91234567/81234568', ['1234567', '1234568']],
    ['myinfo.mobile_number', '91234567 (MOTHER, TAN SIEW)', ['1234567', 'TAN', 'MOTHER', 'SIEW']],
    ['myinfo.mobile_number_with_country_code', '+65 ９１２３４５６７', ['９１２３']],
    ['myinfo.name', 'S 981 238 1D', ['981', '238']],
    ['myinfo.name', 'TAN ٩٨١٢٣٨١', ['٩٨١٢']],
    ['myinfo.passport_number', 'K٠٠٠٠١٢٣', ['٠١٢٣']],
    ['myinfo.registered_address', '10 PARK VIEW\n#02-03\nSINGAPORE 409999', ['PARK', 'VIEW', '409999']],
    ['myinfo.registered_address', 'ＢＬＫ １２３ 王 STREET\nSINGAPORE 409999', ['１２３']],
    ['myinfo.email', 'RENÉE.ong+x1@mail.gov.sg', ['RENÉE', 'ong', 'mail', 'gov.sg']],
    ['myinfo.name', 'RENE\u0301E', ['RENE']],
  ] as const)('L03 of %s, %j, nothing is left that tells of a person', (scope, value, parts) => {
    for (const one of made(scope, value)) {
      for (const part of parts) expect([one, one.includes(part)]).toEqual([one, false]);
      expect(one).toHaveLength(value.length);
    }
  });

  it.each(['u=6f8e1c1e-2b7d-4d7a-9c53-0f3b1a4e7d92', 'G3jQ07zmmQljabcdIXMUcYv7bXJNzf_3JAxw-9ufVLH58', 'abc-1234-TAN'])(
    'L03 the subject %s is replaced in all its parts',
    (sub) => {
      for (const seed of SEEDS) {
        const one = buildSamplePayload(sampleSource({}, { privacy: 'synthetic', seed, sub })).sub;
        const same = [...sub].filter(
          (character, at) => /[\p{L}\p{N}]/u.test(character) && one.charAt(at) === character,
        );
        expect([one, same.length <= sub.length / 3]).toEqual([one, true]);
        expect(one).toHaveLength(sub.length);
      }
    },
  );

  it('L03 how far the made-up dates are from each other does not tell how far the real ones are', () => {
    const real = { 'myinfo.marriage_date': '1970-05-01', 'myinfo.date_of_birth': '1985-07-29' };
    const [birth = 0, marriage = 0] = [dayOf(real['myinfo.date_of_birth']), dayOf(real['myinfo.marriage_date'])];
    const gaps = SEEDS.map((seed) => {
      const source = sampleSource(real, { privacy: 'synthetic', seed });
      const { data, _fields } = buildSamplePayload(source);
      expect(_fields[0]?.findings).toMatchObject([{ id: 'before-birth' }]);
      const [born = 0, married = 0] = [
        dayOf(data['myinfo.date_of_birth'] ?? ''),
        dayOf(data['myinfo.marriage_date'] ?? ''),
      ];
      return born - married;
    });
    expect(gaps).not.toContain(birth - marriage);
    expect(new Set(gaps).size).toBeGreaterThan(15);
  });

  it('L03 the seed does not tell a word of a list: what is made of each of them is the same', () => {
    for (const seed of SEEDS) {
      const words = ['SINGLE', 'MARRIED', 'WIDOWED', 'DIVORCED'].map((value) => {
        const { data, _fields } = buildSamplePayload(
          sampleSource({ 'myinfo.marital_status': value }, { privacy: 'synthetic', seed }),
        );
        expect(_fields[0]?.synthetic).toBe(true);
        return data['myinfo.marital_status'];
      });
      expect(new Set(words).size).toBe(1);
    }
  });

  it('L03 the name of a member that nobody asked for is no way out, unless it is named as scopes are', () => {
    const fields = [
      { scope: 'S9812381D', value: 'x' },
      { scope: 'tan.ah@kow.example', problem: 'The member tan.ah@kow.example is no JWE.' },
      { scope: 'myinfo.new_scope', value: 'x' },
    ];
    for (const privacy of ['masked', 'synthetic'] as const) {
      const payload = buildSamplePayload({ ...sampleSource({}), fields, privacy });
      expect(payload._fields.map(({ scope }) => scope)).toEqual([
        'undocumented_1',
        'undocumented_2',
        'myinfo.new_scope',
      ]);
      expect(JSON.stringify(payload)).not.toMatch(/S9812381D|tan\.ah/);
    }
    expect(buildSamplePayload({ ...sampleSource({}), fields, privacy: 'received' }).data).toHaveProperty('S9812381D');
  });

  it('L03 no letter or digit of an identifying value is kept in its place more often than chance has it', () => {
    const anyText = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHKLMN0123456789é王李अआ٩١９ /-@.,'),
      minLength: 12,
      maxLength: 24,
    });
    const scopes = [
      'myinfo.name',
      'myinfo.passport_number',
      'myinfo.mobile_number',
      'myinfo.email',
      'myinfo.nric_number',
      'myinfo.registered_address',
    ];
    let [kept, all] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...scopes), anyText, (scope, value) => {
        const one = buildSamplePayload(sampleSource({ [scope]: value }, { privacy: 'synthetic' })).data[scope] ?? '';
        for (const [at, character] of [...value].entries()) {
          if (!/[\p{L}\p{N}]/u.test(character)) continue;
          all += 1;
          if ([...one][at] === character) kept += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(kept / all).toBeLessThan(0.12);
  });
});
