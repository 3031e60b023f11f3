import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCredentialsFile, runClientOf } from '../../../../src/engine/clients/load-credentials-file.js';
import { readInputFile } from '../../../../src/engine/storage/read-input-file.js';
import { rsaKeyPair } from '../../../support/keys.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('input files', () => {
  it('are read whole', async () => {
    await writeFile(join(folder, 'a'), 'bytes');
    expect(Buffer.from(await readInputFile(join(folder, 'a'))).toString()).toBe('bytes');
  });

  it.each([
    ['nowhere', 'file-not-found'],
    ['', 'file-is-folder'],
  ])('%j is refused with %s', async (name, code) => {
    await expect(readInputFile(join(folder, name))).rejects.toMatchObject({ code, kind: 'config' });
  });

  it('that are too large are refused unread', async () => {
    await writeFile(join(folder, 'big'), Buffer.alloc(101));
    await expect(readInputFile(join(folder, 'big'), 100)).rejects.toMatchObject({ code: 'file-too-large' });
  });

  it.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')('that may not be read are refused', async () => {
    await writeFile(join(folder, 'secret'), 'x');
    await chmod(join(folder, 'secret'), 0);
    await expect(readInputFile(join(folder, 'secret'))).rejects.toMatchObject({ code: 'file-not-readable' });
  });
});

describe('credentials files', () => {
  it('make a client that can run, named by its file where it has no name', async () => {
    const path = join(folder, 'credentials.json');
    const secret = 'abcdefghijklmnopqrstuvwxyz012345';
    await writeFile(path, JSON.stringify({ id: 'C', secret, privateKey: rsaKeyPair().pkcs8 }));
    expect(runClientOf(await loadCredentialsFile(path), path)).toMatchObject({
      clientId: 'C',
      name: 'credentials.json',
      redirectUris: [],
    });
  });

  it('without a key make none, and say why', async () => {
    const path = join(folder, 'keyless.json');
    await writeFile(path, JSON.stringify({ id: 'C', secret: 's' }));
    const loaded = await loadCredentialsFile(path);
    expect(() => runClientOf(loaded, path)).toThrow('The private key is missing.');
  });
});
