import { describe, expect, it } from 'vitest';
import { lifetimeCheck } from '../../../../src/core/oidc/id-token-times.js';

const IAT = 1_800_000_000;

describe('how long something is, in words', () => {
  it.each([
    [0.04, '0 s'],
    [9.94, '9.9 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.7, '1 min 0 s'],
    [119.6, '2 min 0 s'],
    [400, '6 min 40 s'],
    [3599.4, '59 min 59 s'],
    [3599.7, '1 h'],
    [5400, '1.5 h'],
    [259_200, '3 days'],
  ])('%d s is %s', (seconds, words) => {
    expect(lifetimeCheck({ iat: IAT, exp: IAT + seconds }).actual).toBe(words);
  });
});
