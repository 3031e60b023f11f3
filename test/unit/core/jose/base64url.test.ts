import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Url, decodedLength, encodeBase64Url, isBase64Url } from '../../../../src/core/jose/base64url.js';

describe('base64url', () => {
  it('decodes what it encodes, as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64Url(text)?.equals(bytes)).toBe(true);
        expect(decodedLength(text.length)).toBe(bytes.length);
      }),
    );
  });

  it('encodes a view into a larger buffer', () => {
    expect(encodeBase64Url(new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4))).toBe('AQID');
  });

  it('takes a text exactly when an encoder would have written it', () => {
    const characters = [...'ABCDwxyz0189-_', '=', '+', '/', ' ', '\n', 'é'];
    const text = fc.array(fc.constantFrom(...characters), { maxLength: 12 }).map((list) => list.join(''));
    fc.assert(
      fc.property(text, (candidate) => {
        const canonical = Buffer.from(candidate, 'base64url').toString('base64url') === candidate;
        expect(isBase64Url(candidate)).toBe(canonical);
        expect(decodeBase64Url(candidate) !== undefined).toBe(canonical);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each(['AQ==', 'A', 'AR', 'AAB', 'A+A', 'A/A', 'A A', 'AA\n', 'ÀA'])('refuses %j', (text) => {
    expect(decodeBase64Url(text)).toBeUndefined();
  });
});
