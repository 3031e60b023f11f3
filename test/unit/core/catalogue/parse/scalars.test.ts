import { describe, expect, it } from 'vitest';
import { findScope } from '../../../../../src/core/catalogue/catalogue.js';
import { readUnknownValue, readValue } from '../../../../../src/core/catalogue/parse.js';
import type { ReadValue } from '../../../../../src/core/catalogue/types.js';
import { leastTime } from '../../../../support/least-time.js';

function read(scope: string, raw: string): ReadValue {
  const definition = findScope(scope);
  if (definition === undefined) throw new Error(`no scope ${scope}`);
  return readValue(definition, raw);
}

function findingIds({ findings }: ReadValue): readonly string[] {
  return findings.map(({ id }) => id);
}

describe('dates', () => {
  const birth = (raw: string) => read('myinfo.date_of_birth', raw);

  it.each([
    ['1965-08-09', '9 August 1965', 'day', 'date'],
    ['1965-08', 'August 1965, day not known', 'month', 'partial date'],
    ['1965', '1965, month and day not known', 'year', 'partial date'],
    ['2000-02-29', '29 February 2000', 'day', 'date'],
  ])('reads %s', (raw, display, precision, readAs) => {
    expect(birth(raw)).toMatchObject({ parsed: { kind: 'date', raw, display, precision }, readAs });
  });

  it('remarks on a partial date, mildly where documented, by another name where not', () => {
    expect(findingIds(birth('1965'))).toEqual(['partial-date']);
    expect(findingIds(read('myinfo.passport_expiry_date', '2031-06'))).toEqual(['partial-date-undocumented']);
  });

  it.each(['1965-02-29', '1900-02-29', '2021-13-01', '2021-00-10', '2021-04-31', '2021-01-32', '0000-01-01'])(
    'says that the calendar has no %s',
    (raw) => {
      const value = birth(raw);
      expect(value.parsed).toMatchObject({ kind: 'unreadable', raw });
      expect(findingIds(value)).toEqual(['impossible-date']);
    },
  );

  it.each(['09/08/1965', '9 Aug 1965', '1965-8-9', '19650809', 'yesterday', '1965-08-09-01'])(
    'keeps %s unread',
    (raw) => {
      expect(birth(raw)).toMatchObject({ parsed: { kind: 'unreadable', raw }, findings: [{ id: 'date-format' }] });
    },
  );

  it('reads zeros for unknown parts, a time of day and white space, each with a finding', () => {
    expect(findingIds(birth('1965-00-00'))).toEqual(['partial-date', 'zero-date-parts']);
    expect(birth('1965-08-00').parsed).toMatchObject({ kind: 'date', precision: 'month' });
    expect(findingIds(birth('1965-08-09T00:00:00.000Z'))).toEqual(['date-with-time']);
    expect(findingIds(birth(' 1965-08-09\n'))).toEqual(['surrounding-space']);
    expect(findingIds(birth('0165-08-09'))).toEqual(['implausible-year']);
  });
});

describe('identifiers', () => {
  it('reads an NRIC with its checksum', () => {
    expect(read('myinfo.nric_number', 'S3000786G').readAs).toBe('NRIC, checksum holds');
    expect(read('myinfo.nric_number', 'G1234567X').readAs).toBe('FIN, checksum holds');
    const sample = read('myinfo.nric_number', 'S9876543A');
    expect(sample).toMatchObject({ parsed: { kind: 'text' }, readAs: 'NRIC, checksum does not hold' });
    expect(sample.findings).toMatchObject([{ id: 'nric-checksum', severity: 'warning' }]);
  });

  it('reads an NRIC in small letters or with white space, with a finding', () => {
    expect(findingIds(read('myinfo.nric_number', 's3000786g'))).toEqual(['nric-lower-case']);
    expect(findingIds(read('myinfo.nric_number', 'S3000786G '))).toEqual(['surrounding-space']);
    expect(findingIds(read('myinfo.nric_number', '12345'))).toEqual(['nric-format']);
  });

  it('tells a masked NRIC from a whole one and from neither', () => {
    expect(findingIds(read('myinfo.nric_last_four_characters', '*****786G'))).toEqual([]);
    expect(findingIds(read('myinfo.nric_last_four_characters', 'S3000786G'))).toContain('unmasked-nric');
    expect(findingIds(read('myinfo.nric_last_four_characters', '786G'))).toEqual(['masked-nric-format']);
  });

  it.each(['E35463874W', 'K4108837P', '123456789', 'AB1234567'])('reads passport number %s', (raw) => {
    expect(findingIds(read('myinfo.passport_number', raw))).toEqual([]);
  });

  it.each(['K410 8837P', 'k4108837p', 'ABCDEFG', 'A12'])('remarks on passport number %s', (raw) => {
    expect(findingIds(read('myinfo.passport_number', raw))).toEqual(['passport-format']);
  });
});

describe('contact', () => {
  it.each([
    ['87654321', []],
    ['61234567', ['mobile-prefix']],
    ['8765 4321', ['mobile-has-country-code']],
    ['+6587654321', ['mobile-has-country-code']],
    ['8765432', ['mobile-format']],
    ['eight', ['mobile-format']],
  ])('reads mobile number %s', (raw, ids) => {
    expect(findingIds(read('myinfo.mobile_number', raw))).toEqual(ids);
  });

  it.each([
    ['+65 87654321', []],
    ['+60 123456789', []],
    ['+65 61234567', ['mobile-prefix']],
    ['+65 8765', ['mobile-prefix']],
    ['+6587654321', ['mobile-format']],
    ['91234567', ['mobile-lacks-country-code', 'looks-like-another-field']],
  ])('reads mobile number with country code %s', (raw, ids) => {
    expect(findingIds(read('myinfo.mobile_number_with_country_code', raw))).toEqual(ids);
  });

  it.each(['a@b.example', 'first.last+tag@sub.agency.example', "o'neil_x@a-b.example"])('reads e-mail %s', (raw) => {
    expect(read('myinfo.email', raw)).toMatchObject({ readAs: 'e-mail address', findings: [] });
  });

  it.each([
    'a@b',
    'a@@b.example',
    '@b.example',
    'a@-b.example',
    'a b@c.example',
    '.a@b.example',
    'a..b@c.example',
    'NIL',
  ])('keeps %s with a finding', (raw) => {
    const value = read('myinfo.email', raw);
    expect(value.parsed).toMatchObject({ kind: 'text', raw });
    expect(findingIds(value)).toEqual(['email-invalid']);
  });

  it('reads an untrimmed e-mail address and keeps it as it came', () => {
    const value = read('myinfo.email', 'a@b.example ');
    expect(value.parsed.raw).toBe('a@b.example ');
    expect(findingIds(value)).toEqual(['surrounding-space']);
  });

  it.each([
    ['102 SAMPLE AVENUE 4\n#09-128\nSINGAPORE 460102', []],
    ['102 SAMPLE AVENUE 4\r\n#09-128\r\nSINGAPORE 460102', []],
    ['102 SAMPLE AVENUE 4\\n#09-128\\nSINGAPORE 460102', ['escaped-newlines']],
    ['102 SAMPLE AVENUE 4\n\n#09-128\n SINGAPORE 460102\n', []],
  ])('reads address %j as three lines', (raw, ids) => {
    const value = read('myinfo.registered_address', raw);
    expect(value.parsed).toEqual({
      kind: 'lines',
      raw,
      lines: ['102 SAMPLE AVENUE 4', '#09-128', 'SINGAPORE 460102'],
    });
    expect(value.readAs).toBe('address, 3 lines');
    expect(findingIds(value)).toEqual(ids);
  });

  it('remarks on an address of one line', () => {
    expect(findingIds(read('myinfo.registered_address', '102 SAMPLE AVENUE 4'))).toEqual(['address-one-line']);
  });
});

describe('booleans and numbers', () => {
  it.each([
    ['true', true, []],
    ['false', false, []],
    ['TRUE', true, ['boolean-spelling']],
    ['Y', true, ['boolean-spelling']],
    ['n', false, ['boolean-spelling']],
    ['true ', true, ['surrounding-space']],
  ])('reads %j as a boolean', (raw, value, ids) => {
    const got = read('myinfo.is_age_above_18', raw);
    expect(got.parsed).toMatchObject({ kind: 'boolean', value });
    expect(findingIds(got)).toEqual(ids);
  });

  it('does not take another word for a boolean', () => {
    for (const raw of ['maybe', 'truee', '2', 'null', '{}']) {
      expect(read('myinfo.is_age_above_18', raw).parsed.kind, raw).toBe('unreadable');
    }
  });

  it.each([
    ['0', 0, []],
    ['12', 12, []],
    ['01', 1, ['leading-zeros']],
    [' 1', 1, ['surrounding-space']],
  ])('reads %j as a number', (raw, value, ids) => {
    const got = read('pocdex.number_of_employments', raw);
    expect(got.parsed).toMatchObject({ kind: 'number', value });
    expect(findingIds(got)).toEqual(ids);
  });

  it.each(['-1', '1.5', '1e3', '0x10', 'one', '99999999999999999999', '٣'])('keeps %s unread', (raw) => {
    expect(read('pocdex.number_of_employments', raw).parsed).toMatchObject({ kind: 'unreadable', raw });
  });
});

describe('text', () => {
  it('keeps letters of every script', () => {
    for (const raw of ['JOSÉPHINE', '陈大文', 'முருகன்', "D'CRUZ, A/P (ALIAS @ B)"]) {
      expect(read('myinfo.name', raw)).toMatchObject({ parsed: { kind: 'text', raw, display: raw }, findings: [] });
    }
  });

  it('shows a very long value by its start, and says so', () => {
    const raw = 'A'.repeat(10_485_760);
    expect(leastTime(() => read('myinfo.race', raw))).toBeLessThan(50);
    const value = read('myinfo.race', raw);
    expect(value.parsed.raw).toBe(raw);
    expect(value.parsed.kind === 'text' && value.parsed.display.length).toBe(10_001);
    expect(findingIds(value)).toEqual(['very-long']);
  });

  it('reads a scope it does not know as text, and says so', () => {
    expect(readUnknownValue('abc')).toMatchObject({
      parsed: { kind: 'text', display: 'abc' },
      findings: [{ id: 'unknown-scope' }],
    });
    expect(readUnknownValue('NA').parsed.kind).toBe('not-available');
  });
});
