import { randomBytes, randomUUID } from 'node:crypto';
import { ConsoleError } from '../../core/errors.js';
import type { SecretStore } from '../storage/secret-store.js';
import type { SettingsStore } from '../storage/settings-store.js';

/** A key of the history, by the id that records name. */
export interface HistoryKey {
  readonly keyId: string;
  readonly key: Uint8Array;
}

/** The keys of the history, each one item of the keychain. All methods throw `keychain-locked`, `keychain-unavailable`. */
export interface HistoryKeys {
  /** The key in use; a new one where there is none, or where its item is gone. */
  readonly forWriting: () => Promise<HistoryKey>;
  /** Undefined where the keychain no longer has it. */
  readonly find: (keyId: string) => Promise<Uint8Array | undefined>;
  /** Removes these keys, and the one in use. */
  readonly remove: (keyIds: Iterable<string>) => Promise<void>;
}

const KEY_BYTES = 32;
const ENCODED = /^[A-Za-z0-9_-]{43}$/;
const accountOf = (keyId: string): string => `history-key:${keyId}`;

export function createHistoryKeys(secrets: SecretStore, settings: SettingsStore): HistoryKeys {
  const find = async (keyId: string): Promise<Uint8Array | undefined> => {
    const item = await secrets.get(accountOf(keyId));
    return item !== undefined && ENCODED.test(item) ? new Uint8Array(Buffer.from(item, 'base64url')) : undefined;
  };
  const idInUse = (): string | undefined => settings.read().history.keyId;
  const storeKeyId = async (keyId: string | undefined): Promise<void> => {
    await settings.change((now) => ({ ...now, history: { ...now.history, keyId } }));
  };
  const make = async (): Promise<HistoryKey> => {
    const keyId = randomUUID();
    const key = randomBytes(KEY_BYTES);
    // Its id first: a crash leaves an id without an item, which is told and replaced, and never an item nobody knows of.
    await storeKeyId(keyId);
    await secrets.set(accountOf(keyId), key.toString('base64url'));
    const stored = await find(keyId);
    if (stored === undefined || !key.equals(stored)) throw keyNotStored();
    return { keyId, key };
  };
  return {
    find,
    forWriting: async () => {
      const keyId = idInUse();
      const key = keyId === undefined ? undefined : await find(keyId);
      return keyId === undefined || key === undefined ? make() : { keyId, key };
    },
    remove: async (keyIds) => {
      const inUse = idInUse();
      for (const keyId of new Set([...keyIds, ...(inUse === undefined ? [] : [inUse])])) {
        await secrets.delete(accountOf(keyId));
      }
      if (inUse !== undefined) await storeKeyId(undefined);
    },
  };
}

function keyNotStored(): ConsoleError {
  return new ConsoleError(
    'storage',
    'history-key-not-stored',
    'The keychain did not give the history’s key back as it was.',
    {
      hint: 'Test the keychain in Settings.',
    },
  );
}
