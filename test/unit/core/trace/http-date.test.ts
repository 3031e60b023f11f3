import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHttpDate } from '../../../../src/core/trace/http-date.js';

describe('the time of an HTTP date', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Asia/Singapore';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  // The three forms of RFC 9110 5.6.7, and what servers send besides.
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 06 Nov 1994 16:49:37 +0800',
  ])('is in GMT, wherever this machine is: %s', (text) => {
    expect(readHttpDate(text)).toBe(784_111_777_000);
  });

  it.each([undefined, '', '5', 'now', '1994', 'Sun, 99 Nov 1994 08:49:37 GMT'])('%j is none', (text) => {
    expect(readHttpDate(text)).toBeUndefined();
  });
});
