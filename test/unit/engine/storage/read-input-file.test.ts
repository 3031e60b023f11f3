import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
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

  it('C01 of many chunks are read whole', async () => {
    const bytes = Buffer.alloc(600_000, 'abcdefg');
    await writeFile(join(folder, 'chunks'), bytes);
    expect(bytes.equals(await readInputFile(join(folder, 'chunks')))).toBe(true);
  });

  it.runIf(existsSync('/dev/zero'))('C01 that are devices are refused unread', async () => {
    await expect(readInputFile('/dev/zero', 100)).rejects.toMatchObject({ code: 'file-not-regular' });
  });

  it.runIf(existsSync('/proc/self/maps'))('C01 that hold more than their size says are read no further', async () => {
    await expect(readInputFile('/proc/self/maps', 100)).rejects.toMatchObject({ code: 'file-too-large' });
  });

  it.runIf(process.platform !== 'win32')(
    'C01 that are links are read, and refused where they lead in a circle',
    async () => {
      await writeFile(join(folder, 'target'), 'bytes');
      await symlink('target', join(folder, 'link'));
      await symlink('circle', join(folder, 'circle'));
      expect(Buffer.from(await readInputFile(join(folder, 'link'))).toString()).toBe('bytes');
      await expect(readInputFile(join(folder, 'circle'))).rejects.toMatchObject({ code: 'file-not-readable' });
    },
  );

  it.runIf(process.platform !== 'win32')('C01 that are pipes are refused, and hold up no other file', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const started = performance.now();
    const refused = await Promise.allSettled(Array.from({ length: 8 }, () => readInputFile(pipe)));
    expect(refused).toMatchObject(Array(8).fill({ reason: { code: 'file-not-regular' } }));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')(
    'C01 that may not be read are refused',
    async () => {
      await writeFile(join(folder, 'secret'), 'x');
      await chmod(join(folder, 'secret'), 0);
      await expect(readInputFile(join(folder, 'secret'))).rejects.toMatchObject({ code: 'file-not-readable' });
    },
  );
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
