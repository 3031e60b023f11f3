import { describe, expect, it } from 'vitest';
import { readRunOptions } from '../../../src/cli/commands/run-options.js';
import { exitCodeOf } from '../../../src/cli/exit-codes.js';
import { thrownCode } from '../../support/thrown-code.js';

describe('options of run', () => {
  it('have the defaults of the contract', () => {
    expect(readRunOptions(['--credentials', 'c.json'])).toEqual({
      source: { kind: 'credentials', path: 'c.json' },
      environment: undefined,
      scopes: ['openid', 'myinfo.name'],
      redirectUri: undefined,
      browser: 'system',
      tokenRequest: 'form',
      clientAuthentication: 'post',
      timeoutMs: 300_000,
      persona: undefined,
      faults: [],
      export: undefined,
      harPath: undefined,
      reveal: false,
      network: {
        proxy: undefined,
        passwordFile: undefined,
        caFiles: [],
        connectTimeoutMs: undefined,
        timeoutMs: undefined,
      },
    });
    expect(readRunOptions(['--sandbox']).browser).toBe('follow');
  });

  it('take what is given', () => {
    const options = readRunOptions([
      '--sandbox',
      '--scopes',
      'openid  myinfo.sex,myinfo.race',
      '--fault',
      'token.slow',
      '--fault=timing.slow',
      '--timeout=1.5',
    ]);
    expect(options).toMatchObject({
      scopes: ['openid', 'myinfo.sex', 'myinfo.race'],
      faults: ['token.slow', 'timing.slow'],
      timeoutMs: 1_500,
    });
  });

  it.each([
    [['--sandbox', '--client', 'x'], 'usage-client'],
    [['--sandbox', '--environment', 'staging'], 'usage-environment'],
    [['--credentials', 'c.json', '--environment', 'sandbox'], 'usage-environment'],
    [['--sandbox', 'extra'], 'usage-arguments'],
    [['--sandbox', '--browser', 'lynx'], 'usage-value'],
    [['--sandbox', '--timeout', 'soon'], 'usage-value'],
    [['--sandbox', '--timeout', '-1'], 'usage-option'],
    [['--sandbox', '--timeout='], 'usage-value'],
    [['--sandbox', '--format', 'json'], 'usage-format'],
    [['--client'], 'usage-option'],
  ])('%j is %s', (args, code) => {
    expect(thrownCode(() => readRunOptions(args))).toBe(code);
  });

  it('point from --environment sandbox to --sandbox', () => {
    expect(() => readRunOptions(['--client', 'x', '--environment', 'sandbox'])).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('--sandbox') }),
    );
  });
});

describe('exit codes', () => {
  it.each([
    ['config', 'usage-option', 2],
    ['config', 'file-not-found', 2],
    ['storage', 'keychain-locked', 3],
    ['storage', 'settings-not-written', 1],
    ['config', 'interrupted', 130],
    ['crypto', 'jwe-tag', 1],
    ['internal', 'internal-error', 1],
  ] as const)('%s error %s is %i', (kind, code, exit) => {
    expect(exitCodeOf({ kind, code, message: '' })).toBe(exit);
  });
});
