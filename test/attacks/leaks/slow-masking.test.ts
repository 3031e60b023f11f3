import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/core/export/redact.js';

const secretsOf = (values: readonly string[]) =>
  values.map((value, index) => ({ ref: `r${index}`, label: `value ${index}`, value }));

describe('masking that is made to be slow', () => {
  it('L01 400 values that begin alike, and a body that repeats their beginning', () => {
    const values = Array.from(
      { length: 400 },
      (_, index) => `${'a'.repeat(40)}${String(index).padStart(4, '0')}${'a'.repeat(10)}`,
    );
    const started = performance.now();
    const left = createRedactor(secretsOf(values)).redact(`${'a'.repeat(825_000)}!${values.join()}`);
    expect(performance.now() - started).toBeLessThan(5_000);
    for (const value of values) expect(left).not.toContain(value);
    expect(left).toContain('aaaa!');
  });

  it('L01 values of every length: the body is taken out whole rather than searched for minutes', () => {
    const values = Array.from({ length: 400 }, (_, index) => `${'a'.repeat(40 + index)}b${'a'.repeat(10)}`);
    const started = performance.now();
    const left = createRedactor(secretsOf(values)).redact(`${'a'.repeat(825_000)}!${values.join()}`);
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(left).toMatch(/^‹value \d+›$/);
  });
});
