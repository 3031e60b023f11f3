import { describe, expect, it } from 'vitest';
import { findScope } from '../../../../../src/core/catalogue/catalogue.js';
import { dateInCell } from '../../../../../src/core/catalogue/parse/cell.js';
import { readValue } from '../../../../../src/core/catalogue/parse.js';
import type { ParsedValue, ReadValue } from '../../../../../src/core/catalogue/types.js';

const POSTS = 'pocdex.public_officer_details';
const CHILDREN = 'myinfo.children_birth_records';

const child = {
  birth_cert_no: 'T1808765G',
  name: 'ABC',
  date_of_birth: '2018-04-13',
  sex: 'FEMALE',
  race: 'CHINESE',
  life_status: 'ALIVE',
  secondary_race: 'NA',
  vaccination_requirements: [{ fulfilled: 'TRUE', requirement: 'Minimum' }],
  is_sg_citizen_at_birth: 'Y',
};
const post = {
  work_email: 'a@agency.example',
  agency_name: 'Sample Board',
  department_name: '',
  employment_type: 'Permanent',
  employment_title: 'Engineer',
};

function read(scope: string, value: unknown): ReadValue {
  const definition = findScope(scope);
  if (definition === undefined) throw new Error(`no scope ${scope}`);
  return readValue(definition, typeof value === 'string' ? value : JSON.stringify(value));
}

function records({ parsed }: ReadValue): Extract<ParsedValue, { kind: 'records' }> {
  if (parsed.kind !== 'records') throw new Error(`read as ${parsed.kind}`);
  return parsed;
}

const ids = ({ findings }: ReadValue) => findings.map(({ id }) => id);

describe('lists of records', () => {
  it('reads children with their nested requirements, NA, TRUE and Y as the documentation has them', () => {
    const value = read(CHILDREN, [child]);
    expect(value).toMatchObject({ readAs: '1 record', findings: [{ id: 'na-in-record', severity: 'info' }] });
    const [row] = records(value).rows;
    expect({ ...row }).toEqual({ ...child, vaccination_requirements: expect.any(Array) });
    expect(row?.vaccination_requirements).toMatchObject([{ fulfilled: 'TRUE', requirement: 'Minimum' }]);
  });

  it('reads an empty list, however it is spaced', () => {
    for (const raw of ['[]', ' [ ] ']) {
      const value = read('myinfo.vehicles', raw);
      expect(value).toMatchObject({ parsed: { kind: 'records', rows: [] }, readAs: 'empty list', findings: [] });
    }
  });

  it('has the documented attributes for columns, in their order, whatever the order of the keys', () => {
    const reversed = Object.fromEntries(Object.entries(post).reverse());
    expect(records(read(POSTS, [reversed])).columns.map(({ name }) => name)).toEqual(Object.keys(post));
  });

  it('maps camelCase keys to the documented ones', () => {
    const { work_email, agency_name, ...rest } = post;
    const value = read(POSTS, [{ workEmail: work_email, agencyName: agency_name, ...rest }]);
    expect({ ...records(value).rows[0] }).toEqual({ ...post });
    expect(ids(value)).toEqual(['attribute-renamed', 'attribute-renamed']);
    expect(value.findings[0]?.message).toContain('Work e-mail, 1 of 1 records');
  });

  it('takes the documented spelling where both came, and shows the other beside it', () => {
    for (const both of [
      { workEmail: 'other@agency.example', ...post },
      { ...post, workEmail: 'other@agency.example' },
    ]) {
      const value = read(POSTS, [both]);
      expect(records(value).rows[0]?.work_email).toBe('a@agency.example');
      expect(records(value).rows[0]?.workEmail).toBe('other@agency.example');
      expect(records(value).columns.map(({ name }) => name)).toContain('workEmail');
      expect(ids(value)).toContain('attribute-repeated');
    }
  });

  it('maps camelCase keys of nested records', () => {
    const value = read(CHILDREN, [{ ...child, vaccination_requirements: [{ Fulfilled: 'Y', requirement: 'x' }] }]);
    expect(records(value).rows[0]?.vaccination_requirements).toMatchObject([{ fulfilled: 'Y' }]);
    expect(value.findings.map(({ message }) => message).join()).toContain('Vaccination requirements: Fulfilled');
  });

  it('counts the records that a finding is about', () => {
    const bad = { ...post, work_email: 'a@agency.example ' };
    const value = read(POSTS, [bad, post, bad]);
    expect(value.findings).toMatchObject([{ id: 'surrounding-space' }]);
    expect(value.findings[0]?.message).toContain('Work e-mail, 2 of 3 records');
  });

  it('remarks on missing, undocumented and other than string attributes, and keeps all of them', () => {
    const { department_name: _left, ...rest } = post;
    const value = read(POSTS, [{ ...rest, employment_type: null, employment_title: 7, room: { floor: 2 } }]);
    expect(ids(value)).toEqual([
      'null-value',
      'not-a-string',
      'attribute-undocumented',
      'not-a-string',
      'attribute-missing',
    ]);
    expect({ ...records(value).rows[0] }).toMatchObject({
      employment_type: '',
      employment_title: '7',
      room: '{"floor":2}',
    });
    expect(records(value).columns.at(-1)?.name).toBe('room');
  });

  it('says so where there are more undocumented attributes than columns', () => {
    const extra = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`extra ${at}`, 'x']));
    expect(ids(read(POSTS, [{ ...post, ...extra(32) }]))).not.toContain('attributes-left-out');
    expect(ids(read(POSTS, [{ ...post, ...extra(33) }]))).toContain('attributes-left-out');
  });

  it('reads a single object and a list that is stringified twice, with a finding', () => {
    expect(ids(read(POSTS, post))).toEqual(['single-record']);
    const twice = read(POSTS, JSON.stringify(JSON.stringify([post])));
    expect(ids(twice)).toEqual(['encoded-twice']);
    expect(records(twice).rows).toHaveLength(1);
  });

  it.each([
    ['[{"a":', 'records-not-json'],
    ["[{'vehicle_number':'SBA1234G'}]", 'records-not-json'],
    ['7', 'records-not-a-list'],
    ['null', 'records-not-a-list'],
    ['"abc"', 'records-not-a-list'],
    ['["SBA1234G"]', 'records-not-objects'],
    ['[{},[]]', 'records-not-objects'],
    ['[null]', 'records-not-objects'],
  ])('keeps %s as it came', (raw, id) => {
    const value = read('myinfo.vehicles', raw);
    expect(value.parsed).toMatchObject({ kind: 'unreadable', raw });
    expect(ids(value)[0]).toBe(id);
  });

  it('keeps a nested list that is something else as text', () => {
    const value = read(CHILDREN, [{ ...child, vaccination_requirements: 'all done' }]);
    expect(records(value).rows[0]?.vaccination_requirements).toBe('all done');
    expect(ids(value)).toEqual(['na-in-record', 'nested-not-a-list']);
    expect(ids(read(CHILDREN, [{ ...child, vaccination_requirements: 'NA' }]))).toEqual([
      'na-in-record',
      'na-in-record',
    ]);
  });

  it('have their dates in words, and what is no date as it came', () => {
    const dateOf = (text: string, name = 'date_of_birth') =>
      findScope(CHILDREN)?.attributes?.flatMap((one) => (one.name === name ? [dateInCell(text, one)] : []));
    expect(dateOf('2018-04-13')).toEqual(['13 April 2018']);
    expect(dateOf('2018')).toEqual(['2018, month and day not known']);
    expect(dateOf('2018-02-30')).toEqual([undefined]);
    expect(dateOf('2018-04-13', 'name')).toEqual([undefined]);
  });
});
