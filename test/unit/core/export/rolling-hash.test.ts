import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText, rollingHashOf } from '../../../../src/core/export/rolling-hash.js';
import { anyString } from '../../../support/any-string.js';

describe('rollingHashOf', () => {
  it('gives every stretch the hash of its text alone', () => {
    fc.assert(
      fc.property(anyString(), fc.nat(60), fc.nat(60), (text, from, length) => {
        const start = Math.min(from, text.length);
        const part = text.slice(start, start + length);
        expect(rollingHashOf(text)(start, part.length)).toBe(hashText(part));
      }),
    );
  });

  it('tells texts apart by a character, its place, and a leading NUL', () => {
    expect(new Set(['abc', 'abd', 'acb', 'ab', '\0abc', '\0\0abc', ''].map(hashText)).size).toBe(7);
  });
});
