import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDemoClient, type PortalCredentials } from '../../src/sandbox/clients/demo-client.js';
import { ensureCliBuilt, runCli } from '../support/cli.js';
import { encryptUserInfo } from '../support/encrypt-userinfo.js';
import { rsaKeyPair } from '../support/keys.js';
import { testFolder } from '../support/test-folder.js';

const folder = testFolder();
let credentials: PortalCredentials;
const pair = rsaKeyPair('cli');
const DATA = { 'myinfo.name': 'DENISE TAN HUI MIN', 'myinfo.sex': 'FEMALE', 'myinfo.passport_number': 'E1234567A' };

beforeAll(async () => {
  await ensureCliBuilt();
  credentials = { ...(await createDemoClient()), privateKey: pair.pkcs8, publicKey: pair.spki };
  await folder.write('credentials.json', credentials);
}, 120_000);

const run = async (...args: string[]) => {
  const result = await runCli([...args, '--json']);
  return { ...result, document: JSON.parse(result.stdout) };
};

describe('decrypt', () => {
  const decrypt = (path: string, ...more: string[]) =>
    run('decrypt', '--credentials', folder.at('credentials.json'), '--userinfo', path, ...more);

  it('decrypts a saved response, masked without --reveal', async () => {
    const { sub, key, data } = await encryptUserInfo('A', pair.publicKey, DATA);
    const path = await folder.write('userinfo.json', { sub, key, data });
    const { code, document, stdout } = await decrypt(path);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      ok: true,
      sub,
      blockKey: { alg: 'RSA-OAEP-256', enc: 'A256GCM', kty: 'oct', bits: 128 },
      fields: { 'myinfo.name': { ok: true, alg: 'A128GCMKW', enc: 'A128GCM', value: '••••••••' } },
    });
    expect(stdout).not.toContain(DATA['myinfo.name']);
    const revealed = (await decrypt(path, '--reveal')).document.fields;
    expect(
      Object.fromEntries(Object.entries(revealed).map(([scope, field]) => [scope, (field as { value: string }).value])),
    ).toEqual(DATA);
  });

  it('writes what was decrypted as an export, masked without --reveal', async () => {
    const { sub, key, data } = await encryptUserInfo('A', pair.publicKey, DATA);
    const path = await folder.write('to-export.json', { sub, key, data });
    const sample = folder.at('sample.csv');
    const { code } = await decrypt(path, '--export', sample, '--format', 'csv', '--privacy', 'synthetic');
    expect(code).toBe(0);
    const csv = await readFile(sample, 'utf8');
    expect(csv).toMatch(/"myinfo.passport_number","Passport number","decrypted","[A-Z]\d{7}[A-Z]"/);
    expect(csv).not.toContain(DATA['myinfo.name']);
    const fixtures = folder.at('fixtures');
    await decrypt(path, '--reveal', '--export', fixtures, '--format', 'fixtures');
    expect(JSON.parse(await readFile(join(fixtures, 'expected.json'), 'utf8'))).toEqual({ sub, data: DATA });
    if (process.platform !== 'win32') expect((await stat(join(fixtures, 'credentials.json'))).mode & 0o077).toBe(0);
  });

  it('one bad field does not stop the others, and makes it 1', async () => {
    const { sub, key, data } = await encryptUserInfo('C', pair.publicKey, DATA);
    const altered = data['myinfo.name']?.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) ?? '';
    const path = await folder.write('altered.json', { sub, key, data: { ...data, 'myinfo.name': altered } });
    const { code, document } = await decrypt(path);
    expect(code).toBe(1);
    expect(document.ok).toBe(false);
    expect(document.fields['myinfo.name']).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^jwe-/) },
    });
    expect(document.fields['myinfo.sex'].ok).toBe(true);
  });

  it('a response to another client is 1, with one error', async () => {
    const { sub, key, data } = await encryptUserInfo('C', rsaKeyPair('another').publicKey, DATA);
    const { code, document } = await decrypt(await folder.write('other.json', { sub, key, data }));
    expect(code).toBe(1);
    expect(document).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^jwe-/) } });
  });

  it('openid alone is fine', async () => {
    const { code, document } = await decrypt(await folder.write('openid.json', { sub: 'u=1' }));
    expect([code, document]).toEqual([0, { ok: true, sub: 'u=1', fields: {} }]);
  });

  it.each([
    ['not JSON', '<html>', 'userinfo-not-json'],
    ['another JSON', '[]', 'userinfo-not-json'],
    ['no userinfo', '{"access_token":"x"}', 'userinfo-malformed'],
  ])('a file that is %s is 2', async (_name, content, code) => {
    const result = await decrypt(await folder.write('bad.json', content));
    expect([result.code, result.document.error.code]).toEqual([2, code]);
  });

  it('names the file, key, data or the field that is wrong', async () => {
    const { sub, key, data } = await encryptUserInfo('C', pair.publicKey, DATA);
    const messageOf = async (content: string | object) =>
      (await decrypt(await folder.write('wrong.json', content))).document.error.message;
    const path = folder.at('wrong.json');
    expect(await messageOf('{"sub": "u=1",\n "key" 1}')).toContain(`${path}; at line 2, column 8`);
    expect(await messageOf({ sub, key: 7, data })).toMatch(/wrong\.json.*: key is/);
    expect(await messageOf({ sub, key, data: [] })).toMatch(/wrong\.json.*: data is/);
    expect(await messageOf({ sub, key: key.replace(/\.[^.]+$/, '.AAAA'), data })).toContain(`In key of ${path}: `);
    const path2 = await folder.write('field.json', { sub, key, data: { ...data, 'myinfo.name': 'a.b' } });
    expect((await decrypt(path2)).document.fields['myinfo.name'].error.message).toMatch(/^In data, "myinfo\.name": /);
    const { stdout } = await runCli(['decrypt', '--credentials', folder.at('credentials.json'), '--userinfo', path2]);
    expect(stdout).toContain('Not decrypted, of data: "myinfo.name".');
  });

  it('missing options are 2', async () => {
    const { code, document } = await run('decrypt', '--userinfo', 'x');
    expect([code, document.error.code]).toEqual([2, 'usage-arguments']);
  });
});

describe('check', () => {
  it('says what is in good credentials, without the secret', async () => {
    const { code, document, stdout } = await run('check', folder.at('credentials.json'));
    expect(code).toBe(0);
    expect(document).toMatchObject({ ok: true, client: { id: credentials.id, name: credentials.name, keyBits: 2048 } });
    expect(document.client.keyFingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(stdout).not.toContain(credentials.secret);
  });

  it('names what is wrong, and is 1', async () => {
    const path = await folder.write('mismatch.json', { ...credentials, publicKey: rsaKeyPair('another').spki });
    const { code, document } = await run('check', path);
    expect(code).toBe(1);
    expect(document.ok).toBe(false);
    expect(document.findings).toContainEqual(expect.objectContaining({ id: 'key-pair-mismatch', severity: 'error' }));
  });

  it.each([
    ['not JSON', 'hello', 'credentials-'],
    ['empty', '', 'credentials-empty'],
    ['a key alone', '-----BEGIN PRIVATE KEY-----', 'credentials-bare-key'],
  ])('a file that is %s is 2', async (_name, content, code) => {
    const result = await run('check', await folder.write('bad.txt', content));
    expect(result.code).toBe(2);
    expect(result.document.error.code).toContain(code);
  });

  it('a folder, and no file at all, are 2', async () => {
    expect((await run('check', folder.at())).document.error.code).toBe('file-is-folder');
    expect((await run('check')).document.error.code).toBe('usage-arguments');
  });

  it('text goes to stdout, errors to stderr', async () => {
    const good = await runCli(['check', folder.at('credentials.json')]);
    expect([good.code, good.stderr]).toEqual([0, '']);
    expect(good.stdout).toContain('These credentials can be used.');
    const bad = await runCli(['check', folder.at('nowhere.json')]);
    expect([bad.code, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toContain('nowhere.json');
  });
});

describe('the command itself', () => {
  it('has help for everything it can do, and nothing else', async () => {
    const { code, stdout } = await runCli(['help']);
    expect(code).toBe(0);
    const commands = ['run', 'decrypt', 'check', 'verify-id-token', 'clients', 'code', 'sandbox'];
    expect([...stdout.matchAll(/^ {2}(\S+) {2,}/gm)].map(([, name]) => name)).toEqual(commands);
    for (const command of commands) {
      expect((await runCli([command, '--help'])).stdout).toContain(`sgid-console ${command}`);
    }
  });

  it('says its version', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([[[]], [['verify-id-token']], [['toString']], [['--json', 'run']]])('%j is wrong usage', async (args) => {
    expect((await runCli(args)).code).toBe(2);
  });
});
