import { describe, expect, it } from 'vitest';
import {
  keychainState,
  removalsLeftWords,
  testSummary,
} from '../../../../../src/renderer/features/keychain/keychain-words.js';

const KEYCHAIN = { backend: 'keychain', name: 'Secret Service', available: true } as const;

describe('the state of the keychain in words (K01, K02)', () => {
  it.each([
    [KEYCHAIN, 'passed', false],
    [{ ...KEYCHAIN, available: false, reason: 'Locked.' }, 'failed', true],
    [{ ...KEYCHAIN, backend: 'memory' }, 'warned', true],
  ] as const)('%j', (keychain, status, hasRemedy) => {
    const state = keychainState(keychain);
    expect([state.status, state.remedy !== undefined]).toEqual([status, hasRemedy]);
  });

  it('says what it still has of clients that were removed, and when that goes', () => {
    const words = (removalsLeft: number, change = {}) =>
      removalsLeftWords({ keychain: { ...KEYCHAIN, ...change }, removalsLeft });
    expect(words(0)).toBeUndefined();
    expect(words(1, { available: false })).toMatch(/of 1 removed client are .* once it is open/);
    expect(words(2, { backend: 'memory' })).toMatch(/of 2 removed clients are .* next start that finds it/);
    expect(words(2)).toMatch(/did not let them go/);
  });

  it('sums a test up', () => {
    const steps = [
      { step: 'write', ok: true, durationMs: 1.2 },
      { step: 'read', ok: true, durationMs: 2.3 },
    ] as const;
    expect(testSummary({ ok: true, keychain: KEYCHAIN, steps })).toMatch(/works.* 4 ms/);
    expect(testSummary({ ok: false, keychain: KEYCHAIN, steps })).toMatch(/did not pass/);
  });
});
