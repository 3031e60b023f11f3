import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { crossCheckValues } from '../../../../src/core/catalogue/cross-checks.js';

const NOW = Date.parse('2025-06-15T04:00:00Z');

function ids(values: Readonly<Record<string, string>>, now = NOW): readonly string[] {
  return crossCheckValues(new Map(Object.entries(values)), now).map(({ scope, finding }) => `${scope} ${finding.id}`);
}

describe('crossCheckValues', () => {
  it('finds nothing odd in the catalogue’s own examples', () => {
    const values = Object.fromEntries(SCOPES.map(({ scope, example }) => [scope, example]));
    expect(ids(values)).toEqual([]);
  });

  it.each([
    ['2000-01-01', 'false', true],
    ['2000-01-01', 'true', false],
    ['2010-01-01', 'true', true],
    ['2010-01-01', 'false', false],
    ['2007', 'true', false],
    ['2007', 'false', false],
    ['2006', 'false', true],
    ['2008', 'true', true],
    ['2007-06', 'true', false],
    ['2007-06-15', 'true', false],
    ['2007-06-16', 'true', false],
    ['2007-06-18', 'true', true],
    ['2007-06-12', 'false', true],
    ['2007-06-15', 'false', false],
    ['NA', 'true', false],
    ['not a date', 'true', false],
    ['2010-01-01', 'NA', false],
  ])('born %s, above 18 %s: odd is %s', (born, flag, odd) => {
    const found = ids({ 'myinfo.date_of_birth': born, 'myinfo.is_age_above_18': flag });
    expect(found).toEqual(odd ? ['myinfo.is_age_above_18 age-contradicts-birth'] : []);
  });

  it('holds the other age flag against its own limit', () => {
    const values = { 'myinfo.date_of_birth': '2005-01-01', 'myinfo.is_age_above_21': 'true' };
    expect(ids(values)).toEqual(['myinfo.is_age_above_21 age-contradicts-birth']);
    expect(ids({ ...values, 'myinfo.is_age_above_21': 'false' })).toEqual([]);
  });

  it('holds the last four characters against the NRIC', () => {
    const nric = { 'myinfo.nric_number': 'S3000786G' };
    expect(ids({ ...nric, 'myinfo.nric_last_four_characters': '*****786G' })).toEqual([]);
    expect(ids({ ...nric, 'myinfo.nric_last_four_characters': '*****567D' })).toEqual([
      'myinfo.nric_last_four_characters nric-tail-differs',
    ]);
    expect(ids({ ...nric, 'myinfo.nric_last_four_characters': 'NA' })).toEqual([]);
  });

  it('holds the two mobile numbers against each other', () => {
    const long = { 'myinfo.mobile_number_with_country_code': '+65 91234567' };
    expect(ids({ ...long, 'myinfo.mobile_number': '91234567' })).toEqual([]);
    expect(ids({ ...long, 'myinfo.mobile_number': '91234568' })).toEqual([
      'myinfo.mobile_number_with_country_code mobile-differs',
    ]);
  });

  it('holds the number of posts against their records', () => {
    const posts = { 'pocdex.public_officer_details': '[{"work_email":"a@b.example"}]' };
    expect(ids({ ...posts, 'pocdex.number_of_employments': '1' })).toEqual([]);
    expect(ids({ ...posts, 'pocdex.number_of_employments': '2' })).toEqual([
      'pocdex.number_of_employments post-count-differs',
    ]);
    expect(ids({ 'pocdex.public_officer_details': '[]', 'pocdex.number_of_employments': '0' })).toEqual([]);
    expect(ids({ 'pocdex.public_officer_details': 'NA', 'pocdex.number_of_employments': '1' })).toEqual([]);
    expect(ids({ 'pocdex.public_officer_details': '[{', 'pocdex.number_of_employments': '1' })).toEqual([]);
  });

  it('holds dates of a life against each other', () => {
    const born = { 'myinfo.date_of_birth': '1985-03-27' };
    expect(ids({ ...born, 'myinfo.marriage_date': '1984-01-01' })).toEqual(['myinfo.marriage_date before-birth']);
    expect(ids({ 'myinfo.date_of_birth': '2031-06-14' })).toEqual(['myinfo.date_of_birth born-in-future']);
    const dates = { 'myinfo.marriage_date': '2014-11-08', 'myinfo.divorce_date': '2012-02-19' };
    expect(ids(dates)).toEqual(['myinfo.divorce_date divorce-before-marriage']);
    expect(ids({ ...dates, 'myinfo.marital_status': 'MARRIED' })).toEqual([]);
  });

  it('quotes no value', () => {
    const values = new Map([
      ['myinfo.nric_number', 'S3000786G'],
      ['myinfo.nric_last_four_characters', '*****567D'],
      ['myinfo.date_of_birth', '2019-01-01'],
      ['myinfo.is_age_above_18', 'true'],
    ]);
    const words = JSON.stringify(crossCheckValues(values, NOW));
    for (const part of ['S3000786G', '786G', '567D', '2019']) expect(words).not.toContain(part);
    expect(crossCheckValues(values, NOW)).toHaveLength(2);
  });

  it('counts the day in Singapore', () => {
    const values = { 'myinfo.date_of_birth': '2025-06-17' };
    expect(ids(values, Date.parse('2025-06-15T15:59:59Z'))).toHaveLength(1);
    expect(ids(values, Date.parse('2025-06-15T16:00:00Z'))).toEqual([]);
  });
});
