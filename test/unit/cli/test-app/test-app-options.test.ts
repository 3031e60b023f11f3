import { describe, expect, it } from 'vitest';
import { readTestAppOptions } from '../../../../src/cli/test-app/test-app-options.js';
import { UsageError } from '../../../../src/cli/usage.js';

const GIVEN = ['--start', 'npm start', '--login-url', 'http://localhost:5001/login'];

describe('readTestAppOptions', () => {
  it('takes the redirect URI of the guides and half a minute to come up', () => {
    const options = readTestAppOptions([...GIVEN, '--report', 'a.html', '--report', 'b.JSON']);
    expect(options).toMatchObject({ start: 'npm start', startMs: 30_000, reports: ['a.html', 'b.JSON'] });
    expect(options.redirectUri.href).toBe('http://localhost:5001/api/redirect');
  });

  it.each([
    ['no command', ['--login-url', 'http://localhost:5001/login']],
    ['no login URL', ['--start', 'true']],
    ['a login URL of another computer', ['--start', 'true', '--login-url', 'https://app.example/login']],
    ['a report of another kind', [...GIVEN, '--report', 'a.pdf']],
    ['no time at all', [...GIVEN, '--timeout', '0']],
    ['an unknown option', [...GIVEN, '--quick']],
  ])('takes %s for wrong usage', (_, args) => {
    expect(() => readTestAppOptions(args)).toThrow(UsageError);
  });
});
