import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../../src/core/oidc/environment.js';
import { isLoopbackHost, readOrigin } from '../../../../src/core/oidc/origin.js';
import { thrownCode } from '../../../support/thrown-code.js';

describe('environment', () => {
  it.each([
    ['production', 'production', 'https://api.id.gov.sg'],
    ['staging', 'staging', 'https://api-stg.id.gov.sg'],
    ['https://api.id.gov.sg', 'production', 'https://api.id.gov.sg'],
    ['https://api-stg.id.gov.sg/', 'staging', 'https://api-stg.id.gov.sg'],
    ['https://sgid.example/v2/', 'custom', 'https://sgid.example'],
    ['http://127.0.0.1:5443', 'custom', 'http://127.0.0.1:5443'],
    ['http://[::1]:5443/', 'custom', 'http://[::1]:5443'],
  ])('%s is %s at %s', (text, kind, origin) => {
    expect(readEnvironment(text)).toEqual({ kind, origin });
  });

  it.each([
    ['prod', 'environment-not-url'],
    ['', 'environment-not-url'],
    ['ftp://sgid.example', 'environment-not-url'],
    ['javascript:alert(1)', 'environment-not-url'],
    ['http://sgid.example', 'environment-not-https'],
    ['http://localhost.example', 'environment-not-https'],
    ['http://127.0.0.1.example', 'environment-not-https'],
    ['https://user:pass@sgid.example', 'environment-has-credentials'],
  ])('refuses %s with %s', (text, code) => {
    expect(thrownCode(() => readOrigin(text))).toBe(code);
  });

  it('takes all of 127.0.0.0/8 and nothing near it for this machine', () => {
    expect(['127.0.0.1', '127.9.9.9', 'localhost', '[::1]'].every(isLoopbackHost)).toBe(true);
    expect(['128.0.0.1', '127.0.0.1.nip.io', '[::2]', 'localhost.', '0.0.0.0'].some(isLoopbackHost)).toBe(false);
  });
});
