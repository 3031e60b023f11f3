import { describe, expect, it } from 'vitest';
import { createKeychainSecretStore } from '../../../../src/engine/storage/keychain-secret-store.js';
import { withParts } from '../../../../src/engine/storage/secret-parts.js';
import type { SecretStore } from '../../../../src/engine/storage/secret-store.js';
import { testSecretStore } from '../../../../src/engine/storage/test-secret-store.js';
import { keychainTest } from '../../../../src/shared/views/app.js';
import { lockableKeytar } from '../../../support/lockable-keytar.js';

function keychain() {
  const { keytar, state, items } = lockableKeytar();
  return { items, state, store: withParts(createKeychainSecretStore(keytar, 'linux')) };
}

const outcomes = async (store: SecretStore) =>
  (await testSecretStore(store)).map(({ step, ok, error }) => [step, ok ? 'ok' : error?.code]);

describe('the test of where secrets are kept', () => {
  it('writes in parts, reads back, compares, removes, and leaves nothing', async () => {
    const { store, items, state } = keychain();
    const steps = await testSecretStore(store);
    expect(keychainTest.shape.steps.parse(steps)).toEqual(steps);
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['write', true],
      ['read', true],
      ['compare', true],
      ['remove', true],
    ]);
    expect(state.writes).toBeGreaterThan(2);
    expect([...items]).toEqual([]);
  });

  it('K02 says that it is locked, and reads nothing then', async () => {
    const { store, state, items } = keychain();
    state.locked = true;
    expect(await outcomes(store)).toEqual([
      ['write', 'keychain-locked'],
      ['remove', 'ok'],
    ]);
    expect([...items]).toEqual([]);
  });

  it('K07 notices another value, a part that is gone, and a value that is gone, and leaves nothing all the same', async () => {
    const { store, items } = keychain();
    const upsetBy = (change: () => void): SecretStore => ({
      ...store,
      set: async (account, secret) => {
        await store.set(account, secret);
        change();
      },
    });
    const removed = ['remove', 'ok'];
    const wrote = ['write', 'ok'];
    expect(await outcomes(upsetBy(() => items.set('test', 'another')))).toEqual([
      wrote,
      ['read', 'ok'],
      ['compare', 'keychain-test-different'],
      removed,
    ]);
    expect(await outcomes(upsetBy(() => items.delete('test#1')))).toEqual([wrote, ['read', 'secret-damaged'], removed]);
    expect(await outcomes(upsetBy(() => items.delete('test')))).toEqual([
      wrote,
      ['read', 'ok'],
      ['compare', 'keychain-test-different'],
      removed,
    ]);
    expect([...items]).toEqual([]);
  });

  it('says where an item stays although it was removed', async () => {
    const { store } = keychain();
    const kept = await outcomes({ ...store, delete: async () => {} });
    expect(kept.at(-1)).toEqual(['remove', 'keychain-test-not-removed']);
  });
});
