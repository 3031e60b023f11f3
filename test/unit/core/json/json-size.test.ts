import { describe, expect, it } from 'vitest';
import { jsonSize } from '../../../../src/core/json/json-size.js';

const ANY = { values: 1e9, characters: 1e9 };

describe('the size of JSON', () => {
  it.each([
    ['text', 'abc', { values: 1, characters: 3, longest: 3 }],
    ['nothing', null, { values: 1, characters: 0, longest: 0 }],
    ['an empty object', {}, { values: 0, characters: 0, longest: 0 }],
    ['what is nested', { a: [1, 'xy', { b: 'z' }], c: true }, { values: 4, characters: 3, longest: 2 }],
  ])('counts %s', (_name, value, size) => {
    expect(jsonSize(value, ANY)).toEqual(size);
  });

  it('stops where it is known to be too much, and overflows nothing however deep', () => {
    expect(jsonSize(Array(1000).fill('x'), { values: 10, characters: 1e9 }).values).toBe(11);
    expect(jsonSize(Array(1000).fill('x'), { values: 1e9, characters: 10 }).characters).toBe(11);
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(jsonSize(deep, ANY)).toEqual({ values: 1, characters: 1, longest: 1 });
  });
});
