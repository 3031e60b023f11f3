import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeClientFile } from '../../src/core/credentials/client-file.js';
import { decryptWithPassphrase, encryptWithPassphrase } from '../../src/engine/clients/passphrase-file.js';
import { hasAgeTool, runAge } from '../support/age-tool.js';
import { rsaKeyPair } from '../support/keys.js';

const PASSPHRASES = ['correct horse battery staple', "it's “quoted” — 密码 $HOME"];
const pair = rsaKeyPair('age');
const CONTENT = writeClientFile([
  {
    clientId: 'AGE-CLIENT',
    clientSecret: 'kR3vPq8TzWm2XyB5nJc7HdLf9GsVa4Ue',
    privateKeyPem: pair.pkcs8,
    publicKeyPem: pair.spki,
    name: 'Clinic — 诊所',
    redirectUris: ['http://localhost:5001/api/redirect'],
  },
]);

const here = hasAgeTool();

describe.skipIf(!here)(here ? 'the age tool' : 'the age tool, which is not on this machine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-age-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(PASSPHRASES)('decrypts what the console encrypted with %s', async (passphrase) => {
    const [encrypted, decrypted] = [join(folder, 'ours.age'), join(folder, 'ours.json')];
    await writeFile(encrypted, await encryptWithPassphrase(CONTENT, passphrase));
    expect(await runAge(['--decrypt', '--output', decrypted, encrypted], passphrase)).toBe(0);
    expect(await readFile(decrypted, 'utf8')).toBe(CONTENT);
  });

  it('refuses what the console encrypted with another passphrase', async () => {
    const [encrypted, decrypted] = [join(folder, 'other.age'), join(folder, 'other.json')];
    await writeFile(encrypted, await encryptWithPassphrase(CONTENT, 'another'));
    expect(await runAge(['--decrypt', '--output', decrypted, encrypted], 'not that one')).not.toBe(0);
    await expect(readFile(decrypted)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['binary', PASSPHRASES[0] ?? '', []],
    ['armoured', PASSPHRASES[1] ?? '', ['--armor']],
  ])('encrypts, %s, what the console decrypts', async (form, passphrase, options) => {
    const [plain, encrypted] = [join(folder, `${form}.json`), join(folder, `${form}.age`)];
    await writeFile(plain, CONTENT);
    expect(await runAge(['--passphrase', ...options, '--output', encrypted, plain], passphrase)).toBe(0);
    const bytes = await readFile(encrypted);
    expect(bytes.includes('AGE ENCRYPTED FILE')).toBe(form === 'armoured');
    expect(Buffer.from(await decryptWithPassphrase(bytes, passphrase)).toString()).toBe(CONTENT);
    await expect(decryptWithPassphrase(bytes, 'not that one')).rejects.toMatchObject({ code: 'passphrase-wrong' });
  });
});
