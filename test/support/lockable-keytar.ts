import { createKeychainSecretStore, type Keytar } from '../../src/engine/storage/keychain-secret-store.js';
import { withParts } from '../../src/engine/storage/secret-parts.js';
import type { SecretStore } from '../../src/engine/storage/secret-store.js';

/** A Secret Service as libsecret shows it: while it is locked, reads find nothing, writes fail, deletions do nothing. */
export function lockableKeytar() {
  const items = new Map<string, string>();
  const state = { locked: false, writes: 0, reads: 0 };
  const keytar: Keytar = {
    getPassword: async (_service, account) => {
      state.reads += 1;
      return state.locked ? null : (items.get(account) ?? null);
    },
    setPassword: async (_service, account, password) => {
      state.writes += 1;
      if (state.locked) throw new Error('Cannot create an item in a locked collection');
      items.set(account, password);
    },
    deletePassword: async (_service, account) => !state.locked && items.delete(account),
  };
  return { keytar, state, items };
}

/** The console's keychain over it, and the items of clients that are in there. */
export function lockableKeychain(): {
  readonly store: SecretStore;
  readonly state: { locked: boolean };
  readonly clientItems: () => readonly string[];
} {
  const { keytar, state, items } = lockableKeytar();
  return {
    store: withParts(createKeychainSecretStore(keytar, 'linux')),
    state,
    clientItems: () => [...items.keys()].filter((account) => account.includes('/')),
  };
}
