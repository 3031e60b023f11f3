import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PrivateKey } from '../../../src/core/credentials/private-key.js';
import { blockKeyStep } from '../../../src/core/flow/steps/block-key.js';
import { rsaThumbprint } from '../../../src/core/jose/key-names.js';
import { decryptField, unwrapBlockKey } from '../../../src/core/jose/userinfo-decryption.js';
import { encryptJwe } from '../../support/encrypt-jwe.js';
import { encryptUserInfo } from '../../support/encrypt-userinfo.js';
import { runRequest, stepIo } from '../../support/flow-bench.js';
import { privateKeyOf, rsaKeyPair } from '../../support/keys.js';

const pair = rsaKeyPair();
const privateKey = privateKeyOf(pair);
const wrap = (plaintext: string | Uint8Array, kid?: string): Promise<string> =>
  encryptJwe(plaintext, { alg: 'RSA-OAEP', enc: 'A256GCM', ...(kid === undefined ? {} : { kid }) }, pair.publicKey);

describe('block keys', () => {
  it.each([0, 1, 8, 15, 17, 20, 31, 33, 65, 128])('J08 a block key of %i bytes → refused', async (length) => {
    const compact = await wrap(JSON.stringify({ kty: 'oct', k: Buffer.alloc(length, 7).toString('base64url') }));
    const code = length === 0 ? 'block-key-k' : 'block-key-length';
    expect(() => unwrapBlockKey(compact, privateKey)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['kty RSA', JSON.stringify({ kty: 'RSA', n: 'AQAB', e: 'AQAB' }), 'block-key-kty'],
    ['not JSON', 'AAAAAAAAAAAAAAAAAAAAAA', 'block-key-not-json'],
    ['empty', '', 'block-key-not-json'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'block-key-not-json'],
    ['a JSON string', '"k"', 'block-key-not-jwk'],
    ['nested 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 'block-key-not-json'],
    ['single quotes that do not help', "{'kty':'oct','k':}", 'block-key-not-json'],
  ])('J08 a block key that is %s → refused', async (_, plaintext, code) => {
    const compact = await wrap(plaintext);
    expect(() => unwrapBlockKey(compact, privateKey)).toThrow(expect.objectContaining({ code }));
  });

  it('J08 a block key with single quotes → mended, with a finding', async () => {
    const key = randomBytes(16);
    const compact = await wrap(`{'kty': 'oct', 'k': '${key.toString('base64url')}', 'alg': 'A128GCM'}`);
    const blockKey = unwrapBlockKey(compact, privateKey);
    expect(Buffer.from(blockKey.key).equals(key)).toBe(true);
    expect(blockKey.findings).toMatchObject([{ id: 'block-key-single-quotes', severity: 'warning' }]);
    const field = await encryptJwe('NA', { alg: 'dir', enc: 'A128GCM' }, key);
    expect(decryptField('myinfo.name', field, blockKey)).toMatchObject({ ok: true, value: 'NA' });
  });

  it('J10 the wrong private key → cannot unwrap, with no more detail than for an altered token', async () => {
    const compact = await wrap(JSON.stringify({ kty: 'oct', k: randomBytes(16).toString('base64url') }));
    const parts = compact.split('.');
    const altered = parts.with(1, `${parts[1]?.startsWith('A') ? 'B' : 'A'}${parts[1]?.slice(1)}`).join('.');
    const short = parts.with(1, parts[1]?.slice(0, 300) ?? '').join('.');
    const answers = [
      [compact, privateKeyOf(rsaKeyPair('other'))] as const,
      [compact, privateKeyOf(rsaKeyPair('larger', 3072))] as const,
      [altered, privateKey] as const,
      [short, privateKey] as const,
    ].map(([token, key]) => errorOf(() => unwrapBlockKey(token, key)));
    expect(answers[0]).toMatchObject({
      code: 'jwe-cannot-unwrap',
      message: 'This key cannot unwrap it: encrypted to another key, or altered.',
      cause: undefined,
    });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  }, 30_000);

  it('J10 names the key that the header asks for, if it does', async () => {
    const kid = createHash('sha256').update('another').digest('base64url');
    const compact = await wrap('{}', kid);
    const error = errorOf(() => unwrapBlockKey(compact, privateKeyOf(rsaKeyPair('other'))));
    expect(error).toMatchObject({ code: 'jwe-cannot-unwrap', hint: expect.stringContaining(kid) });
  });

  it.each([
    ['this client’s', () => rsaThumbprint(pair.publicKey), 'passed'],
    ['another', () => rsaThumbprint(rsaKeyPair('other').publicKey), 'warned'],
    ['nobody’s that can be told', () => 'sgid-2024', 'skipped'],
    ['none', () => undefined, undefined],
  ])(
    'J10 kid names the key: %s → compared, and never refused for it',
    async (_, kidOf, expected) => {
      const compact = await wrap(JSON.stringify({ kty: 'oct', k: randomBytes(16).toString('base64url') }), kidOf());
      const request = runRequest('https://api.id.gov.sg');
      const run = (key: PrivateKey) =>
        blockKeyStep.run(
          { ...request, client: { ...request.client, privateKey: key } },
          { userInfoResponse: { sub: 'u=1', key: compact, data: [] } },
          stepIo(),
        );
      const { report, artifacts } = await run(privateKey);
      expect(report.checks.find(({ id }) => id === 'block-key-kid')?.status).toBe(expected);
      expect(report.status).toBe(expected === 'warned' ? 'warned' : 'passed');
      expect(artifacts?.blockKey?.bits).toBe(128);
      // Where the key does not open it, the comparison stands beside the failure.
      const failed = await run(privateKeyOf(rsaKeyPair('third')));
      const compared = failed.report.checks.find(({ id }) => id === 'block-key-kid')?.status;
      expect(compared).toBe(expected === 'passed' ? 'warned' : expected);
    },
    30_000,
  );

  it('J22 a variant that is none of A to D → decrypts, and is none', async () => {
    const key = randomBytes(32);
    const compact = await encryptJwe(
      JSON.stringify({ kty: 'oct', k: key.toString('base64url'), alg: 'nonsense' }),
      { alg: 'RSA-OAEP-512', enc: 'A192CBC-HS384' },
      pair.publicKey,
    );
    const blockKey = unwrapBlockKey(compact, privateKey);
    const field = decryptField(
      'myinfo.name',
      await encryptJwe('TAN', { alg: 'A256GCMKW', enc: 'A256CBC-HS512' }, key),
      blockKey,
    );
    expect(field).toMatchObject({ ok: true, value: 'TAN', alg: 'A256GCMKW', enc: 'A256CBC-HS512' });
  });

  it('J22 fields of one response in different variants → each decrypts by its own header', async () => {
    const userInfo = await encryptUserInfo('C', pair.publicKey, { a: 'direct' });
    const blockKey = unwrapBlockKey(userInfo.key, privateKey);
    const wrapped = await encryptJwe('wrapped', { alg: 'A128GCMKW', enc: 'A256GCM' }, userInfo.blockKey);
    expect(decryptField('a', userInfo.data.a ?? '', blockKey)).toMatchObject({ ok: true, value: 'direct' });
    expect(decryptField('b', wrapped, blockKey)).toMatchObject({ ok: true, value: 'wrapped' });
  });
});

function errorOf(run: () => unknown): Record<string, unknown> {
  try {
    run();
  } catch (error) {
    const { code, message, hint, cause } = error as Record<string, unknown>;
    return { code, message, hint, cause };
  }
  return {};
}
