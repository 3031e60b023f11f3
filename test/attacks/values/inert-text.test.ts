import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { maskForDisplay } from '../../../src/core/catalogue/mask.js';
import { readUnknownValue, readValue } from '../../../src/core/catalogue/parse.js';
import type { ParsedValue, ReadValue } from '../../../src/core/catalogue/types.js';

const ACTIVE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const HOSTILE = [
  'LIM\u202ENIM IUH\u202C',
  '\u001B]8;;https://evil.example\u0007click\u001B]8;;\u0007',
  '\u001B[2J\u001B[31mred',
  'line one\r\nline two',
  '\u2066isolate\u2069\u200E\uFEFF',
  'nul\0inside',
  '\uD800lone',
  '\u2028separator',
];

/** Everything of a read value that is drawn without being asked for again. */
function drawn(parsed: ParsedValue): readonly string[] {
  if ('display' in parsed) return [parsed.display];
  if (parsed.kind === 'lines') return parsed.lines;
  if (parsed.kind === 'unreadable') return [parsed.reason];
  if (parsed.kind !== 'records') return [];
  const cells = parsed.rows.flatMap((row) => [...Object.keys(row), ...Object.values(row).flat()]);
  return [
    ...parsed.columns.map(({ label }) => label),
    ...cells.map((cell) => (typeof cell === 'string' ? cell : JSON.stringify(cell))),
  ];
}

function expectInert(read: ReadValue, what: string): void {
  for (const text of [...drawn(read.parsed), read.readAs, ...read.findings.map(({ message }) => message)]) {
    expect(ACTIVE.test(text), what).toBe(false);
  }
}

describe('values that would act on what draws them', () => {
  it.each(HOSTILE)('J19 %j is drawn inert on every scope, as a value, a key and a cell', (hostile) => {
    for (const definition of SCOPES) {
      expectInert(readValue(definition, hostile), definition.scope);
      const records = JSON.stringify([{ [hostile]: hostile, name: hostile, work_email: hostile }]);
      expectInert(readValue(definition, records), definition.scope);
      expect(ACTIVE.test(maskForDisplay(definition, hostile).replaceAll('\n', '')), definition.scope).toBe(false);
    }
    expectInert(readUnknownValue(hostile), 'unknown');
  });

  it('J19 nested cells are drawn inert', () => {
    const children = SCOPES.find(({ scope }) => scope === 'myinfo.children_birth_records');
    if (children === undefined) throw new Error('no children');
    const raw = JSON.stringify([{ vaccination_requirements: [{ requirement: '\u202Eabc', '\u001B[m': '\u001B[m' }] }]);
    const { parsed } = readValue(children, raw);
    expect(ACTIVE.test(JSON.stringify(drawn(parsed)))).toBe(false);
    expect(JSON.stringify(drawn(parsed))).toContain('⟨U+202E⟩abc');
  });

  it('J19 the characters are spelled out, said in a finding, and kept in raw', () => {
    const name = SCOPES.find(({ scope }) => scope === 'myinfo.name');
    if (name === undefined) throw new Error('no name');
    const raw = 'LIM\u202ENIM';
    const read = readValue(name, raw);
    expect(read.parsed).toEqual({ kind: 'text', raw, display: 'LIM⟨U+202E⟩NIM' });
    expect(read.findings).toMatchObject([{ id: 'control-characters', severity: 'warning' }]);
  });

  it('J19 markup stays text, character by character', () => {
    const name = SCOPES.find(({ scope }) => scope === 'myinfo.name');
    if (name === undefined) throw new Error('no name');
    const raw = '<img src=x onerror=alert(1)>';
    expect(readValue(name, raw).parsed).toMatchObject({ kind: 'text', raw, display: raw });
  });
});
