import { describe, expect, it } from 'vitest';
import { createKeychainSecretStore } from '../../../../src/engine/storage/keychain-secret-store.js';
import { lockableKeytar } from '../../../support/lockable-keytar.js';

describe('the keychain on Linux', () => {
  it('K02 tells a lock from an empty keychain, and sees that it was unlocked', async () => {
    const { keytar, state } = lockableKeytar();
    const store = createKeychainSecretStore(keytar, 'linux');
    state.locked = true;
    expect(await store.state()).toMatchObject({ available: false, reason: expect.stringMatching(/is locked/) });
    state.locked = false;
    expect(await store.state()).toMatchObject({ backend: 'keychain', available: true });
  });

  it('looks once for all who ask at once, and writes for the first look alone', async () => {
    const { keytar, state, items } = lockableKeytar();
    const store = createKeychainSecretStore(keytar, 'linux');
    await Promise.all([store.state(), store.state(), store.state()]);
    expect(state).toMatchObject({ writes: 1, reads: 1 });
    await store.state();
    expect(state).toMatchObject({ writes: 1, reads: 2 });
    expect([...items]).toEqual([['probe', 'open']]);
  });

  it('writes nothing to look where reads tell the lock', async () => {
    const { keytar, state } = lockableKeytar();
    await createKeychainSecretStore(keytar, 'darwin').state();
    expect(state.writes).toBe(0);
  });
});
