import { ConsoleError } from '../../core/errors.js';
import type { ClientSecrets } from './client-records.js';
import type { SecretStore } from './secret-store.js';
import type { PendingSecrets } from './settings.js';

/** The items of clients in the secret store, by the id that a record has for them. */
export interface ClientItems {
  readonly write: (secretsId: string, secrets: ClientSecrets) => Promise<void>;
  /** Undefined where one of them is not there, or the keychain is locked. */
  readonly read: (secretsId: string) => Promise<ClientSecrets | undefined>;
  /** Whether both are there and whole; `unknown` where the keychain stopped answering. */
  readonly areThere: (secretsId: string) => Promise<'yes' | 'no' | 'unknown'>;
  /** Removes items, and gives back those that are seen to be gone; the others may be there still. Never throws. */
  readonly remove: (entries: readonly PendingSecrets[]) => Promise<readonly PendingSecrets[]>;
}

export function createClientItems(secrets: SecretStore): ClientItems {
  const removeOne = async ({ id }: PendingSecrets): Promise<boolean> => {
    try {
      for (const account of accountsOf(id)) await secrets.delete(account);
      const left = await Promise.all(accountsOf(id).map((account) => secrets.get(account)));
      return left.every((item) => item === undefined);
    } catch {
      return false;
    }
  };
  const isOpenKeychain = async (): Promise<boolean> => {
    const { backend, available } = await secrets.state();
    return backend === 'keychain' && available;
  };
  return {
    write: async (secretsId, { clientSecret, privateKeyPem }) => {
      const [secretAccount, keyAccount] = accountsOf(secretsId);
      await secrets.set(secretAccount, clientSecret);
      await secrets.set(keyAccount, privateKeyPem);
    },
    read: async (secretsId) => {
      const [clientSecret, privateKeyPem] = await Promise.all(
        accountsOf(secretsId).map((account) => secrets.get(account)),
      );
      return clientSecret === undefined || privateKeyPem === undefined ? undefined : { clientSecret, privateKeyPem };
    },
    areThere: async (secretsId) => {
      try {
        const found = await Promise.all(accountsOf(secretsId).map((account) => secrets.get(account)));
        return found.includes(undefined) ? 'no' : 'yes';
      } catch (error) {
        return error instanceof ConsoleError && error.code === 'secret-damaged' ? 'no' : 'unknown';
      }
    },
    remove: async (entries) => {
      const gone = new Set<PendingSecrets>();
      const wasOpen = await isOpenKeychain();
      for (const entry of entries) {
        const removed = wasOpen || entry.sessionOnly ? await removeOne(entry) : false;
        // Memory went with its session; of a keychain, see below.
        if (entry.sessionOnly || removed) gone.add(entry);
      }
      // A locked Secret Service takes every deletion in silence and shows nothing: only an open one can be believed.
      const believed = wasOpen && (await isOpenKeychain());
      return entries.filter((entry) => gone.has(entry) && (entry.sessionOnly || believed));
    },
  };
}

const accountsOf = (secretsId: string): readonly [secret: string, key: string] => [
  `${secretsId}/client-secret`,
  `${secretsId}/private-key`,
];
