import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE_REDIRECT_URI } from '../../src/core/credentials/console-redirect-uri.js';
import { ensureCliBuilt, runCli } from '../support/cli.js';

const CORPUS = join('test', 'fixtures', 'credentials');
const corpus = (...names: readonly string[]) => names.map((name) => join(CORPUS, name));
const check = async (...args: readonly string[]) => {
  const result = await runCli(['check', ...args, '--json']);
  return { ...result, document: JSON.parse(result.stdout) };
};
const idsOf = (document: { readonly findings: readonly { readonly id: string }[] }) =>
  document.findings.map(({ id }) => id);

let folder: string;
beforeAll(async () => {
  await ensureCliBuilt();
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-check-'));
  await writeFile(join(folder, 'passphrase.txt'), 'corpus passphrase\n');
  await writeFile(join(folder, 'wrong.txt'), 'another passphrase\n');
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

describe('check', () => {
  it('has a document of the shape that scripts depend on', async () => {
    const { code, document } = await check(...corpus('json/portal.json'));
    expect(code).toBe(0);
    expect(document).toMatchObject({
      ok: true,
      client: {
        id: 'SGID-CORPUS-01',
        scopes: ['openid', 'myinfo.name'],
        redirectUris: [],
        keyFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        keyBits: 2048,
        sdks: [
          { sdk: 'typescript', outcome: 'accepts' },
          { sdk: 'python', outcome: 'accepts' },
        ],
      },
      findings: [
        {
          id: 'redirect-uris-none',
          severity: 'info',
          message: expect.any(String),
          hint: expect.any(String),
          copy: { what: 'redirect URI', text: CONSOLE_REDIRECT_URI },
        },
      ],
      files: corpus('json/portal.json'),
    });
    expect(document.client.name).toBeUndefined();
  });

  it('is 1 where there is an error among much that is wrong, and names it all', async () => {
    const { code, document, stdout } = await check(...corpus('all-wrong.json'));
    expect([code, document.ok]).toEqual([1, false]);
    expect(idsOf(document)).toEqual(
      expect.arrayContaining(['client-secret-length', 'key-pair-mismatch', 'scope-unknown', 'redirect-uri-wildcard']),
    );
    expect(stdout).not.toMatch(/Rt2mVx9KpLw|-----BEGIN|MIIE/);
  });

  it('puts parts of one client together', async () => {
    const { code, document } = await check(...corpus('parts/env-and-pem/sgid.env', 'parts/env-and-pem/private.pem'));
    expect(code).toBe(0);
    expect(document).toMatchObject({ ok: true, client: { id: 'SGID-CORPUS-01', keyBits: 2048 } });
    expect(document.files).toHaveLength(2);
  });

  it('lists several clients, and is 1 where one of them has an error', async () => {
    const { code, document } = await check(...corpus('json/two-clients.json'));
    expect([code, document.ok]).toEqual([0, true]);
    expect(document.clients).toMatchObject([
      { client: { id: 'SGID-CORPUS-01' } },
      { client: { id: 'SGID-CORPUS-02' } },
    ]);
    const mixed = await check(...corpus('json/two-clients.json', 'all-wrong.json'));
    expect([mixed.code, mixed.document.ok]).toEqual([1, false]);
  });

  it('says what the SDKs do with the key, and what to do, in words', async () => {
    const { code, stdout } = await runCli(['check', ...corpus('keys/pkcs1-literal-newlines.json')]);
    expect(code).toBe(0);
    expect(stdout).toContain('The official TypeScript SDK 2.3 fails when it is constructed.');
    expect(stdout).toContain('The official Python SDK 0.3 fails when it is constructed.');
    expect(stdout).toContain('→ ');
    expect(stdout).not.toMatch(/-----BEGIN RSA|MIIE/);
  });

  it('R15 names a port that is taken right now, with the program that has it', async () => {
    const server = createServer();
    const port = await listen(server);
    const path = join(folder, 'taken.json');
    await writeFile(path, JSON.stringify({ id: 'A', redirectUris: [`http://localhost:${port}/cb`] }));
    const { document, stdout } = await check(path);
    await new Promise((done) => server.close(done));
    expect(idsOf(document)).toContain('redirect-uri-port-taken');
    expect(stdout).toContain(`Port ${port} is taken`);
    if (process.platform === 'linux') expect(stdout).toContain(`pid ${process.pid}`);
  });

  it.each([
    ['refused/prose.txt', 'credentials-not-recognised'],
    ['refused/sign-in.html', 'credentials-not-recognised'],
    ['refused/image.png', 'credentials-binary'],
    ['refused/numbers.json', 'credentials-not-object'],
    ['refused/empty-object.json', 'credentials-not-sgid'],
    ['refused/other.env', 'credentials-not-sgid'],
  ])('C01 %s → 2, and says that it does not look like sgID credentials', async (name, expected) => {
    const { code, document } = await check(...corpus(name));
    expect([code, document.ok, document.error.code]).toEqual([2, false, expected]);
    expect(document.error.message).toContain('does not look like sgID credentials');
    expect(document.error.hint).toEqual(expect.any(String));
  });

  it('C01 a folder, a file that is not there, one that is empty → 2', async () => {
    expect((await check(folder)).document.error.code).toBe('file-is-folder');
    expect((await check(join(folder, 'nowhere.json'))).document.error.code).toBe('file-not-found');
    expect((await check(...corpus('refused/empty.json'))).document.error.code).toBe('credentials-empty');
  });

  it('names the file that is to blame among several', async () => {
    const { code, document } = await check(...corpus('json/portal.json', 'refused/trailing-comma.json'));
    expect([code, document.error.code]).toEqual([2, 'credentials-not-json']);
    expect(document.error.message).toContain('trailing-comma.json');
  });

  it.each(['others/encrypted.age', 'others/encrypted-armoured.age'])('%s opens with its passphrase', async (name) => {
    const { code, document } = await check(...corpus(name), '--passphrase-file', join(folder, 'passphrase.txt'));
    expect([code, document.client?.id]).toEqual([0, 'SGID-CORPUS-01']);
  });

  it('takes one passphrase for several files from the standard input, and no more than a passphrase', async () => {
    const files = corpus('others/encrypted.age', 'others/encrypted-armoured.age');
    const from = (input: string) => runCli(['check', ...files, '--json', '--passphrase-file', '-'], { input });
    const { code, stdout } = await from('corpus passphrase\n');
    expect([code, JSON.parse(stdout).client.id]).toEqual([0, 'SGID-CORPUS-01']);
    expect(JSON.parse((await from('')).stdout).error.code).toBe('usage-passphrase');
    expect(JSON.parse((await from('x'.repeat(1_000_000))).stdout).error.code).toBe('usage-passphrase');
  });

  it('says that a file is encrypted where there is no passphrase, and that one is wrong', async () => {
    const none = await check(...corpus('others/encrypted.age'));
    expect([none.code, none.document.error.code]).toEqual([2, 'usage-passphrase']);
    expect(none.document.error.message).toContain('encrypted');
    const wrong = await check(...corpus('others/encrypted.age'), '--passphrase-file', join(folder, 'wrong.txt'));
    expect([wrong.code, wrong.document.error.code]).toEqual([1, 'passphrase-wrong']);
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
