import { describe, expect, it } from 'vitest';
import {
  lengthInWords,
  localTime,
  momentInWords,
  utcTime,
} from '../../../../../src/renderer/components/token/time-words.js';

describe('times in words', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [252, '4 minutes 12 seconds'],
    [3600, '1 hour'],
    [3661, '1 hour 1 minute'],
    [86_400 + 30, '1 day'],
    [400 * 86_400, '1 year 34 days'],
  ])('%i s is %s', (seconds, words) => {
    expect(lengthInWords(seconds)).toBe(words);
  });

  it('says which way it lies', () => {
    expect([momentInWords(1252, 1000), momentInWords(1000, 1252), momentInWords(1000, 1000.4)]).toEqual([
      'in 4 minutes 12 seconds',
      '4 minutes 12 seconds ago',
      'now',
    ]);
  });

  it('gives the moment in UTC and by the clock at hand', () => {
    expect(utcTime(1_790_000_000)).toBe('2026-09-21 14:13:20 UTC');
    const local = localTime(1_790_000_000);
    expect(local).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:20 UTC[+−]\d\d:\d\d$/);
    const iso = local.replace(' UTC', '').replace(' ', 'T').replace('−', '-');
    expect(Date.parse(iso)).toBe(1_790_000_000_000);
  });
});
