import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { maskForDisplay } from '../../../src/core/catalogue/mask.js';
import { maskForSample } from '../../../src/core/catalogue/mask-sample.js';
import { readValue } from '../../../src/core/catalogue/parse.js';
import type { ReadValue } from '../../../src/core/catalogue/types.js';

const lists = SCOPES.filter(({ type }) => type === 'records');
const children = lists.find(({ scope }) => scope === 'myinfo.children_birth_records');
const posts = lists.find(({ scope }) => scope === 'pocdex.public_officer_details');
if (children === undefined || posts === undefined) throw new Error('the catalogue lacks its lists');

const ids = ({ findings }: ReadValue) => findings.map(({ id }) => id);

function rowsOf({ parsed }: ReadValue) {
  if (parsed.kind !== 'records') throw new Error(`read as ${parsed.kind}`);
  return parsed.rows;
}

describe('stringified lists that are broken or hostile', () => {
  it.each(lists.map((definition) => [definition.scope, definition] as const))(
    'J18 %s: JSON cut off at any place keeps the raw value, with a finding',
    (_, definition) => {
      for (let at = 1; at < definition.example.length; at += 1) {
        const raw = definition.example.slice(0, at);
        const read = readValue(definition, raw);
        expect(read.parsed).toMatchObject({ kind: 'unreadable', raw });
        expect(ids(read)).toContain('records-not-json');
        expect(maskForDisplay(definition, raw)).toBe('••••••••');
      }
    },
  );

  it('J18 NA inside a record, nested ones included, is kept and worth a note, not a look', () => {
    const [child] = JSON.parse(children.example);
    const raw = JSON.stringify([{ ...child, race: 'NA', date_of_birth: 'NA', birth_cert_no: 'NA' }]);
    const read = readValue(children, raw);
    expect(new Set(read.findings.map(({ id, severity }) => `${id} ${severity}`))).toEqual(
      new Set(['na-in-record info']),
    );
    expect(rowsOf(read)[0]).toMatchObject({ race: 'NA', date_of_birth: 'NA' });
  });

  it('J18 camelCase keys are mapped, with a finding for each attribute', () => {
    const raw = posts.example.replace(/_([a-z])(?=[a-z_]*":)/g, (_, letter: string) => letter.toUpperCase());
    expect(raw).toContain('"workEmail":');
    const read = readValue(posts, raw);
    expect(ids(read)).toEqual(Array.from({ length: 5 }, () => 'attribute-renamed'));
    expect({ ...rowsOf(read)[0] }).toEqual(JSON.parse(posts.example)[0]);
  });

  it('J18 10,000 rows are read and masked quickly, all of them', () => {
    const raw = `[${Array.from({ length: 10_000 }, () => children.example.slice(1, -1)).join(',')}]`;
    const before = performance.now();
    const read = readValue(children, raw);
    expect(rowsOf(read)).toHaveLength(10_000);
    expect(maskForDisplay(children, raw)).toBe('10000 records, masked');
    maskForSample(children, raw);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it.each(['[', '{"a":', '[{"vaccination_requirements":'])('J18 nesting 100,000 deep by %j is refused', (opener) => {
    const raw = `[${opener.repeat(100_000)}`;
    const read = readValue(children, raw);
    expect(read.parsed).toMatchObject({ kind: 'unreadable', raw });
    expect(ids(read)).toContain('records-too-deep');
    expect(maskForSample(children, raw)).toBe('MASKED');
  });

  it('J18 brackets inside a string are no nesting', () => {
    const raw = JSON.stringify([{ vehicle_number: '['.repeat(1_000), note: '\\"{' }]);
    const vehicles = lists.find(({ scope }) => scope === 'myinfo.vehicles');
    expect(vehicles !== undefined && readValue(vehicles, raw).parsed.kind).toBe('records');
  });

  it('T11 __proto__, constructor and toString as keys are data only', () => {
    const raw = '[{"__proto__":{"polluted":"yes"},"constructor":"c","toString":"t","hasOwnProperty":"h"}]';
    const read = readValue(posts, raw);
    const [row] = rowsOf(read);
    expect(Object.keys(row ?? {})).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(Object.getPrototypeOf(row)).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(maskForSample(posts, raw)).not.toContain('__proto__');
  });

  it('J18 another key in every record makes no more columns than can be drawn', () => {
    const raw = JSON.stringify(Array.from({ length: 5_000 }, (_, index) => ({ [`key${index}`]: 'x' })));
    const { parsed } = readValue(posts, raw);
    expect(parsed.kind === 'records' && parsed.columns.length).toBe(5 + 32);
  });
});
