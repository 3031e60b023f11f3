import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasUnsafeCharacters, visibleText } from '../../../../src/core/catalogue/visible-text.js';
import { anyString } from '../../../support/any-string.js';

describe('visibleText', () => {
  it.each([
    ['\u001B[31mred', '⟨U+001B⟩[31mred'],
    ['a\u202Eb', 'a⟨U+202E⟩b'],
    ['a\u200Bb\uFEFF', 'a⟨U+200B⟩b⟨U+FEFF⟩'],
    ['\uD800', '⟨U+D800⟩'],
    ['tag\u{E0041}', 'tag⟨U+E0041⟩'],
    ['a\nb', 'a⟨U+000A⟩b'],
    // Letters and marks by their category, and drawn as nothing.
    ['TAN\u3164', 'TAN⟨U+3164⟩'],
    ['\u115F\u1160\uFFA0', '⟨U+115F⟩⟨U+1160⟩⟨U+FFA0⟩'],
    ['a\u034Fb\u17B4', 'a⟨U+034F⟩b⟨U+17B4⟩'],
  ])('spells out %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it('leaves letters, emoji and joiners alone', () => {
    for (const text of ['JOSÉPHINE', 'क्‍ष', '👩‍👧', '❤️', '葛\u{E0100}', '<img onerror=x>', ''])
      expect(visibleText(text)).toBe(text);
  });

  it('leaves nothing that acts, and says beforehand whether there is', () => {
    fc.assert(
      fc.property(anyString(), (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
        if (!hasUnsafeCharacters(text)) expect(shown.replaceAll(/⟨U\+000[9AD]⟩/g, '')).not.toMatch(/⟨U\+(?!27E)/);
      }),
    );
  });
});
