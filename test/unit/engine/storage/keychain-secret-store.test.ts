import { describe, expect, it } from 'vitest';
import { createKeychainSecretStore, type Keytar } from '../../../../src/engine/storage/keychain-secret-store.js';

/** A Secret Service as libsecret shows it: while it is locked, reads find nothing and writes fail. */
function lockableKeytar() {
  const items = new Map<string, string>();
  const state = { locked: false, writes: 0 };
  const keytar: Keytar = {
    getPassword: async (_service, account) => (state.locked ? null : (items.get(account) ?? null)),
    setPassword: async (_service, account, password) => {
      state.writes += 1;
      if (state.locked) throw new Error('Cannot create an item in a locked collection');
      items.set(account, password);
    },
    deletePassword: async (_service, account) => !state.locked && items.delete(account),
  };
  return { keytar, state, items };
}

describe('the keychain on Linux', () => {
  it('K02 tells a lock from an empty keychain, and sees that it was unlocked', async () => {
    const { keytar, state } = lockableKeytar();
    const store = createKeychainSecretStore(keytar, 'linux');
    state.locked = true;
    expect(await store.state()).toMatchObject({ available: false, reason: expect.stringMatching(/is locked/) });
    state.locked = false;
    expect(await store.state()).toMatchObject({ backend: 'keychain', available: true });
  });

  it('leaves nothing of the look behind, and looks once for all who ask at once', async () => {
    const { keytar, state, items } = lockableKeytar();
    const store = createKeychainSecretStore(keytar, 'linux');
    await Promise.all([store.state(), store.state(), store.state()]);
    expect(state.writes).toBe(1);
    expect([...items]).toEqual([]);
  });

  it('writes nothing to look where reads tell the lock', async () => {
    const { keytar, state } = lockableKeytar();
    await createKeychainSecretStore(keytar, 'darwin').state();
    expect(state.writes).toBe(0);
  });
});
