import { randomUUID } from 'node:crypto';
import type { ClientPresence, SecretPresence } from '../../shared/views/client.js';
import { clientChanged, keychainLocked, secretsLocked, secretsMissing } from './client-errors.js';
import { createClientItems } from './client-items.js';
import {
  type ClientEdit,
  type ClientSecrets,
  duplicateOf,
  editedRecord,
  findClient,
  type NewClient,
  type Placement,
  recordOf,
  recordWithKey,
  updatedBy,
} from './client-records.js';
import { createClientWriter, type Writing } from './client-writer.js';
import type { SecretStore } from './secret-store.js';
import type { ClientRecord } from './settings.js';
import type { SettingsStore } from './settings-store.js';

/** A client to be saved, and where; `same` by default. */
export interface WantedClient {
  readonly client: NewClient;
  readonly placement?: Placement | undefined;
}

/** The saved clients: what is not secret in the settings, what is in the secret store, kept in step across crashes. */
export interface ClientRepository {
  readonly list: () => readonly ClientRecord[];
  /** By key, else by client id or name where only one client has it; undefined where none does. */
  readonly find: (keyOrName: string) => ClientRecord | undefined;
  /**
   * Saves a client where `placement` says (`same` by default), and selects it. An update keeps the key and the user's
   * choices: the selected scopes, and what `client` leaves undefined of redirect URI, notes and colour.
   *
   * @throws ConsoleError `client-ambiguous`, `client-unknown`, `redirect-uri-missing`, `keychain-locked`,
   * `save-interrupted`, and those of the secret store and the settings
   */
  readonly save: (client: NewClient, placement?: Placement) => Promise<ClientRecord>;
  /**
   * Saves many, far quicker than one by one; each is saved or refused by itself. Selects the first where none is.
   *
   * @throws ConsoleError `keychain-locked` before any is saved
   */
  readonly saveAll: (wanted: readonly WantedClient[]) => Promise<readonly PromiseSettledResult<ClientRecord>[]>;
  /** Changes what is not secret. What `change` does not name stays as it is now, not as the caller knew it. */
  readonly edit: (key: string, change: ClientEdit) => ClientRecord;
  /** Saves a copy under another name, with keychain items of its own. */
  readonly duplicate: (key: string, name: string) => Promise<ClientRecord>;
  /** Removes a client with its items; where a locked keychain holds them back, they go by {@link finishRemovals}. */
  readonly remove: (key: string) => Promise<{ readonly itemsLeft: boolean }>;
  /** @throws ConsoleError `secrets-missing`, `keychain-locked`, `client-changed`, `secret-damaged` */
  readonly secretsOf: (record: ClientRecord) => Promise<ClientSecrets>;
  readonly presenceOf: (record: ClientRecord) => Promise<SecretPresence>;
  /** Of many clients, in their order; the keychain is asked for its state once. */
  readonly presencesOf: (records: readonly ClientRecord[]) => Promise<readonly ClientPresence[]>;
  /** Clears keychain items that a crash left without a client; those that a live process is writing stay. */
  readonly clearLeftovers: () => Promise<void>;
  /** Removes what a keychain that was locked, or not there, held back from this process, and says of how many it still does. */
  readonly finishRemovals: () => Promise<number>;
}

/** So many are written between two looks at the settings file: few enough to lose little to a crash. */
const CHUNK = 50;

/** Builds the repository over the settings and the secret store. */
export function createClientRepository(settings: SettingsStore, secrets: SecretStore): ClientRepository {
  const items = createClientItems(secrets);
  const writer = createClientWriter(settings, items);
  const list = () => settings.read().clients;

  /** Whether secrets are held in memory alone. Throws before anything is written where they cannot be kept at all. */
  const isSessionOnly = async (): Promise<boolean> => {
    const { available, backend, reason } = await secrets.state();
    if (!available) throw keychainLocked(reason);
    return backend === 'memory';
  };
  const saving = (
    { client, placement = { kind: 'same' } }: WantedClient,
    sessionOnly: boolean,
    select: boolean,
  ): Writing => ({
    name: client.name,
    secrets: client,
    place: (clients, secretsId) => {
      const old = updatedBy(clients, client, placement);
      return recordOf(client, old, { key: old?.key ?? randomUUID(), secretsId, sessionOnly });
    },
    select,
  });
  const writeOne = async (writing: Writing, sessionOnly: boolean): Promise<ClientRecord> => {
    const [result] = await writer.write([writing], sessionOnly);
    if (result?.status !== 'fulfilled') throw result?.reason;
    return result.value;
  };
  const secretsOf = async (record: ClientRecord): Promise<ClientSecrets> => {
    const found = await items.read(record.secretsId);
    if (found !== undefined) return found;
    const state = await secrets.state();
    if (!state.available) throw secretsLocked(record.name, state.reason);
    const now = list().find(({ key }) => key === record.key);
    throw now?.secretsId === record.secretsId ? secretsMissing(record.name) : clientChanged(record.name);
  };
  const presencesOf = async (records: readonly ClientRecord[]): Promise<readonly ClientPresence[]> => {
    const { available, backend } = await secrets.state();
    return Promise.all(
      records.map(async ({ key, secretsId }): Promise<ClientPresence> => {
        const there = available ? await items.areThere(secretsId) : 'unknown';
        if (there === 'unknown') return { key, secrets: 'locked' };
        if (there === 'no') return { key, secrets: 'missing' };
        return { key, secrets: backend === 'memory' ? 'session-only' : 'present' };
      }),
    );
  };

  return {
    list,
    find: (keyOrName) => findClient(list(), keyOrName),

    save: async (client, placement) => {
      const sessionOnly = await isSessionOnly();
      const writing = saving({ client, placement }, sessionOnly, true);
      // Refused before anything is written where it can be seen now.
      writing.place(list(), '');
      return writeOne(writing, sessionOnly);
    },

    saveAll: async (wanted) => {
      if (wanted.length === 0) return [];
      const sessionOnly = await isSessionOnly();
      const results: PromiseSettledResult<ClientRecord>[] = [];
      for (let at = 0; at < wanted.length; at += CHUNK) {
        const writings = wanted.slice(at, at + CHUNK).map((one) => saving(one, sessionOnly, false));
        results.push(...(await writer.write(writings, sessionOnly)));
      }
      return results;
    },

    edit: (key, change) => {
      const { clients } = settings.update((now) => {
        const old = recordWithKey(now.clients, key);
        return { ...now, clients: now.clients.map((other) => (other === old ? editedRecord(old, change) : other)) };
      });
      return recordWithKey(clients, key);
    },

    duplicate: async (key, name) => {
      const sessionOnly = await isSessionOnly();
      // The record and the secrets that were read together: whatever happens to the original meanwhile, nothing is mixed.
      const record = recordWithKey(list(), key);
      return writeOne(
        {
          name,
          secrets: await secretsOf(record),
          place: (_clients, secretsId) => duplicateOf(record, name, { key: randomUUID(), secretsId, sessionOnly }),
          select: false,
        },
        sessionOnly,
      );
    },

    remove: (key) => writer.remove((clients) => recordWithKey(clients, key)),
    secretsOf,
    presenceOf: async (record) => (await presencesOf([record]))[0]?.secrets ?? 'missing',
    presencesOf,
    clearLeftovers: writer.clearLeftovers,
    finishRemovals: writer.finishRemovals,
  };
}
