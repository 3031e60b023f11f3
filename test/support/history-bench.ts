import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHistory, HISTORY_FOLDER, type History } from '../../src/engine/history/history.js';
import { createMemorySecretStore } from '../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../src/engine/storage/open-conf.js';
import type { SecretStore } from '../../src/engine/storage/secret-store.js';
import { openSettings, type SettingsStore } from '../../src/engine/storage/settings-store.js';

/** A history in a folder of its own, over a keychain that can be looked into. */
export interface HistoryBench {
  readonly dataFolder: string;
  /** Where the records lie. */
  readonly folder: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  /** Everything in the keychain. */
  readonly items: Map<string, string>;
  readonly history: History;
  /** The same history as another start of the console sees it. */
  readonly reopen: () => History;
  /** The clock, in milliseconds since the epoch. */
  now: number;
  readonly remove: () => void;
}

/** A keychain in memory that says that it is one. */
function keychainInMemory(items: Map<string, string>): SecretStore {
  return {
    state: async () => ({ backend: 'keychain', name: 'Test keychain', available: true }),
    get: async (account) => items.get(account),
    set: async (account, secret) => {
      items.set(account, secret);
    },
    delete: async (account) => {
      items.delete(account);
    },
  };
}

/** Makes a history that is on; without a keychain where `keychain` is false. */
export function startHistoryBench({ keychain = true } = {}): HistoryBench {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sgid-console-history-'));
  const items = new Map<string, string>();
  const secrets = keychain ? keychainInMemory(items) : createMemorySecretStore('There is none.');
  const settings = openSettings(dataFolder, openConf);
  const bench = { now: Date.UTC(2026, 10, 25, 6) };
  const open = (): History => createHistory({ folder: dataFolder, settings, secrets, now: () => bench.now });
  const history = open();
  settings.update((now) => ({ ...now, history: { ...now.history, enabled: true } }));
  return Object.assign(bench, {
    dataFolder,
    folder: join(dataFolder, HISTORY_FOLDER),
    settings,
    secrets,
    items,
    history,
    reopen: open,
    remove: () => rmSync(dataFolder, { recursive: true, force: true }),
  });
}
