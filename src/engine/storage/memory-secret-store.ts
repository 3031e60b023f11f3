import type { SecretStore } from './secret-store.js';

/** Secrets for this session only: where there is no keychain, nothing secret is written anywhere. */
export function createMemorySecretStore(reason: string): SecretStore {
  const secrets = new Map<string, string>();
  return {
    state: async () => ({ backend: 'memory', name: 'Memory, for this session only', available: true, reason }),
    get: async (account) => secrets.get(account),
    set: async (account, secret) => {
      secrets.set(account, secret);
    },
    delete: async (account) => {
      secrets.delete(account);
    },
  };
}
