import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCredentialsFile, runClientOf } from '../../../../src/engine/clients/load-credentials-file.js';

const corpus = (name: string) => join('test', 'fixtures', 'credentials', name);

describe('loadCredentialsFile', () => {
  it.each(['json/portal.json', 'env/double-quotes.env', 'encodings/utf16-le.json', 'keys/pkcs1.json'])(
    '%s makes a client that can run',
    async (name) => {
      const path = corpus(name);
      expect(runClientOf(await loadCredentialsFile(path), path)).toMatchObject({ clientId: 'SGID-CORPUS-01' });
    },
  );

  it.each([
    ['others/encrypted.age', 'credentials-encrypted'],
    ['others/encrypted-armoured.age', 'credentials-encrypted'],
    ['json/two-clients.json', 'credentials-several-clients'],
    ['others/private.pem', 'credentials-bare-key'],
    ['others/bare-secret.txt', 'credentials-not-used'],
    ['refused/prose.txt', 'credentials-not-recognised'],
  ])('C01 %s → %s, with what to do', async (name, code) => {
    await expect(loadCredentialsFile(corpus(name))).rejects.toMatchObject({
      code,
      kind: 'config',
      hint: expect.any(String),
    });
  });

  it('names the first error of a client that cannot run', async () => {
    const loaded = await loadCredentialsFile(corpus('keys/refused/ec.json'));
    expect(() => runClientOf(loaded, 'ec.json')).toThrow(/elliptic curve/);
  });
});
