import { describe, expect, it } from 'vitest';
import { runMain } from '../../../src/cli/main.js';

describe('an error that nobody foresaw', () => {
  it('is told with where it was thrown, and without its message, which may quote a value', async () => {
    let told = '';
    const exitCode = await runMain({
      argv: ['--version'],
      version: '1.0.0',
      stdout: {
        write: () => {
          throw new TypeError('Cannot read S9812381D\nof abcdefghijklmnopqrstuvwxyz012345');
        },
      },
      stderr: { write: (text) => (told += text) },
      stdin: process.stdin,
      signal: new AbortController().signal,
    });
    expect(exitCode).not.toBe(0);
    expect(told).toContain('TypeError');
    expect(told).toMatch(/^\s+at .*main\.test\.ts/m);
    expect(told).not.toMatch(/S9812381D|abcdefghijklmnop/);
  });
});
