import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import keytar from 'keytar';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STORAGE_NAME } from '../../src/engine/storage/paths.js';
import { filesHolding } from '../support/files-holding.js';
import { type CompiledWorker, compileWorker } from './support/compiled.js';
import { openHistory, runToKeep } from './support/kept-runs.js';
import { newFolder, openStorage, removeFolder } from './support/saved-clients.js';
import { runWorker, startWorker } from './support/start-worker.js';

const ID = '00000000-0000-4000-8000-000000000001';
const ROUNDS = 6;

let worker: CompiledWorker;
let folder: string;
beforeAll(async () => {
  worker = await compileWorker();
});
afterAll(() => worker?.remove());
beforeEach(() => {
  folder = newFolder();
});
afterEach(async () => {
  await openHistory(await openStorage(folder)).removeAll();
  removeFolder(folder);
});

const accountOf = async (): Promise<string> =>
  `history-key:${(await openStorage(folder)).settings.read().history.keyId}`;

describe('history with a real keychain', () => {
  it('keeps its key there and nowhere else, and takes it away with the runs', async () => {
    const history = openHistory(await openStorage(folder));
    await history.enable(true);
    await history.keep(runToKeep(ID, 'CLINIC'));
    expect(await history.describe()).toMatchObject({
      where: 'keychain',
      runs: [{ id: ID }],
      problems: [],
      notices: [],
    });
    const account = await accountOf();
    const key = await keytar.getPassword(STORAGE_NAME, account);
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await filesHolding(folder, [key ?? '', 'CLINIC', 'token of', 'Summary of'])).toEqual([]);
    await history.removeAll();
    expect(await keytar.getPassword(STORAGE_NAME, account)).toBeNull();
    expect(readdirSync(folder)).not.toContain('history');
  });

  it('K12 says so where its key was taken out of the keychain, and goes on with another', async () => {
    const history = openHistory(await openStorage(folder));
    await history.enable(true);
    await history.keep(runToKeep(ID, 'CLINIC'));
    await keytar.deletePassword(STORAGE_NAME, await accountOf());
    const again = openHistory(await openStorage(folder));
    expect(await again.describe()).toMatchObject({ runs: [], problems: [{ kind: 'key-missing' }], failure: undefined });
    await again.keep(runToKeep(ID.replace(/1$/, '2'), 'CLINIC'));
    expect(await again.describe()).toMatchObject({
      runs: [{ clientId: 'CLINIC' }],
      problems: [{ kind: 'key-missing' }],
    });
  });

  it('K01 writes nothing where there is no keychain', async () => {
    const noBus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', XDG_RUNTIME_DIR: '/nonexistent' };
    const told = await runWorker(worker.path, ['keep', folder, 'CLINIC', '1'], noBus);
    expect(told).toMatchObject({ state: { backend: 'memory' }, where: 'memory', ended: true });
    expect(readdirSync(folder)).not.toContain('history');
    expect(await filesHolding(folder, ['token of', 'secret of'])).toEqual([]);
  });

  it('K08 K11 two processes that keep runs at once and are killed at random leave whole runs, and all that were kept', async () => {
    openHistory(await openStorage(folder)).enable(true);
    const kept = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const writers = ['APP', 'LINE'].map((name) =>
        startWorker(worker.path, ['keep', folder, `${name}-${round}`, '1000']),
      );
      await Promise.all(writers.map(({ ready }) => ready));
      // However slow the machine is, each has kept one before it may be killed.
      await Promise.all(writers.map(hasKeptOne));
      await sleep(Math.random() * 240);
      for (const writer of writers) {
        writer.process.kill('SIGKILL');
        await writer.ended;
        for (const { kept: id } of writer.told) if (typeof id === 'string') kept.add(id);
      }
    }
    const history = openHistory(await openStorage(folder));
    const { runs, problems } = await history.describe();
    expect(problems).toEqual([]);
    expect(kept.size).toBeGreaterThan(ROUNDS);
    expect([...kept].filter((id) => !runs.some((run) => run.id === id))).toEqual([]);
    for (const { id, clientId } of runs) {
      const read = await history.read(id);
      expect(read.kind === 'run' && read.run.artifacts.accessToken).toBe(`token of ${clientId}`);
    }
    expect(readdirSync(join(folder, 'history')).filter((name) => name.endsWith('.sgidrun'))).toHaveLength(runs.length);
  });
});

function hasKeptOne({ told }: ReturnType<typeof startWorker>): Promise<void> {
  return expect.poll(() => told.some(({ kept }) => typeof kept === 'string'), { timeout: 20_000 }).toBe(true);
}
