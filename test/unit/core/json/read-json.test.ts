import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson } from '../../../../src/core/json/pretty-json.js';
import { readJson } from '../../../../src/core/json/read-json.js';

describe('readJson', () => {
  it('agrees with JSON.parse on every JSON value, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 3, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(readJson(text)).toMatchObject({ ok: true, value: JSON.parse(text), repeatedNames: [] });
        expect(JSON.parse(prettyJson(text) ?? 'missing')).toEqual(JSON.parse(text));
      }),
    );
  });

  it('agrees with JSON.parse on what is not JSON', () => {
    const mutated = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '-', '0', '\\', '\u0001', 'e', ' '))
      .map(([value, at, insert]) => {
        const text = JSON.stringify(value);
        const position = at % (text.length + 1);
        return text.slice(0, position) + insert + text.slice(position + 1);
      });
    fc.assert(
      fc.property(mutated, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(readJson(text).ok).toBe(valid);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['', 1, 1],
    ['{"a":1,}', 1, 8],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ["{'a':1}", 1, 2],
    ['[1,2', 1, 5],
    ['{"a":[1}', 1, 8],
    ['{"a":1} x', 1, 9],
    ['{"a":"line\nbreak"}', 1, 6],
    ['{"a":01}', 1, 7],
  ])('places the fault of %j at line %i, column %i', (text, line, column) => {
    expect(readJson(text)).toMatchObject({ ok: false, fault: { line, column } });
  });

  it('reports repeated names, also nested and escaped, but not the same name in two objects', () => {
    expect(readJson('{"a":{"x":1,"x":2},"b":[{"y":1},{"y":2}],"\\u0061":3}')).toMatchObject({
      ok: true,
      repeatedNames: ['x', 'a'],
    });
    expect(readJson('{"a":{"x":1},"b":{"x":1}}')).toMatchObject({ repeatedNames: [] });
  });

  it('keeps __proto__ as a member and pollutes nothing', () => {
    const reading = readJson('{"__proto__":{"polluted":true}}');
    expect(reading.ok && Object.keys(reading.value as object)).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
  });

  it('refuses nesting beyond the limit and survives 100,000 levels', () => {
    expect(readJson('[[[1]]]', 3).ok).toBe(true);
    expect(readJson('[[[[1]]]]', 3)).toMatchObject({ ok: false, fault: { offset: 3 } });
    expect(readJson('['.repeat(100_000) + ']'.repeat(100_000)).ok).toBe(false);
    expect(readJson('{"a":'.repeat(100_000)).ok).toBe(false);
  });

  it('reads a string of ten megabytes', () => {
    expect(readJson(JSON.stringify({ a: 'x\\"'.repeat(2_500_000) })).ok).toBe(true);
  });
});

describe('prettyJson', () => {
  it('lays out objects, arrays and empty containers', () => {
    expect(prettyJson('{"a":[1,{"b":{}}],"c":[]}')).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": {}\n    }\n  ],\n  "c": []\n}',
    );
  });

  it('keeps what parsing would lose', () => {
    expect(prettyJson('{"n":1e400,"n":12345678901234567890,"u":"\\u00e9"}')).toBe(
      '{\n  "n": 1e400,\n  "n": 12345678901234567890,\n  "u": "\\u00e9"\n}',
    );
  });

  it('answers undefined for what is not JSON', () => {
    expect(prettyJson('{"a"')).toBeUndefined();
  });
});
