import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClientRepository } from '../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../src/engine/storage/memory-secret-store.js';
import { clientOf, newFolder, openStorage, removeFolder, type Storage } from './support/saved-clients.js';

const MANY = 1_000;
const ON_SCREEN = 64;
const version = { secret: '1', key: '1' };

/** Milliseconds; the median of several, since other programs run too. */
async function millisecondsOf(action: (at: number) => unknown, times = 9): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const start = performance.now();
    await action(at);
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

describe('1,000 saved clients', () => {
  let storage: Storage;
  let keys: readonly string[];

  beforeAll(async () => {
    storage = await openStorage(newFolder());
    // Their secrets are not what is measured: gnome-keyring takes minutes for 2,000 items.
    const quick = createClientRepository(storage.settings, createMemorySecretStore('measured'));
    const saved = await quick.saveAll(
      Array.from({ length: MANY - ON_SCREEN }, (_, at) => ({ client: clientOf(`CLIENT-${at}`, version) })),
    );
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(MANY - ON_SCREEN);
    const shown = await storage.clients.saveAll(
      Array.from({ length: ON_SCREEN }, (_, at) => ({ client: clientOf(`SHOWN-${at}`, version) })),
    );
    keys = shown.map((one) => (one.status === 'fulfilled' ? one.value.key : ''));
  });

  afterAll(async () => {
    for (const key of keys) await storage.clients.remove(key);
    removeFolder(storage.folder);
  });

  it('are listed and found within 20 ms', async () => {
    const { clients } = storage;
    expect(clients.list()).toHaveLength(MANY);
    expect(await millisecondsOf(() => clients.list())).toBeLessThan(20);
    expect(await millisecondsOf(() => clients.find('CLIENT-777'))).toBeLessThan(20);
  });

  it('bear an edit within 60 ms', async () => {
    const [key = ''] = keys;
    expect(await millisecondsOf((at) => storage.clients.edit(key, { notes: `note ${at}` }))).toBeLessThan(60);
  });

  it('64 of them are looked up in the keychain within 300 ms', async () => {
    const records = storage.clients.list().slice(-ON_SCREEN);
    expect(await millisecondsOf(() => storage.clients.presencesOf(records))).toBeLessThan(300);
    const presences = await storage.clients.presencesOf(records);
    expect(presences).toEqual(keys.map((key) => ({ key, secrets: 'present' })));
  });
});
