import { createPrivateKey } from 'node:crypto';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { createDemoClient, toSandboxClient } from '../../../src/sandbox/clients/demo-client.js';
import { PERSONAS } from '../../../src/sandbox/personas/personas.js';
import { VARIANTS } from '../../../src/sandbox/userinfo/variants.js';
import { fetchUserInfo, get, requestUserInfo, signIn, withBench } from '../../support/sandbox-bench.js';
import { decryptAesKw, decryptBlockKey, decryptValues } from '../../support/sandbox-decrypt.js';

const dataScopes = SCOPES.map(({ scope }) => scope).filter((scope) => scope !== 'openid');
const allScopes = ['openid', ...dataScopes].join(' ');
const inElectron = process.versions.electron !== undefined;

describe('userinfo', () => {
  it.each(VARIANTS.flatMap((variant) => PERSONAS.map(({ id }) => [variant, id] as const)))(
    'gives all 34 scopes in variant %s to exactly the values of %s',
    (variant, persona) =>
      withBench({ variant, persona }, async (bench) => {
        const userInfo = await fetchUserInfo(bench, allScopes);
        const held = bench.sandbox.persona.values(bench.clock.now);
        const expected = Object.fromEntries(dataScopes.map((scope) => [scope, held[scope] ?? 'NA']));
        expect(await decryptValues(userInfo, bench.credentials.privateKey)).toEqual(expected);
        expect(Object.keys(userInfo.data ?? {})).toEqual(dataScopes);
      }),
  );

  const shapes = {
    A: {
      key: { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
      field: { alg: 'A128GCMKW', enc: 'A128GCM' },
      bytes: 16,
      alg: 'A128GCM',
    },
    B: {
      key: { alg: 'RSA-OAEP', enc: 'A128CBC-HS256' },
      field: { alg: 'dir', enc: 'A256GCM' },
      bytes: 32,
      alg: 'A256GCM',
    },
    C: {
      key: { alg: 'RSA-OAEP-256', enc: 'A128GCM' },
      field: { alg: 'dir', enc: 'A128GCM' },
      bytes: 16,
      alg: 'A128GCM',
    },
    D: {
      key: { alg: 'RSA-OAEP', enc: 'A128CBC-HS256' },
      field: { alg: 'A128KW', enc: 'A128CBC-HS256' },
      bytes: 16,
      alg: undefined,
    },
  } as const;

  it.each(VARIANTS)('has the algorithms of variant %s', (variant) =>
    withBench({ variant }, async (bench) => {
      const userInfo = await fetchUserInfo(bench, 'openid myinfo.name');
      const { key, field, bytes, alg } = shapes[variant];
      const fieldHeader = decodeProtectedHeader(userInfo.data?.['myinfo.name'] ?? '');
      expect(decodeProtectedHeader(userInfo.key ?? '')).toEqual(key);
      expect(fieldHeader).toMatchObject(field);
      const blockKey = await decryptBlockKey(userInfo, bench.credentials.privateKey);
      expect(blockKey).toMatchObject({ kty: 'oct', ...(alg === undefined ? {} : { alg }) });
      expect(blockKey.alg).toBe(alg);
      expect(Buffer.from(blockKey.k, 'base64url')).toHaveLength(bytes);
      if (variant === 'A') expect(Object.keys(fieldHeader).sort()).toEqual(['alg', 'enc', 'iv', 'tag']);
      if (variant === 'B') expect(fieldHeader.kid).toMatch(/^[\w-]{22}$/);
      if (variant === 'C') expect(userInfo.data?.['myinfo.name']).toMatch(/^eyJlbmMi/);
    }),
  );

  // Electron's BoringSSL has no AES-KW, so there `jose` cannot read variant D.
  it.skipIf(inElectron)('makes variant D so that jose reads it', () =>
    withBench({ variant: 'D' }, async (bench) => {
      const userInfo = await fetchUserInfo(bench, 'openid myinfo.name');
      const { k } = await decryptBlockKey(userInfo, bench.credentials.privateKey);
      const jwe = userInfo.data?.['myinfo.name'] ?? '';
      const { plaintext } = await compactDecrypt(jwe, Buffer.from(k, 'base64url'));
      expect(new TextDecoder().decode(plaintext)).toBe('ONG MEI FERN, RENÉE');
      expect(Buffer.from(decryptAesKw(jwe, Buffer.from(k, 'base64url')))).toEqual(Buffer.from(plaintext));
    }),
  );

  it('takes a new block key each time', () =>
    withBench({}, async (bench) => {
      const { access_token } = await signIn(bench);
      const key = async () =>
        (await decryptBlockKey(await (await requestUserInfo(bench, access_token)).json(), bench.credentials.privateKey))
          .k;
      expect(await key()).not.toBe(await key());
    }));

  it('gives the sub of the ID token, and no more where only openid was asked for', () =>
    withBench({}, async (bench) => {
      const { access_token, id_token } = await signIn(bench, { scope: 'openid' });
      const claims = JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
      expect(await (await requestUserInfo(bench, access_token)).json()).toEqual({ sub: claims.sub });
    }));

  it('encrypts to the key the client has now, and to nobody once it is gone', () =>
    withBench({}, async (bench) => {
      const { access_token } = await signIn(bench);
      const renewed = await createDemoClient();
      const client = toSandboxClient(bench.credentials);
      bench.sandbox.setClients([{ ...client, publicKeyPem: renewed.publicKey }]);
      const { key } = (await (await requestUserInfo(bench, access_token)).json()) as { key: string };
      await expect(compactDecrypt(key, createPrivateKey(bench.credentials.privateKey))).rejects.toThrow();
      await expect(compactDecrypt(key, createPrivateKey(renewed.privateKey))).resolves.toBeDefined();
      bench.sandbox.setClients([]);
      expect((await requestUserInfo(bench, access_token)).status).toBe(401);
    }));

  it('answers 401 as text, and says in WWW-Authenticate what is wrong', () =>
    withBench({}, async (bench) => {
      const url = `${bench.sandbox.issuer}/oauth/userinfo`;
      const { access_token } = await signIn(bench);
      const none = await get(`${url}?access_token=${access_token}`);
      expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      for (const authorization of [
        `Bearer ${access_token}x`,
        `Basic ${access_token}`,
        'Bearer',
        'Bearer a b',
        access_token,
      ]) {
        const response = await get(url, { Authorization: authorization });
        expect(response.status).toBe(401);
        expect(response.headers.get('content-type')).toContain('text/plain');
        expect(response.headers.get('www-authenticate')).toMatch(
          /^Bearer error="invalid_token", error_description="[^"\\]+"$/,
        );
        expect(await response.text()).not.toContain(access_token);
      }
      expect((await get(url, { Authorization: `bearer ${access_token}` })).status).toBe(200);
    }));
});
