import keytar from 'keytar';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STORAGE_NAME } from '../../src/engine/storage/paths.js';
import { testSecretStore } from '../../src/engine/storage/test-secret-store.js';
import { filesHolding } from '../support/files-holding.js';
import { type PrivateKeyring, startPrivateKeyring } from '../support/private-keyring.js';
import { type CompiledWorker, compileWorker } from './support/compiled.js';
import { type StrayFinder, watchKeychain } from './support/keychain-items.js';
import { clientOf, newFolder, openStorage, removeFolder, type Storage } from './support/saved-clients.js';
import { runWorker, type Told } from './support/start-worker.js';

const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', XDG_RUNTIME_DIR: '/nonexistent' };
const version = { secret: '1', key: '1' };

let worker: CompiledWorker;
let folder: string;
beforeAll(async () => {
  worker = await compileWorker();
});
afterAll(() => worker?.remove());
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

describe('K01 without a keychain', () => {
  it('K01 says why, holds secrets in memory, and writes none in clear', async () => {
    const told = await runWorker(worker.path, ['save', folder, 'CLINIC', '7'], NO_BUS);
    expect(told.state).toMatchObject({ backend: 'memory', reason: expect.stringMatching(/cannot be reached/) });
    expect(told.saved).toMatchObject({ clientId: 'CLINIC', sessionOnly: true });
    expect(await filesHolding(folder, ['secret 7 of', 'key 7 of'])).toEqual([]);
    expect(await filesHolding(folder, ['CLINIC'])).not.toEqual([]);
    const { presences } = await runWorker(worker.path, ['presences', folder], NO_BUS);
    expect(presences).toMatchObject([{ secrets: 'missing' }]);
    expect(await runWorker(worker.path, ['secrets', folder, 'CLINIC'], NO_BUS)).toMatchObject({
      failed: 'secrets-missing',
    });
  });

  it('K01 K09 notes nothing for later where a client was held in memory alone', async () => {
    await runWorker(worker.path, ['save', folder, 'CLINIC', '7'], NO_BUS);
    const storage = await openStorage(folder);
    const [record] = storage.clients.list();
    const { removed } = await runWorker(worker.path, ['remove', folder, record?.key ?? ''], NO_BUS);
    expect(removed).toEqual({ itemsLeft: false });
    expect(storage.settings.read()).toMatchObject({ clients: [], pendingSecrets: [] });
  });
});

describe('K02 with a keyring that is locked and unlocked', () => {
  let keyring: PrivateKeyring;
  beforeAll(async () => {
    keyring = await startPrivateKeyring();
  });
  afterAll(() => keyring?.stop());

  const run = (...args: readonly string[]): Promise<Told> => runWorker(worker.path, args, keyring.env);

  it('K02 K09 says that it is locked, refuses to save, and removes what it could not when it is open again', async () => {
    const { saved } = await run('save', folder, 'CLINIC', '1');
    await run('save', folder, 'OTHER', '2');
    const key = (saved as { key: string }).key;

    await keyring.restart('locked');
    expect(await run('presences', folder)).toMatchObject({
      state: { backend: 'keychain', available: false },
      presences: [{ secrets: 'locked' }, { secrets: 'locked' }],
    });
    expect(await run('secrets', folder, 'CLINIC')).toMatchObject({ failed: 'keychain-locked' });
    expect(await run('save', folder, 'THIRD', '3')).toMatchObject({ failed: 'keychain-locked' });
    expect(await run('test', folder)).toMatchObject({ steps: [{ step: 'write', ok: false }, { step: 'remove' }] });
    expect(await run('edit', folder, key, 'while locked')).toMatchObject({ edited: { notes: 'while locked' } });
    expect(await run('remove', folder, key)).toMatchObject({ removed: { itemsLeft: true } });
    await run('clear', folder);
    const storage = await openStorage(folder);
    expect(storage.clients.list().map(({ clientId }) => clientId)).toEqual(['OTHER']);
    // What a lock hides cannot be seen to be gone; of the client that was refused there is nothing.
    expect(storage.settings.read().pendingSecrets).toHaveLength(1);

    await keyring.restart('unlocked');
    expect(await items(keyring)).toBe(2 * (1 + 3));
    await run('clear', folder);
    expect(storage.settings.read().pendingSecrets).toEqual([]);
    expect(await items(keyring)).toBe(1 + 3);
    expect(await run('secrets', folder, 'OTHER')).toMatchObject({ secrets: { clientSecret: 'secret 2 of OTHER' } });
  });

  /** How many items of clients are in it: a secret is one, a key of 3,300 characters a head and two parts. */
  async function items({ env }: PrivateKeyring): Promise<number> {
    const { accounts } = await runWorker(worker.path, ['accounts', folder], env);
    return (accounts as readonly string[]).length;
  }
});

describe('with the keychain', () => {
  let storage: Storage;
  let strayAccounts: StrayFinder;
  beforeEach(async () => {
    strayAccounts = await watchKeychain();
    storage = await openStorage(folder);
  });
  afterEach(async () => {
    for (const { key } of storage.clients.list()) await storage.clients.remove(key);
    expect(await strayAccounts([])).toEqual([]);
  });

  it.each([1_700, 2_400, 2_401, 2_560, 2_561, 3_300, 20_000])(
    'K03 keeps a key of %i bytes, no item longer than Windows takes',
    async (length) => {
      const client = clientOf('CLINIC', version, length);
      const record = await storage.clients.save({ ...client, clientSecret: 'é'.repeat(length / 2) });
      expect(await storage.clients.secretsOf(record)).toEqual({
        clientSecret: 'é'.repeat(length / 2),
        privateKeyPem: client.privateKeyPem,
      });
      const found = await keytar.findCredentials(STORAGE_NAME);
      expect(found.filter(({ password }) => Buffer.byteLength(password) > 2_560)).toEqual([]);
    },
  );

  it.each(['deleted', 'altered'])('K03 K07 notices a part that was %s, and takes the client again', async (how) => {
    const record = await storage.clients.save(clientOf('CLINIC', version, 3_300));
    const part = `${record.secretsId}/private-key#1`;
    if (how === 'deleted') await keytar.deletePassword(STORAGE_NAME, part);
    else await keytar.setPassword(STORAGE_NAME, part, 'something else');
    expect(await storage.clients.presenceOf(record)).toBe('missing');
    await expect(storage.clients.secretsOf(record)).rejects.toMatchObject({ code: 'secret-damaged' });
    const again = await storage.clients.save(clientOf('CLINIC', version, 3_300));
    expect(again.key).toBe(record.key);
    expect(await storage.clients.presenceOf(again)).toBe('present');
  });

  it.each(['client-secret', 'private-key'])(
    'K07 says that a deleted %s is missing, and takes it again',
    async (what) => {
      const record = await storage.clients.save(clientOf('CLINIC', version));
      await keytar.deletePassword(STORAGE_NAME, `${record.secretsId}/${what}`);
      expect(await storage.clients.presenceOf(record)).toBe('missing');
      await expect(storage.clients.secretsOf(record)).rejects.toMatchObject({ code: 'secrets-missing' });
      await storage.clients.save(clientOf('CLINIC', version));
      expect(await storage.clients.presencesOf(storage.clients.list())).toEqual([
        { key: record.key, secrets: 'present' },
      ]);
    },
  );

  it.each([
    ['secret-holds-nul', 'a\0b'],
    ['secret-not-unicode', 'a\ud800b'],
  ])('K04 refuses with %s what a keychain would cut or alter, and keeps the client as it was', async (code, secret) => {
    const record = await storage.clients.save(clientOf('CLINIC', version));
    const altered = { ...clientOf('CLINIC', version), clientSecret: secret };
    await expect(storage.clients.save(altered)).rejects.toMatchObject({ code });
    expect(storage.clients.list()).toEqual([record]);
    expect((await storage.clients.secretsOf(record)).clientSecret).toBe('secret 1 of CLINIC');
    expect(storage.settings.read().pendingSecrets).toEqual([]);
  });

  it('K05 keeps clients apart whose ids and names begin with each other, or are the same', async () => {
    const ids = ['CLINIC', 'CLINIC/client-secret', 'CLINIC#0', 'CLINIC-PROD', 'CLINIC-PROD-2'];
    const origins = ['https://one.example', 'https://one.example.sg'];
    const wanted = ids.flatMap((id) =>
      origins.map((origin) => ({
        ...clientOf(id, version, 3_300),
        name: 'Clinic',
        environment: { kind: 'custom', origin } as const,
        clientSecret: `secret of ${id} at ${origin}`,
      })),
    );
    const saved = await storage.clients.saveAll(wanted.map((client) => ({ client })));
    expect(saved.every(({ status }) => status === 'fulfilled')).toBe(true);
    const records = storage.clients.list();
    await storage.clients.remove(records[0]?.key ?? '');
    for (const [at, client] of wanted.slice(1).entries()) {
      const record = records[at + 1];
      if (record === undefined) throw new Error('Not all were saved.');
      const { clientSecret, privateKeyPem } = client;
      expect(await storage.clients.secretsOf(record)).toEqual({ clientSecret, privateKeyPem });
    }
  });

  it('K09 leaves no item of a client that was removed, or of what it was before', async () => {
    const { key } = await storage.clients.save(clientOf('CLINIC', version, 20_000));
    await storage.clients.save(clientOf('CLINIC', { secret: '2', key: '1' }, 3_300), { kind: 'update', key });
    const copy = await storage.clients.duplicate(key, 'Copy');
    expect(await storage.clients.remove(key)).toEqual({ itemsLeft: false });
    expect(await strayAccounts([copy])).toEqual([]);
    expect((await storage.clients.secretsOf(copy)).clientSecret).toBe('secret 2 of CLINIC');
  });

  it('is tested by writing, reading back, comparing and removing, and nothing stays', async () => {
    const before = await keytar.findCredentials(STORAGE_NAME);
    const steps = await testSecretStore(storage.secrets);
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['write', true],
      ['read', true],
      ['compare', true],
      ['remove', true],
    ]);
    expect(steps.every(({ durationMs }) => durationMs > 0)).toBe(true);
    expect(await keytar.findCredentials(STORAGE_NAME)).toEqual(before);
  });
});
