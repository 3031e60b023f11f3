import keytar from 'keytar';
import { createClientRepository } from '../../../src/engine/storage/client-repository.js';
import { createKeychainSecretStore } from '../../../src/engine/storage/keychain-secret-store.js';
import { withParts } from '../../../src/engine/storage/secret-parts.js';
import type { SecretStore } from '../../../src/engine/storage/secret-store.js';
import type { SettingsStore } from '../../../src/engine/storage/settings-store.js';
import type { Storage } from './saved-clients.js';

/** What a process that is no more would not have lived to see. */
export class Killed extends Error {}

/**
 * The storage as a process has it that ends just before or just after its `writes`-th write, of an item or of the settings:
 * from then on nothing it tries comes about, however it takes the error.
 */
export function mortal({ folder, settings }: Storage, writes: number): Storage {
  // Below the parts: a value that is kept in several items can be cut off between any two of them.
  const items = createKeychainSecretStore(keytar);
  let left = writes;
  const live = (): void => {
    if (left <= 0) throw new Killed();
  };
  /** Before the write and after it. */
  const spend = (): void => {
    live();
    left -= 1;
    live();
  };
  const around = async <T>(write: () => Promise<T>): Promise<T> => {
    spend();
    const result = await write();
    spend();
    return result;
  };
  const mortalItems: SecretStore = {
    state: () => {
      live();
      return items.state();
    },
    get: (account) => {
      live();
      return items.get(account);
    },
    set: (account, secret) => around(() => items.set(account, secret)),
    delete: (account) => around(() => items.delete(account)),
  };
  const mortalSettings: SettingsStore = {
    notices: settings.notices,
    read: () => {
      live();
      return settings.read();
    },
    update: (change) => {
      spend();
      const result = settings.update(change);
      spend();
      return result;
    },
    change: async (change) => {
      spend();
      const result = await settings.change(change);
      spend();
      return result;
    },
    free: settings.free,
    settled: settings.settled,
  };
  const secrets = withParts(mortalItems);
  return { folder, settings: mortalSettings, secrets, clients: createClientRepository(mortalSettings, secrets) };
}
