import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CompiledWorker, compileWorker } from './support/compiled.js';
import { type StrayFinder, watchKeychain } from './support/keychain-items.js';
import { clientOf, newFolder, openStorage, removeFolder, type Storage } from './support/saved-clients.js';
import { runWorker, startWorker, type Told } from './support/start-worker.js';

const KILLS = 200;
const WRITERS = 4;

let worker: CompiledWorker;
let folder: string;
let strayAccounts: StrayFinder;
beforeAll(async () => {
  worker = await compileWorker();
});
afterAll(() => worker?.remove());
beforeEach(async () => {
  folder = newFolder();
  strayAccounts = await watchKeychain();
});
afterEach(() => removeFolder(folder));

/** What a client is: which version of its secrets, and the notes of its last edit; undefined where it is not there. */
type State = { readonly version: string; readonly notes: string | undefined } | undefined;

/** What is saved of a client, once its secret, its key and its record are seen to be of one version. */
async function stateOf({ clients }: Storage, id: string): Promise<State> {
  const record = clients.find(id);
  if (record === undefined) return undefined;
  const { clientSecret, privateKeyPem } = await clients.secretsOf(record);
  const version = /^secret (\d+) of /.exec(clientSecret)?.[1] ?? '';
  const whole = clientOf(id, { secret: version, key: version }, privateKeyPem.length);
  expect({ clientSecret, privateKeyPem }).toEqual({
    clientSecret: whole.clientSecret,
    privateKeyPem: whole.privateKeyPem,
  });
  expect(record).toMatchObject({
    keyFingerprint: whole.keyFingerprint,
    publicKeyPem: whole.publicKeyPem,
    name: whole.name,
  });
  return { version, notes: record.notes };
}

/** Notes stay where a client is updated, and go with it where it is removed. */
function after(state: State, { what, version }: { what: unknown; version: string }): State {
  if (what === 'remove') return undefined;
  if (what === 'edit') return state && { ...state, notes: version };
  return { version, notes: state?.notes };
}

/** The states a client may be in after a kill: that of the last deed that was done, and that of the one begun since. */
function allowed(before: State, told: readonly Told[], id: string): readonly State[] {
  let done = before;
  let begun = before;
  for (const line of told.filter((one) => one.id === id)) {
    const version = String(line.version);
    if (line.begins !== undefined) begun = after(done, { what: line.begins, version });
    else done = begun;
  }
  return [done, begun];
}

describe('K11 processes that are killed while they write', () => {
  it(`K11 K06 ${KILLS} kills at random moments lose no client, mix none, and leave no item behind`, async () => {
    const storage = await openStorage(folder);
    let kills = 0;
    let begun = 0;
    const write = async (writer: number): Promise<void> => {
      const ids = [`W${writer}-A`, `W${writer}-B`];
      const states = new Map<string, State>();
      while (kills < KILLS) {
        kills += 1;
        const running = startWorker(worker.path, ['churn', folder, `${kills * 1_000}`, ...ids]);
        await running.ready;
        await sleep(Math.random() * 60);
        running.process.kill('SIGKILL');
        await running.ended;
        expect(running.told.map(({ failed }) => failed).filter(Boolean)).toEqual([]);
        expect(running.told[0]).toMatchObject({ ready: true, notices: [], state: { backend: 'keychain' } });
        begun += running.told.filter(({ begins }) => begins).length;
        for (const id of ids) {
          const state = await stateOf(storage, id);
          expect(allowed(states.get(id), running.told, id)).toContainEqual(state);
          states.set(id, state);
        }
        // As the next start does, while others are writing. Not from here: whoever waits for a lock that one of its own
        // children died with takes it for held, since it cannot learn of the death meanwhile.
        if (kills % 20 === 0) await runWorker(worker.path, ['clear', folder]);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    expect(begun).toBeGreaterThan(KILLS / 2);

    await storage.clients.clearLeftovers();
    const records = storage.clients.list();
    expect(await strayAccounts(records)).toEqual([]);
    expect(storage.settings.read().pendingSecrets).toEqual([]);
    expect((await openStorage(folder)).settings.notices).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['settings.backup.json', 'settings.json']);
    for (const { key } of records) await storage.clients.remove(key);
    expect(await strayAccounts([])).toEqual([]);
  }, 120_000);
});

describe('K08 several processes at once', () => {
  it('K08 lose no client and no edit of each other', async () => {
    const storage = await openStorage(folder);
    const shared = await storage.clients.save(clientOf('SHARED', { secret: '1', key: '1' }));
    const names = ['app', 'cli', 'another'];
    const all = await Promise.all(names.map((name) => runWorker(worker.path, ['share', folder, name, shared.key])));
    expect(all.map(({ failed }) => failed)).toEqual([undefined, undefined, undefined]);
    const records = storage.clients.list();
    expect(records).toHaveLength(1 + names.length * 5);
    for (const name of names) {
      expect(records.filter(({ notes }) => notes === `edited by ${name}`)).toHaveLength(5);
    }
    // The app's edits of the notes and the others' of the name, neither over the other.
    expect(storage.clients.find(shared.key)).toMatchObject({ notes: '4', name: '4', clientId: 'SHARED-1' });
    for (const { key } of records) await storage.clients.remove(key);
    expect(await strayAccounts([])).toEqual([]);
  });

  it('K08 hold the lock one at a time, though its holders keep dying', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/counter`, '0');
    let counted = 0;
    let deaths = 0;
    const run = async () => {
      while (counted < 1_000) {
        const running = startWorker(worker.path, ['count', folder]);
        await running.ended;
        expect(running.told.map(({ failed }) => failed).filter(Boolean)).toEqual([]);
        if (running.process.signalCode !== null) deaths += 1;
        counted += running.told.filter((line) => line.counted).length;
      }
    };
    await Promise.all(Array.from({ length: 6 }, run));
    expect(deaths).toBeGreaterThan(5);
    expect(Number(readFileSync(`${folder}/counter`, 'utf8'))).toBe(counted);
  });
});
