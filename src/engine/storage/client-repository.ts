import { randomUUID } from 'node:crypto';
import type { Finding } from '../../core/catalogue/types.js';
import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import { isAbandoned, isStillPending, pendingEntry, withoutPending } from './pending-secrets.js';
import type { SecretStore } from './secret-store.js';
import type { ClientRecord } from './settings.js';
import type { SettingsStore } from './settings-store.js';

interface ClientSecrets {
  readonly clientSecret: string;
  readonly privateKeyPem: string;
}

/** A client about to be saved. */
export interface NewClient extends ClientSecrets {
  readonly clientId: string;
  readonly name: string;
  readonly environment: ProviderEnvironment;
  readonly allowedScopes?: readonly string[] | undefined;
  readonly redirectUris: readonly string[];
  readonly selectedScopes: readonly string[];
  readonly redirectUri: string;
  readonly keyBits: number;
  readonly keyFingerprint: string;
  readonly publicKeyPem: string;
  readonly findings: readonly Finding[];
}

type SecretPresence = 'present' | 'missing' | 'locked' | 'session-only';

/** The saved clients: what is not secret in the settings, what is in the secret store, kept in step across crashes. */
export interface ClientRepository {
  readonly list: () => readonly ClientRecord[];
  /** By key, else by client id or name where only one client has it; undefined where none does. */
  readonly find: (keyOrName: string) => ClientRecord | undefined;
  /** Saves a new client, or replaces the one with the same client id and environment. */
  readonly save: (client: NewClient) => Promise<ClientRecord>;
  readonly change: (key: string, change: Partial<Pick<ClientRecord, 'selectedScopes' | 'redirectUri'>>) => ClientRecord;
  readonly remove: (key: string) => Promise<void>;
  readonly secretsOf: (record: ClientRecord) => Promise<ClientSecrets>;
  readonly presenceOf: (record: ClientRecord) => Promise<SecretPresence>;
  /** Clears keychain items that a crash left without a client; those that a live process is writing stay. */
  readonly clearLeftovers: () => Promise<void>;
}

/** Whether two clients are the same one at the portal. */
export function isSameClient(
  a: Pick<ClientRecord, 'clientId' | 'environment'>,
  b: Pick<NewClient, 'clientId' | 'environment'>,
): boolean {
  return (
    a.clientId === b.clientId &&
    a.environment.kind === b.environment.kind &&
    (a.environment.kind === 'sandbox' || a.environment.origin === b.environment.origin)
  );
}

/** Builds the repository over the settings and the secret store. */
export function createClientRepository(settings: SettingsStore, secrets: SecretStore): ClientRepository {
  const list = () => settings.read().clients;
  const deleteSecrets = async (secretsId: string): Promise<void> => {
    for (const account of accountsOf(secretsId)) await secrets.delete(account);
    settings.update((now) => withoutPending(now, secretsId));
  };

  return {
    list,
    find: (keyOrName) => findClient(list(), keyOrName),

    // Journal, secrets, index: wherever a crash falls, the old client is whole or the new one is.
    save: async (client) => {
      const secretsId = randomUUID();
      const entry = pendingEntry(secretsId);
      settings.update((now) => ({ ...now, pendingSecrets: [...now.pendingSecrets, entry] }));
      const [secretAccount, keyAccount] = accountsOf(secretsId);
      await secrets.set(secretAccount, client.clientSecret);
      await secrets.set(keyAccount, client.privateKeyPem);
      const record = recordOf(client, secretsId, randomUUID());
      const replaced: ClientRecord[] = [];
      const next = settings.update((now) => {
        if (!isStillPending(now, entry)) throw interrupted(client.name);
        // Looked for under the lock: another process may have saved the same client meanwhile.
        const old = now.clients.filter((other) => isSameClient(other, client));
        replaced.push(...old);
        const key = old[0]?.key ?? record.key;
        const { pendingSecrets } = withoutPending(now, secretsId);
        return {
          ...now,
          selectedClient: key,
          clients: [
            ...now.clients.filter((other) => !old.includes(other)),
            // What the next run asks for is the user's choice, not the file's: an update keeps it.
            { ...record, key, selectedScopes: old[0]?.selectedScopes ?? record.selectedScopes },
          ],
          pendingSecrets: [...pendingSecrets, ...old.map((other) => pendingEntry(other.secretsId))],
        };
      });
      for (const old of replaced) await deleteSecrets(old.secretsId);
      return findClient(next.clients, replaced[0]?.key ?? record.key) ?? fail(record.key);
    },

    change: (key, change) => {
      const next = settings.update((now) => ({
        ...now,
        clients: now.clients.map((record) => (record.key === key ? { ...record, ...change } : record)),
      }));
      return findClient(next.clients, key) ?? fail(key);
    },

    remove: async (key) => {
      const record = findClient(list(), key) ?? fail(key);
      settings.update((now) => ({
        ...now,
        selectedClient: now.selectedClient === key ? undefined : now.selectedClient,
        clients: now.clients.filter((other) => other.key !== record.key),
        pendingSecrets: [...now.pendingSecrets, pendingEntry(record.secretsId)],
      }));
      await deleteSecrets(record.secretsId);
    },

    secretsOf: async (record) => {
      const [secretAccount, keyAccount] = accountsOf(record.secretsId);
      const [clientSecret, privateKeyPem] = await Promise.all([secrets.get(secretAccount), secrets.get(keyAccount)]);
      if (clientSecret === undefined || privateKeyPem === undefined) {
        const state = await secrets.state();
        throw state.available ? secretsMissing(record.name) : secretsLocked(record.name, state.reason);
      }
      return { clientSecret, privateKeyPem };
    },

    presenceOf: async (record) => {
      const state = await secrets.state();
      if (!state.available) return 'locked';
      const found = await Promise.all(accountsOf(record.secretsId).map((account) => isReadable(secrets, account)));
      if (found.includes(false)) return 'missing';
      return state.backend === 'memory' ? 'session-only' : 'present';
    },

    clearLeftovers: async () => {
      for (const left of settings.read().pendingSecrets.filter(isAbandoned)) {
        // Claimed first, so that whoever noted it and lives after all does not index what is being removed.
        const { clients } = settings.update((now) =>
          isStillPending(now, left)
            ? { ...now, pendingSecrets: [...withoutPending(now, left.id).pendingSecrets, pendingEntry(left.id)] }
            : now,
        );
        if (clients.some((record) => record.secretsId === left.id))
          settings.update((now) => withoutPending(now, left.id));
        else await deleteSecrets(left.id);
      }
    },
  };
}

const accountsOf = (secretsId: string): readonly [secret: string, key: string] => [
  `${secretsId}/client-secret`,
  `${secretsId}/private-key`,
];

async function isReadable(secrets: SecretStore, account: string): Promise<boolean> {
  try {
    return (await secrets.get(account)) !== undefined;
  } catch {
    return false;
  }
}

function recordOf(client: NewClient, secretsId: string, key: string): ClientRecord {
  const {
    clientSecret,
    privateKeyPem: _kept,
    allowedScopes,
    redirectUris,
    selectedScopes,
    findings,
    ...plain
  } = client;
  return {
    ...plain,
    key,
    secretsId,
    ...(allowedScopes === undefined ? {} : { allowedScopes: [...allowedScopes] }),
    redirectUris: [...redirectUris],
    selectedScopes: [...selectedScopes],
    findings: findings.map((finding) => ({ ...finding })),
    importedAt: Date.now(),
  };
}

function findClient(clients: readonly ClientRecord[], keyOrName: string): ClientRecord | undefined {
  const byKey = clients.find((record) => record.key === keyOrName);
  if (byKey !== undefined) return byKey;
  const named = clients.filter((record) => record.clientId === keyOrName || record.name === keyOrName);
  if (named.length > 1) {
    throw new ConsoleError('config', 'client-ambiguous', `${named.length} saved clients are called ${keyOrName}.`, {
      hint: `Use one of their keys: ${named.map((record) => record.key).join(', ')}.`,
    });
  }
  return named[0];
}

function fail(key: string): never {
  throw new ConsoleError('config', 'client-unknown', `No saved client has the key or name ${key}.`, {
    hint: 'Import its credentials first.',
  });
}

function interrupted(name: string): ConsoleError {
  return new ConsoleError('storage', 'save-interrupted', `Saving ${name} took so long that it was given up.`, {
    hint: 'Import its credentials again.',
  });
}

function secretsLocked(name: string, reason: string | undefined): ConsoleError {
  return new ConsoleError(
    'storage',
    'keychain-locked',
    `The secrets of ${name} cannot be read. ${reason ?? 'The keychain gave no reason.'}`,
    { hint: 'Unlock it, then try again. Nothing was lost.' },
  );
}

function secretsMissing(name: string): ConsoleError {
  return new ConsoleError(
    'storage',
    'secrets-missing',
    `The secret or the private key of ${name} is not in the keychain.`,
    {
      hint: 'Import its credentials file again: the client is updated, and everything else stays as it is.',
    },
  );
}
