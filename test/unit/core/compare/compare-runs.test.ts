import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparableRun, type ComparedEntry, compareRuns } from '../../../../src/core/compare/compare-runs.js';
import { formValues, jsonValues, plainText, queryOf, wholeText } from '../../../../src/core/compare/masked-values.js';

const entry = (name: string, text: string, more: Partial<ComparedEntry> = {}): ComparedEntry => ({
  where: 'Token request',
  name,
  text,
  whole: text,
  ...more,
});
const run = (parameters: readonly ComparedEntry[]): ComparableRun => ({
  steps: [],
  parameters,
  headers: [],
  claims: [],
  checks: [],
  fields: [],
});
const verdicts = (left: readonly ComparedEntry[], right: readonly ComparedEntry[]) =>
  compareRuns(run(left), run(right))[1]?.rows.map(({ name, verdict }) => [name, verdict]);

describe('comparison', () => {
  it('puts differences first, then what cannot be told, what is new in every run, and what is the same', () => {
    const left = [
      entry('grant_type', 'authorization_code'),
      entry('state', 'a', { fresh: 'random' }),
      entry('secret', '‹masked›', { whole: undefined }),
      entry('format', 'form'),
      entry('resource', 'x'),
      entry('nonce', 'n', { fresh: 'random' }),
      entry('date', 'Mon', { fresh: 'varies' }),
    ];
    const right = [
      entry('audience', 'y'),
      entry('format', 'json'),
      entry('state', 'b', { fresh: 'random' }),
      entry('secret', '‹masked›', { whole: 'known' }),
      entry('grant_type', 'authorization_code'),
      entry('nonce', 'n', { fresh: 'random' }),
      entry('date', 'Mon', { fresh: 'varies' }),
    ];
    expect(verdicts(left, right)).toEqual([
      ['format', 'differs'],
      ['resource', 'only-left'],
      ['nonce', 'repeated'],
      ['audience', 'only-right'],
      ['secret', 'unknown'],
      ['state', 'fresh'],
      ['grant_type', 'same'],
      ['date', 'same'],
    ]);
    expect(compareRuns(run(left), run(right))[1]?.differences).toBe(4);
  });

  it('judges by the whole value, not by what is shown of it', () => {
    expect(verdicts([entry('v', '••••', { whole: 'a' })], [entry('v', '••••', { whole: 'b' })])).toEqual([
      ['v', 'differs'],
    ]);
    expect(verdicts([entry('v', '5 characters', { whole: undefined })], [entry('v', '6 characters')])).toEqual([
      ['v', 'differs'],
    ]);
  });

  it('says in one row what one run has where the other never came', () => {
    const right = [entry('a', '1'), entry('b', '2', { where: 'Userinfo' }), entry('c', '3', { where: 'Userinfo' })];
    expect(compareRuns(run([entry('a', '1')]), run(right))[1]).toEqual({
      part: 'parameters',
      differences: 1,
      rows: [
        { where: 'Userinfo', name: '', entries: 2, verdict: 'only-right', right: 'b, c' },
        { where: 'Token request', name: 'a', entries: 1, verdict: 'same', left: '1', right: '1' },
      ],
    });
  });

  it('tells repeated names apart by their order', () => {
    const twice = [entry('code', '1'), entry('code', '2')];
    expect(verdicts(twice, [entry('code', '1')])).toEqual([
      ['code (2)', 'only-left'],
      ['code', 'same'],
    ]);
  });

  it('loses no entry, is the same both ways round, and finds nothing where nothing differs', () => {
    const entries = fc.array(
      fc.record({
        where: fc.constantFrom('a', 'b'),
        name: fc.constantFrom('x', 'y', 'z'),
        text: fc.constantFrom('1', '2'),
        whole: fc.constantFrom('1', '2', undefined),
      }),
      { maxLength: 8 },
    );
    const mirrored = { 'only-left': 'only-right', 'only-right': 'only-left' } as Record<string, string>;
    fc.assert(
      fc.property(entries, entries, (left, right) => {
        const rows = compareRuns(run(left), run(right))[1]?.rows ?? [];
        const count = (side: 'left' | 'right') =>
          rows.reduce((sum, row) => sum + (row[side] === undefined ? 0 : row.entries), 0);
        expect([count('left'), count('right')]).toEqual([left.length, right.length]);
        const back = compareRuns(run(right), run(left))[1]?.rows ?? [];
        const lines = (all: typeof rows, flip: boolean) =>
          all
            .map((row) => `${row.where}/${row.name}: ${(flip ? mirrored[row.verdict] : undefined) ?? row.verdict}`)
            .sort();
        expect(lines(back, true)).toEqual(lines(rows, false));
        expect(compareRuns(run(left), run(left))[1]?.differences).toBe(0);
      }),
    );
  });
});

describe('masked values', () => {
  const part = { ref: 'code', label: 'code', length: 9 };

  it('reads queries, forms and JSON with secrets taken out, and puts the secrets where they stood', () => {
    const url = ['https://x/cb?a=1&code=', part, '&s=%20b#f'] as const;
    expect(formValues(queryOf(url))).toEqual([
      { name: 'a', value: ['1'] },
      { name: 'code', value: [part] },
      { name: 's', value: [' b'] },
    ]);
    expect(queryOf(['https://x/'])).toEqual([]);
    expect(jsonValues(['{"code":"', part, '!","n":1,"o":{"p":["', part, '"]}}'])).toEqual([
      { name: 'code', value: [part, '!'] },
      { name: 'n', value: ['1'] },
      { name: 'o', value: ['{"p":["', part, '"]}'] },
    ]);
    expect(jsonValues(['[1]'])).toBeUndefined();
    expect(jsonValues(['{'])).toBeUndefined();
  });

  it('takes nothing off the wire for a mark of its own', () => {
    expect(jsonValues(['{"a":"\uE0000\uE001","b":"', part, '"}'])).toEqual([
      { name: 'a', value: ['\uFFFD0\uFFFD'] },
      { name: 'b', value: [part] },
    ]);
  });

  it('shows a secret by its label and length, and judges by the secret where it is known', () => {
    expect(plainText(['code=', part])).toBe('code=‹code, 9 characters›');
    expect(wholeText(['code=', part], () => 'abc')).toBe('code=abc');
    expect(wholeText(['code=', part], () => undefined)).toBeUndefined();
    expect(wholeText(['code'], () => undefined)).toBe('code');
  });
});
