import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClientImports } from '../../../../../src/engine/clients/import/client-imports.js';
import { encryptWithPassphrase } from '../../../../../src/engine/clients/passphrase-file.js';
import { type ImportBench, openImportBench, portalFile, SECRET } from '../../../../support/import-bench.js';
import { rsaKeyPair } from '../../../../support/keys.js';

let bench: ImportBench;
beforeEach(() => {
  bench = openImportBench();
});
afterEach(() => bench.close());

/** Opens files and saves all that came of them. */
async function importFiles(paths: readonly string[]) {
  const { previews } = await bench.imports.openFiles(paths);
  return bench.imports.saveAll(previews.map(({ previewId }) => previewId));
}

describe('files in clear after an import', () => {
  it('are offered, and go to the trash when that is asked for', async () => {
    const env = bench.file('app.env', `SGID_CLIENT_ID=A\nSGID_CLIENT_SECRET=${SECRET}\n`);
    const pem = bench.file('key.pem', rsaKeyPair().pkcs8);
    const { importId, plaintextFiles } = await importFiles([env, pem]);
    expect(plaintextFiles).toEqual([env, pem]);
    expect(await bench.imports.trashSources(importId)).toEqual([env, pem]);
    expect(readdirSync(bench.trash).sort()).toEqual(['app.env', 'key.pem']);
    expect([existsSync(env), existsSync(pem)]).toEqual([false, false]);
    expect(await bench.imports.trashSources(importId)).toEqual([env, pem]);
  });

  it('stay where one of them has changed since it was read: none is moved', async () => {
    const env = bench.file('app.env', `SGID_CLIENT_ID=A\nSGID_CLIENT_SECRET=${SECRET}\n`);
    const pem = bench.file('key.pem', rsaKeyPair().pkcs8);
    const { importId } = await importFiles([env, pem]);
    writeFileSync(pem, rsaKeyPair('other').pkcs8);
    await expect(bench.imports.trashSources(importId)).rejects.toMatchObject({ code: 'file-changed' });
    expect([existsSync(env), existsSync(pem)]).toEqual([true, true]);
  });

  it('that are gone are said to be', async () => {
    const path = bench.file('a.json', portalFile());
    const { importId } = await importFiles([path]);
    await bench.imports.trashSources((await importFiles([path])).importId);
    await expect(bench.imports.trashSources(importId)).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('behind a link go themselves: the link alone would leave the secret where it is', async () => {
    const path = bench.file('real.json', portalFile());
    const link = join(bench.folder, 'link.json');
    symlinkSync(path, link);
    const { plaintextFiles, importId } = await importFiles([link]);
    expect(plaintextFiles).toEqual([path]);
    await bench.imports.trashSources(importId);
    expect(existsSync(path)).toBe(false);
  });

  it('say plainly where there is no trash', async () => {
    const imports = createClientImports(bench.clients, () => Promise.reject(new Error('no trash')));
    const path = bench.file('a.json', portalFile());
    const { previews } = await imports.openFiles([path]);
    const { importId } = await imports.saveAll(previews.map(({ previewId }) => previewId));
    await expect(imports.trashSources(importId)).rejects.toMatchObject({
      code: 'trash-failed',
      hint: expect.stringContaining(path),
    });
    expect(existsSync(path)).toBe(true);
  });

  it('of an unknown import are not known', async () => {
    await expect(bench.imports.trashSources('gone')).rejects.toMatchObject({ code: 'import-gone' });
  });

  it('are offered with the last client that was read from them', async () => {
    const clients = ['A', 'B'].map((id) => JSON.parse(portalFile({ id })));
    const path = bench.file('two.json', JSON.stringify({ clients }));
    const { previews } = await bench.imports.openFiles([path]);
    const [first, second] = previews;
    if (first === undefined || second === undefined) throw new Error('There are two.');
    expect((await bench.imports.save(first.previewId, first.suggested)).plaintextFiles).toEqual([]);
    expect((await bench.imports.save(second.previewId, second.suggested)).plaintextFiles).toEqual([path]);
  });

  it('that gave a piece are offered; one that gave the client id alone is not', async () => {
    const { previewId, suggested } = await bench.imports.byHand();
    const paths = {
      clientId: bench.file('id.txt', 'CLIENT-1'),
      clientSecret: bench.file('secret.txt', SECRET),
      privateKey: bench.file('key.pem', rsaKeyPair().pkcs8),
    };
    for (const piece of ['clientId', 'clientSecret', 'privateKey'] as const) {
      await bench.imports.addPiece(previewId, piece, { kind: 'file', path: paths[piece] });
    }
    const { plaintextFiles } = await bench.imports.save(previewId, suggested);
    expect(plaintextFiles).toEqual([paths.clientSecret, paths.privateKey]);
  });

  it('without a secret, encrypted, or from the clipboard, are not offered', async () => {
    const age = bench.file('a.age', await encryptWithPassphrase(portalFile(), 'correct horse battery', 4));
    const { locked } = await bench.imports.openFiles([age]);
    const unlocked = await bench.imports.unlock(locked[0]?.lockedId ?? '', 'correct horse battery');
    const first = await bench.imports.saveAll(unlocked.previews.map(({ previewId }) => previewId));
    expect([first.records.length, first.plaintextFiles]).toEqual([1, []]);

    const bare = bench.file('bare.json', portalFile({ secret: undefined, privateKey: undefined }));
    const { previews } = await bench.imports.openFiles([bare]);
    const { previewId = '', suggested } = previews[0] ?? {};
    await bench.imports.addPiece(previewId, 'clientSecret', { kind: 'clipboard', text: SECRET });
    await bench.imports.addPiece(previewId, 'privateKey', { kind: 'clipboard', text: rsaKeyPair().pkcs8 });
    if (suggested === undefined) throw new Error('There is a preview.');
    expect((await bench.imports.save(previewId, suggested)).plaintextFiles).toEqual([]);
  });

  it('C14 a name with line breaks and spaces is a name like any other', async () => {
    const folder = join(bench.folder, 'a folder\nof mine');
    mkdirSync(folder);
    const path = join(folder, ' my client .json');
    writeFileSync(path, portalFile());
    const { importId } = await importFiles([path]);
    expect(await bench.imports.trashSources(importId)).toEqual([path]);
  });
});
