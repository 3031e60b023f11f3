import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../../src/core/catalogue/catalogue.js';
import { readUnknownValue, readValue } from '../../../../../src/core/catalogue/parse.js';
import type { ReadValue } from '../../../../../src/core/catalogue/types.js';
import { anyString as anyUtf16 } from '../../../../support/any-string.js';

const anyScope = fc.constantFrom(...SCOPES);
const example = fc.constantFrom(...SCOPES.map(({ example: text }) => text));
const anyString = fc.oneof(
  anyUtf16(200),
  fc.string({ unit: 'grapheme' }),
  fc.json({ maxDepth: 6 }),
  fc.json().map((json) => `[${json}]`),
  example,
  fc
    .tuple(example, fc.nat(300), fc.string({ maxLength: 3 }))
    .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at)),
);

function words({ readAs, findings }: ReadValue): string {
  return [readAs, ...findings.flatMap(({ message, hint = '' }) => [message, hint])].join('\n');
}

describe('readValue, for any string on any scope', () => {
  it('never throws and keeps the string unchanged', () => {
    fc.assert(
      fc.property(anyScope, anyString, (definition, raw) => {
        expect(readValue(definition, raw).parsed.raw).toBe(raw);
        expect(readUnknownValue(raw).parsed.raw).toBe(raw);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says the same in words whatever the letters and digits are, so it quotes none of them', () => {
    const marker = fc.stringMatching(/^[ZQX]{6}[0-9]{4}[ZQX]{4}$/);
    fc.assert(
      fc.property(
        anyScope,
        marker,
        fc.constantFrom('', ' ', '\u202E', '@x', '"', '[{"', ']'),
        (definition, secret, odd) => {
          for (const raw of [
            secret,
            secret + odd,
            odd + secret,
            JSON.stringify([{ [secret]: secret + odd, nric: secret }]),
          ]) {
            expect(words(readValue(definition, raw))).not.toContain(secret);
          }
        },
      ),
    );
  });
});
