import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNric, type NricSeries, nricChecksumLetter } from '../../../../src/core/catalogue/nric.js';

const series = fc.constantFrom<NricSeries>('S', 'T', 'F', 'G', 'M');
const digits = fc.integer({ min: 0, max: 9_999_999 }).map((number) => String(number).padStart(7, '0'));

describe('checkNric', () => {
  // Worked out by hand from the weights 2 7 6 5 4 3 2: the sum of 1234567 is 106, of 0000001 it is 2.
  it.each([
    ['S1234567D', 'NRIC'],
    ['T1234567J', 'NRIC'],
    ['F1234567N', 'FIN'],
    ['G1234567X', 'FIN'],
    ['M1234567K', 'FIN'],
    ['S0000000J', 'NRIC'],
    ['S0000001I', 'NRIC'],
    ['T0000000G', 'NRIC'],
    ['F0000000X', 'FIN'],
    ['G0000000R', 'FIN'],
    ['M0000000T', 'FIN'],
    ['S3000786G', 'NRIC'],
  ] as const)('accepts %s', (value, kind) => {
    expect(checkNric(value)).toMatchObject({ valid: true, kind });
  });

  it('knows which letter the M series has where the other foreign series have M', () => {
    const remainderEight = Array.from({ length: 200 }, (_, index) => String(index).padStart(7, '0'));
    const letters = new Set(remainderEight.map((number) => nricChecksumLetter('M', number)));
    expect([...letters].sort().join('')).toBe([...'XWUTRQPNJLK'].sort().join(''));
    const foreign = new Set(remainderEight.map((number) => nricChecksumLetter('G', number)));
    expect([...foreign].sort().join('')).toBe([...'XWUTRQPNMLK'].sort().join(''));
  });

  it('says that the checksum of the documentation’s sample does not hold', () => {
    expect(checkNric('S9876543A')).toMatchObject({ valid: false, kind: 'NRIC', reason: 'checksum' });
  });

  it.each([
    '',
    'S123456D',
    'S12345678D',
    's1234567d',
    ' S1234567D',
    'A1234567D',
    'S1234567',
    'S1234567１',
    'S１２３４５６７D',
  ])('refuses the format of %j', (value) => {
    expect(checkNric(value)).toEqual({ valid: false, reason: 'format' });
  });

  it('accepts exactly one letter for any series and digits', () => {
    fc.assert(
      fc.property(series, digits, (letter, number) => {
        const valid = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((last) => checkNric(letter + number + last).valid);
        expect(valid).toEqual([nricChecksumLetter(letter, number)]);
      }),
    );
  });

  it('notices any one digit that was altered', () => {
    fc.assert(
      fc.property(series, digits, fc.nat(6), fc.integer({ min: 1, max: 9 }), (letter, number, place, step) => {
        const altered = [...number].map((digit, at) => (at === place ? String((Number(digit) + step) % 10) : digit));
        const last = nricChecksumLetter(letter, number);
        expect(checkNric(`${letter}${altered.join('')}${last}`).valid).toBe(false);
      }),
    );
  });

  it('tells the series apart in words', () => {
    expect(checkNric('S1234567D').type).toMatch(/before 2000/);
    expect(checkNric('T1234567J').type).toMatch(/2000 or later/);
    expect(checkNric('M1234567K').type).toMatch(/2022/);
  });
});
