import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editClient } from '../../../../src/engine/clients/edit-client.js';
import {
  exportFileName,
  plainExport,
  requireLongPassphrase,
  secretExport,
} from '../../../../src/engine/clients/export-clients.js';
import { keyVariableOfSaved } from '../../../../src/engine/clients/key-variable.js';
import { encryptWithPassphrase } from '../../../../src/engine/clients/passphrase-file.js';
import { createClientRepository } from '../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';
import { type ImportBench, openImportBench, portalFile, SECRET } from '../../../support/import-bench.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { thrownCode } from '../../../support/thrown-code.js';

let bench: ImportBench;
let keys: readonly string[];
beforeEach(async () => {
  bench = openImportBench();
  for (const id of ['A', 'B']) await bench.importText(portalFile({ id, name: `Client ${id}` }));
  keys = bench.clients.list().map(({ key }) => key);
  editClient(bench.clients, keys[0] ?? '', {
    clientId: 'A',
    name: 'Mine',
    environment: { kind: 'custom', origin: 'https://sgid.example' },
    redirectUris: ['http://localhost:5001/a'],
    redirectUri: 'http://localhost:5001/b',
    allowedScopes: ['openid', 'myinfo.name'],
    notes: 'Noted\nhere',
    colour: 'pink',
  });
});
afterEach(() => bench.close());

describe('an export without secrets', () => {
  it('has none, and everything else comes back', async () => {
    const text = plainExport(bench.clients, keys);
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/PRIVATE KEY|secret/i);
    const { previews } = await bench.imports.openClipboard(text);
    expect(previews.map(({ clientId, importable }) => [clientId, importable])).toEqual([
      ['A', false],
      ['B', false],
    ]);
    expect(previews[0]).toMatchObject({
      allowedScopes: ['openid', 'myinfo.name'],
      redirectUris: ['http://localhost:5001/a', 'http://localhost:5001/b'],
      suggested: {
        name: 'Mine',
        environment: { kind: 'custom', origin: 'https://sgid.example' },
        notes: 'Noted\nhere',
        colour: 'pink',
      },
    });
  });
});

describe('an export with secrets', () => {
  it('encrypted, comes back whole somewhere else', async () => {
    const file = await encryptWithPassphrase(await secretExport(bench.clients, keys), 'correct horse battery', 4);
    const other = openImportBench();
    try {
      const { locked } = await other.imports.openFiles([other.file('sgid-clients-2.age', file)]);
      const { previews } = await other.imports.unlock(locked[0]?.lockedId ?? '', 'correct horse battery');
      const { records } = await other.imports.saveAll(previews.map(({ previewId }) => previewId));
      const strip = (all: readonly object[]) =>
        all.map((record) => ({
          ...record,
          key: '',
          secretsId: '',
          importedAt: 0,
          selectedScopes: [],
          redirectUri: '',
        }));
      expect(strip(records)).toEqual(strip(bench.clients.list()));
      for (const record of records) expect((await other.clients.secretsOf(record)).clientSecret).toBe(SECRET);
    } finally {
      other.close();
    }
  });

  it('is refused where secrets are missing, by name', async () => {
    const lost = createClientRepository(openSettings(`${bench.folder}/data`, openConf), createMemorySecretStore('x'));
    await expect(secretExport(lost, keys)).rejects.toMatchObject({
      code: 'secrets-missing',
      message: expect.stringMatching(/Mine, Client B/),
    });
  });

  it.each([
    ['eleven char', 'passphrase-too-short'],
    ['twelve chars', undefined],
    ['🔑'.repeat(11), 'passphrase-too-short'],
    ['🔑'.repeat(12), undefined],
  ])('the passphrase %j: %s', (passphrase, code) => {
    expect(thrownCode(() => requireLongPassphrase(passphrase))).toBe(code);
  });
});

describe('what an export is called', () => {
  it.each([
    ['Library', 'Library.sgid-client.json'],
    ['../../etc/passwd', 'etc passwd.sgid-client.json'],
    ['.hidden', 'hidden.sgid-client.json'],
    ['a:b*c?"<>|\\d', 'a b c d.sgid-client.json'],
    ['...', 'client.sgid-client.json'],
    // Devices of Windows, whatever the ending and the case.
    ['CON', 'client CON.sgid-client.json'],
    ['nul.x', 'client nul.x.sgid-client.json'],
    ['COM1', 'client COM1.sgid-client.json'],
    ['Console', 'Console.sgid-client.json'],
    ['图书馆', '图书馆.sgid-client.json'],
    ['x'.repeat(200), `${'x'.repeat(100)}.sgid-client.json`],
  ])('C14 for %j is %s', (name, file) => {
    const [key = ''] = keys;
    bench.clients.edit(key, { name });
    expect(exportFileName(bench.clients, [key], 'json')).toBe(file);
  });

  it('for several says how many', () => {
    expect(exportFileName(bench.clients, keys, 'age')).toBe('sgid-clients-2.age');
  });
});

describe('the key as a line of an .env file', () => {
  it('holds the key of a saved client', async () => {
    const line = await keyVariableOfSaved(bench.clients, keys[0] ?? '');
    expect(line).not.toContain('\n');
    expect(line).toBe(`SGID_PRIVATE_KEY="${rsaKeyPair().pkcs8.trim().replaceAll('\n', '\\n')}"`);
  });

  it('of a client that is gone says so', async () => {
    await expect(keyVariableOfSaved(bench.clients, 'gone')).rejects.toMatchObject({ code: 'client-unknown' });
  });
});
