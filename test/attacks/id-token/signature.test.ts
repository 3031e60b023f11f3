import { createHmac } from 'node:crypto';
import { exportJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { CLAIMS, failedIds, hold, publishedKey, signToken } from '../../support/id-tokens.js';
import { rsaKeyPair } from '../../support/keys.js';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (header: object, signature = '') => `${encode(header)}.${encode(CLAIMS)}.${signature}`;

describe('ID token, signature', () => {
  it('holds when nothing is wrong with it', async () => {
    const processed = await hold(await signToken());
    expect(failedIds(processed)).toEqual([]);
    expect(processed.sub).toBe(CLAIMS.sub);
  });

  it.each(['none', 'None', 'nOnE', 'NONE'])('I01 alg %s is refused', async (alg) => {
    const processed = await hold(unsigned({ alg }));
    expect(failedIds(processed)).toEqual(expect.arrayContaining(['alg', 'signature']));
    expect(processed.sub).toBeUndefined();
  });

  it('I02 HS256 with the public key as secret is refused', async () => {
    const { spki } = rsaKeyPair('provider');
    const input = `${encode({ alg: 'HS256', kid: 'k1' })}.${encode(CLAIMS)}`;
    const forged = `${input}.${createHmac('sha256', spki).update(input).digest('base64url')}`;
    const processed = await hold(forged);
    expect(failedIds(processed)).toEqual(expect.arrayContaining(['alg', 'signature']));
    expect(processed.sub).toBeUndefined();
  });

  it.each(['RS384', 'RS512', 'PS256'])('I03 %s, rightly signed by the provider, is refused', async (alg) => {
    const processed = await hold(await signToken(CLAIMS, { alg }), {}, [await publishedKey(undefined, { alg })]);
    expect(failedIds(processed)).toContain('alg');
    expect(processed.sub).toBeUndefined();
  });

  it('I03 ES256 is refused', async () => {
    const processed = await hold(unsigned({ alg: 'ES256' }, 'A'.repeat(86)));
    expect(failedIds(processed)).toContain('alg');
  });

  it('I04 a key that the token brings along is ignored', async () => {
    const forger = rsaKeyPair('forger');
    const jwk = await exportJWK(forger.publicKey);
    const forged = await signToken(
      CLAIMS,
      { jwk, jku: 'https://forger.example/jwks', x5u: 'https://forger.example/x', x5c: ['MIIB'] },
      forger,
    );
    const processed = await hold(forged);
    expect(failedIds(processed)).toEqual(['signature']);
    expect(processed.checks.find((check) => check.id === 'embedded-keys')).toMatchObject({
      status: 'warned',
      actual: 'jwk, jku, x5u, x5c: ignored, not fetched',
    });
  });

  it('I06 two keys with one kid are refused', async () => {
    const keys = [await publishedKey(), await publishedKey(rsaKeyPair('other'))];
    expect(failedIds(await hold(await signToken(), {}, keys))).toEqual(['signing-key']);
  });

  it.each([
    ['use: enc', { use: 'enc' }],
    ['another alg', { alg: 'RS512' }],
  ])('I06 a key with %s does not verify', async (_name, members) => {
    const keys = [await publishedKey(undefined, members)];
    expect(failedIds(await hold(await signToken(), {}, keys))).toEqual(['signing-key']);
  });

  it.each(['a.b', 'a.b.c.d', 'a.b.c.d.e.f', ''])('I15 %j has the wrong number of parts', async (token) => {
    expect(failedIds(await hold(token))).toEqual(['token-format']);
  });

  it('I15 padding, other alphabets and stray bits are refused', async () => {
    const token = await signToken();
    const [header = '', payload = '', signature = ''] = token.split('.');
    for (const altered of [
      `${header}==.${payload}.${signature}`,
      `${header}.${payload}.${signature}=`,
      `${header}.${payload}.${signature.replace(/.$/, '+')}`,
      `${header}.${payload}.${signature.slice(0, -1)}B`,
      `${header}.${payload}\n.${signature}`,
    ]) {
      expect(failedIds(await hold(altered))).toEqual(['token-format']);
    }
  });

  it('I16 crit is refused', async () => {
    const [, payload = '', signature = ''] = (await signToken()).split('.');
    const critical = `${encode({ alg: 'RS256', kid: 'k1', crit: ['exp'], exp: 1 })}.${payload}.${signature}`;
    expect(failedIds(await hold(critical))).toEqual(['crit', 'signature']);
  });

  it('I17 a signature over other bytes, and an empty one, are refused', async () => {
    const [header = '', , signature = ''] = (await signToken()).split('.');
    const other = encode({ ...CLAIMS, sub: 'u=somebody-else' });
    expect(failedIds(await hold(`${header}.${other}.${signature}`))).toEqual(['signature']);
    expect(failedIds(await hold(`${header}.${other}.`))).toEqual(['signature']);
  });
});
