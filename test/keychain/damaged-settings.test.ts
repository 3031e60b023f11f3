import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClientRepository } from '../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../src/engine/storage/open-conf.js';
import { openSettings } from '../../src/engine/storage/settings-store.js';
import { thrownCode } from '../support/thrown-code.js';
import { type CompiledWorker, compileWorker } from './support/compiled.js';
import { clientOf, newFolder, removeFolder } from './support/saved-clients.js';
import { runWithFileLimit } from './support/start-worker.js';

const version = { secret: '1', key: '1' };
const IDS = ['A', 'B', 'C'];

let folder: string;
let path: string;
beforeEach(() => {
  folder = newFolder();
  path = join(folder, 'settings.json');
});
afterEach(() => removeFolder(folder));

function open() {
  const settings = openSettings(folder, openConf);
  return { settings, clients: createClientRepository(settings, createMemorySecretStore('test')) };
}

const savedIds = () =>
  open()
    .clients.list()
    .map(({ clientId }) => clientId);
const setAside = () => readdirSync(folder).filter((name) => name.includes('.unreadable-'));
const saveSome = (ids: readonly string[] = IDS) =>
  open().clients.saveAll(ids.map((id) => ({ client: clientOf(id, version) })));

describe('K10 a settings file that is not as it should be', () => {
  it.each([
    ['empty', ''],
    ['not JSON', 'not JSON'],
    ['of another shape', '[1, 2, 3]'],
    ['of another kind inside', '{"clients": "none"}'],
    ['binary', '\0\u0001\u0002'],
  ])('K10 is kept aside where it is %s, and the last good copy takes its place', async (_, text) => {
    await saveSome();
    writeFileSync(path, text);
    const { settings } = open();
    expect(settings.notices).toEqual([expect.stringMatching(/could not be read.*last good copy/)]);
    expect(savedIds()).toEqual(IDS);
    const [aside = ''] = setAside();
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
  });

  it('K10 is kept aside where it was cut off anywhere', async () => {
    await saveSome();
    const whole = readFileSync(path, 'utf8');
    for (const at of [1, 2, 100, Math.floor(whole.length / 2), whole.length - 2, whole.length - 1]) {
      writeFileSync(path, whole.slice(0, at));
      expect(savedIds()).toEqual(IDS);
    }
    expect(setAside()).toHaveLength(6);
  });

  it('K10 of a newer version is kept aside, and that is said', async () => {
    await saveSome();
    writeFileSync(path, JSON.stringify({ version: 2, clients: { other: 'form' } }));
    expect(open().settings.notices).toEqual([expect.stringMatching(/newer version of the console.*last good copy/)]);
    expect(savedIds()).toEqual(IDS);
    const [aside = ''] = setAside();
    expect(JSON.parse(readFileSync(join(folder, aside), 'utf8'))).toMatchObject({ version: 2 });
  });

  it('K10 that is unreadable, with its copy unreadable too, is kept, and the console starts with none', async () => {
    await saveSome();
    writeFileSync(path, 'not JSON');
    writeFileSync(join(folder, 'settings.backup.json'), 'not JSON either');
    expect(open().settings.notices).toEqual([expect.stringMatching(/starts with none/)]);
    expect(setAside()).toHaveLength(1);
    await saveSome(['NEW']);
    expect(savedIds()).toEqual(['NEW']);
  });

  it('K10 that turns unreadable while the console runs is mended at the next look', async () => {
    await saveSome();
    const { settings, clients } = open();
    writeFileSync(path, '{');
    expect(clients.list()).toHaveLength(IDS.length);
    expect(settings.notices).toHaveLength(1);
  });

  it('K10 with a folder in its place is left alone: the clients are listed, and a change is refused', async () => {
    await saveSome();
    rmSync(path);
    mkdirSync(path);
    const { settings, clients } = open();
    expect(settings.notices).toHaveLength(1);
    expect(clients.list()).toHaveLength(IDS.length);
    expect(thrownCode(() => clients.edit(clients.list()[0]?.key ?? '', { notes: 'x' }))).toBe('settings-not-written');
    expect(existsSync(path)).toBe(true);
  });
});

describe.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('K10 read-only, for who is not root', () => {
  afterEach(() => chmodSync(folder, 0o700));

  it('K10 a read-only folder: the clients are listed, that is said, and a change is refused', async () => {
    await saveSome();
    chmodSync(folder, 0o500);
    const { settings, clients } = open();
    expect(settings.notices).toEqual([expect.stringMatching(/could not be written/)]);
    expect(savedIds()).toEqual(IDS);
    expect(thrownCode(() => clients.edit(clients.list()[0]?.key ?? '', { notes: 'x' }))).toBe('settings-not-written');
    await expect(clients.save(clientOf('D', version))).rejects.toMatchObject({ code: 'settings-not-written' });
    chmodSync(folder, 0o700);
    expect(savedIds()).toEqual(IDS);
  });

  it('K10 a file that may not be read: nothing is set aside, and with the permission everything is back', async () => {
    await saveSome();
    chmodSync(path, 0);
    const { settings, clients } = open();
    expect(settings.notices).toHaveLength(1);
    expect(clients.list()).toHaveLength(IDS.length);
    expect(thrownCode(() => clients.edit(clients.list()[0]?.key ?? '', { notes: 'x' }))).toBe('settings-not-written');
    chmodSync(path, 0o600);
    expect(savedIds()).toEqual(IDS);
    expect(setAside()).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('K10 a full disk, for which a limit on the size of files stands', () => {
  let worker: CompiledWorker;
  beforeAll(async () => {
    worker = await compileWorker();
  });
  afterAll(() => worker?.remove());

  // The system takes the beginning and, only when asked once more, says that there is no room.
  it.each([1, 4, 16])('K10 with room for %i KiB a change is refused, and every client is there', async (kibibytes) => {
    const many = Array.from({ length: 20 }, (_, at) => `CLIENT-${at}`);
    await saveSome(many);
    const before = readFileSync(path, 'utf8');
    expect(before.length).toBeGreaterThan(16 * 1_024);
    const [first] = open().clients.list();
    const told = await runWithFileLimit(kibibytes, worker.path, ['edit', folder, first?.key ?? '', 'x']);
    expect(told.failed).toBe('settings-not-written');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(savedIds()).toEqual(many);
    expect(setAside()).toEqual([]);
    open().clients.edit(first?.key ?? '', { notes: 'again' });
    expect(open().clients.find(first?.key ?? '')).toMatchObject({ notes: 'again' });
  });
});
