import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { type Bench, fetchUserInfo, get, signIn, withBench } from '../../support/sandbox-bench.js';
import { decryptValues } from '../../support/sandbox-decrypt.js';

async function keySet({ sandbox }: Bench) {
  return (await (await get(`${sandbox.issuer}/.well-known/jwks.json`)).json()) as { keys: { kid: string }[] };
}

describe('the rotation of signing keys', () => {
  it('signs with the new key, and still verifies what the old one signed where that is kept', () =>
    withBench({}, async (bench) => {
      const before = (await signIn(bench)).id_token;
      await bench.sandbox.rotateSigningKey('keep');
      const after = (await signIn(bench)).id_token;
      const jwks = await keySet(bench);
      const kids = [after, before].map((token) => decodeProtectedHeader(token).kid);
      expect(jwks.keys.map(({ kid }) => kid)).toEqual(kids);
      expect(bench.sandbox.signingKeyIds).toEqual(kids);
      for (const token of [before, after]) await jwtVerify(token, createLocalJWKSet(jwks));
    }));

  it('leaves nothing to verify it with where the old one is dropped', () =>
    withBench({}, async (bench) => {
      const before = (await signIn(bench)).id_token;
      await bench.sandbox.rotateSigningKey('drop');
      const jwks = await keySet(bench);
      expect(jwks.keys).toHaveLength(1);
      await expect(jwtVerify(before, createLocalJWKSet(jwks))).rejects.toMatchObject({
        code: 'ERR_JWKS_NO_MATCHING_KEY',
      });
    }));
});

describe('the encryption of the block key', () => {
  it.each(['A', 'B', 'C', 'D'] as const)('is RSA-OAEP or RSA-OAEP-256 by choice, with variant %s', (variant) =>
    withBench({ variant }, async (bench) => {
      const own = decodeProtectedHeader((await fetchUserInfo(bench, 'openid myinfo.name')).key ?? '').alg;
      for (const algorithm of ['RSA-OAEP', 'RSA-OAEP-256', undefined] as const) {
        bench.sandbox.chooseKeyEncryption(algorithm);
        expect(bench.sandbox.keyEncryption).toBe(algorithm);
        const userInfo = await fetchUserInfo(bench, 'openid myinfo.sex');
        expect(decodeProtectedHeader(userInfo.key ?? '').alg).toBe(algorithm ?? own);
        expect(await decryptValues(userInfo, bench.credentials.privateKey)).toEqual({ 'myinfo.sex': 'FEMALE' });
      }
    }),
  );
});
