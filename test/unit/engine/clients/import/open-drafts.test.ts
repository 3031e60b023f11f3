import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encryptWithPassphrase } from '../../../../../src/engine/clients/passphrase-file.js';
import {
  type ImportBench,
  OTHER_SECRET,
  openImportBench,
  portalFile,
  SECRET,
} from '../../../../support/import-bench.js';
import { rsaKeyPair } from '../../../../support/keys.js';

const PASSPHRASE = 'correct horse battery';

let bench: ImportBench;
beforeEach(() => {
  bench = openImportBench();
});
afterEach(() => bench.close());

/** An export of several clients. */
function bundle(count: number): string {
  const clients = Array.from({ length: count }, (_, index) => JSON.parse(portalFile({ id: `CLIENT-${index}` })));
  return JSON.stringify({ clients });
}

describe('files opened together', () => {
  it('parts of one client become one preview', async () => {
    const { pkcs8 } = rsaKeyPair();
    const opened = await bench.imports.openFiles([
      bench.file('app.env', `SGID_CLIENT_ID=CLIENT-1\nSGID_CLIENT_SECRET=${SECRET}\n`),
      bench.file('key.pem', pkcs8),
    ]);
    expect(opened.refused).toEqual([]);
    expect(opened.previews).toHaveLength(1);
    expect(opened.previews[0]).toMatchObject({
      clientId: 'CLIENT-1',
      secretLength: 32,
      importable: true,
      sources: [
        { kind: 'file', name: 'app.env' },
        { kind: 'file', name: 'key.pem' },
      ],
    });
  });

  it('clients with ids of their own become one preview each, called after their files', async () => {
    const { previews } = await bench.imports.openFiles([
      bench.file('library.json', portalFile({ id: 'A' })),
      bench.file('clinic.json', portalFile({ id: 'B' }, rsaKeyPair('other'))),
    ]);
    expect(previews.map(({ clientId, suggested }) => [clientId, suggested.name])).toEqual([
      ['A', 'library'],
      ['B', 'clinic'],
    ]);
  });

  it('the clients of one bundle are not all called after its file', async () => {
    const { previews } = await bench.imports.openFiles([bench.file('all.json', bundle(2))]);
    expect(previews.map(({ suggested }) => suggested.name)).toEqual(['CLIENT-0', 'CLIENT-1']);
  });

  it('C01 one that cannot be read is refused by itself, the others are read', async () => {
    mkdirSync(join(bench.folder, 'folder.json'));
    const opened = await bench.imports.openFiles([
      bench.file('good.json', portalFile()),
      bench.file('broken.json', '{'),
      bench.file('line.txt', 'one-bare-word'),
      join(bench.folder, 'folder.json'),
      join(bench.folder, 'gone.json'),
    ]);
    expect(opened.previews).toHaveLength(1);
    expect(new Map(opened.refused.map(({ name, error }) => [name, error.code]))).toEqual(
      new Map([
        ['folder.json', 'file-is-folder'],
        ['gone.json', 'file-not-found'],
        ['broken.json', 'credentials-not-json'],
        ['line.txt', 'source-is-one-line'],
      ]),
    );
  });

  it.each([
    ['broken.json', '{', 'credentials-not-json'],
    ['line.txt', 'one-bare-word', 'source-is-one-line'],
    ['empty.json', '', 'credentials-empty'],
  ])('C01 %s alone is refused with %s', async (name, content, code) => {
    await expect(bench.imports.openFiles([bench.file(name, content)])).rejects.toMatchObject({ code });
  });

  it('the same file twice is read once', async () => {
    const path = bench.file('a.json', portalFile());
    expect((await bench.imports.openFiles([path, path])).previews).toHaveLength(1);
  });

  it('2,000 clients of one bundle are held, and others may open more meanwhile', async () => {
    const { previews } = await bench.imports.openClipboard(bundle(2_000));
    expect(previews).toHaveLength(2_000);
    await bench.preview(portalFile({ id: 'LATER' }));
    const [first] = previews;
    expect(first && bench.imports.privateKeyOf(first.previewId).bits).toBe(2_048);
  }, 60_000);

  it.each(['\n', ' '])('pasted environment lines, parted by %j, become one preview', async (between) => {
    const key = rsaKeyPair().pkcs8.replaceAll('\n', '\\n');
    const lines = ['SGID_CLIENT_ID=CLIENT-1', `SGID_CLIENT_SECRET=${SECRET}`, `SGID_PRIVATE_KEY="${key}"`];
    const { previews } = await bench.imports.openClipboard(`export ${lines.join(between)}`);
    expect(previews).toMatchObject([{ format: 'env', clientId: 'CLIENT-1', secretLength: 32, importable: true }]);
  });

  it('L01 no preview tells a client id that may hold a secret, nor suggests it as a name', async () => {
    const id = `CLIENT-1 SECRET=${OTHER_SECRET}`;
    const { previews } = await bench.imports.openClipboard(portalFile({ id }));
    expect(previews).toMatchObject([{ importable: false, suggested: { name: 'New client' } }]);
    expect(JSON.stringify(previews)).not.toContain(OTHER_SECRET);
  });

  it('no preview holds a secret', async () => {
    const opened = await bench.imports.openClipboard(portalFile({ secret: OTHER_SECRET }));
    const told = JSON.stringify(opened);
    expect(told).not.toContain(OTHER_SECRET);
    expect(told).not.toContain(rsaKeyPair().pkcs8.split('\n')[5]);
  });
});

describe('an encrypted file', () => {
  const lock = async (content: string) =>
    bench.file('clients.age', await encryptWithPassphrase(content, PASSPHRASE, 4));

  it('waits for its passphrase, then its clients are read', async () => {
    const { previews, locked } = await bench.imports.openFiles([await lock(bundle(3))]);
    expect(previews).toEqual([]);
    expect(locked.map(({ name }) => name)).toEqual(['clients.age']);
    const [{ lockedId } = { lockedId: '' }] = locked;
    await expect(bench.imports.unlock(lockedId, 'wrong passphrase')).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
    const unlocked = await bench.imports.unlock(lockedId, PASSPHRASE);
    expect(unlocked.previews.map(({ clientId }) => clientId)).toEqual(['CLIENT-0', 'CLIENT-1', 'CLIENT-2']);
    expect(unlocked.previews[0]?.sources).toEqual([{ kind: 'file', name: 'clients.age' }]);
    await expect(bench.imports.unlock(lockedId, PASSPHRASE)).rejects.toMatchObject({ code: 'preview-gone' });
  });

  it('beside others waits while those are shown', async () => {
    const opened = await bench.imports.openFiles([await lock(bundle(1)), bench.file('a.json', portalFile())]);
    expect([opened.previews.length, opened.locked.length]).toEqual([1, 1]);
  });

  it('C01 with something else inside says so, and stays locked', async () => {
    const { locked } = await bench.imports.openFiles([await lock('just words in it')]);
    const [{ lockedId } = { lockedId: '' }] = locked;
    const refusal = { code: 'credentials-not-recognised' };
    await expect(bench.imports.unlock(lockedId, PASSPHRASE)).rejects.toMatchObject(refusal);
    await expect(bench.imports.unlock(lockedId, PASSPHRASE)).rejects.toMatchObject(refusal);
  });

  it('can be discarded', async () => {
    const { locked } = await bench.imports.openFiles([await lock(bundle(1))]);
    const [{ lockedId } = { lockedId: '' }] = locked;
    bench.imports.discard(lockedId);
    await expect(bench.imports.unlock(lockedId, PASSPHRASE)).rejects.toMatchObject({ code: 'preview-gone' });
  });
});

describe('pieces by hand', () => {
  it('id typed, secret pasted, key from a file make a client that can be imported', async () => {
    const empty = await bench.imports.byHand();
    expect(empty).toMatchObject({ importable: false, sources: [], format: 'pieces' });
    const { previewId } = empty;
    const withId = await bench.imports.addPiece(previewId, 'clientId', { kind: 'typed', text: 'CLIENT-9' });
    expect(withId).toMatchObject({ previewId, clientId: 'CLIENT-9', sources: [] });
    await bench.imports.addPiece(previewId, 'clientSecret', { kind: 'clipboard', text: `${SECRET}\n` });
    const path = bench.file('key.pem', rsaKeyPair().pkcs1);
    const whole = await bench.imports.addPiece(previewId, 'privateKey', { kind: 'file', path });
    expect(whole).toMatchObject({ importable: true, secretLength: 32, key: { form: 'pkcs1', bits: 2_048 } });
    expect(whole.sources).toEqual([{ kind: 'clipboard' }, { kind: 'file', name: 'key.pem' }]);
    const { records } = await bench.imports.save(previewId, { ...whole.suggested, name: 'By hand' });
    expect(records).toMatchObject([{ clientId: 'CLIENT-9', name: 'By hand' }]);
    const [record] = records;
    expect(record && (await bench.clients.secretsOf(record)).clientSecret).toBe(SECRET);
  });

  it.each(['clientSecret', 'privateKey'] as const)(
    'a typed %s is refused: the window is given no secret',
    async (piece) => {
      const { previewId } = await bench.imports.byHand();
      const typed = { kind: 'typed', text: SECRET } as const;
      await expect(bench.imports.addPiece(previewId, piece, typed)).rejects.toMatchObject({ code: 'piece-typed' });
    },
  );

  it('a key that is no key is shown as a finding; another takes its place', async () => {
    const { previewId } = await bench.preview(portalFile({ privateKey: undefined }));
    const half = bench.file('half.pem', rsaKeyPair().pkcs8.slice(0, 900));
    const bad = await bench.imports.addPiece(previewId, 'privateKey', { kind: 'file', path: half });
    expect(bad.importable).toBe(false);
    const good = bench.file('good.pem', rsaKeyPair().pkcs8);
    const mended = await bench.imports.addPiece(previewId, 'privateKey', { kind: 'file', path: good });
    expect(mended).toMatchObject({ importable: true, findings: expect.not.arrayContaining(bad.findings.slice(0, 1)) });
  });

  it('C08 a key of another pair is told from the public key that is there', async () => {
    const { previewId } = await bench.preview(portalFile());
    const path = bench.file('other.pem', rsaKeyPair('other').pkcs8);
    const { importable, findings } = await bench.imports.addPiece(previewId, 'privateKey', { kind: 'file', path });
    expect(importable).toBe(false);
    expect(findings.map(({ id }) => id)).toContain('key-pair-mismatch');
  });

  it('a file that is gone leaves the preview as it was', async () => {
    const { previewId } = await bench.preview(portalFile());
    const path = join(bench.folder, 'gone.pem');
    await expect(bench.imports.addPiece(previewId, 'privateKey', { kind: 'file', path })).rejects.toMatchObject({
      code: 'file-not-found',
    });
    expect(bench.imports.privateKeyOf(previewId).bits).toBe(2_048);
  });

  it('a preview that is gone takes no piece', async () => {
    const { previewId } = await bench.preview(portalFile());
    bench.imports.discard(previewId);
    await expect(bench.imports.addPiece(previewId, 'clientId', { kind: 'typed', text: 'X' })).rejects.toMatchObject({
      code: 'preview-gone',
    });
  });

  it('any bytes as any piece give a preview or a reason, never a fault', async () => {
    const { previewId } = await bench.imports.byHand();
    for (let round = 0; round < 50; round += 1) {
      const path = bench.file('any', randomBytes(round * 7));
      for (const piece of ['clientId', 'clientSecret', 'privateKey'] as const) {
        await bench.imports.addPiece(previewId, piece, { kind: 'file', path }).catch((error: unknown) => {
          expect(error).toMatchObject({ name: 'ConsoleError' });
        });
      }
    }
  });
});
