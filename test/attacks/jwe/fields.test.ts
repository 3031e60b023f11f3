import { createCipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findRepeatedIvs } from '../../../src/core/jose/repeated-ivs.js';
import { type DecryptedField, decryptField, unwrapBlockKey } from '../../../src/core/jose/userinfo-decryption.js';
import { describeVariant } from '../../../src/core/jose/variant.js';
import { encryptJwe } from '../../support/encrypt-jwe.js';
import { type EncryptedUserInfo, encryptUserInfo, type Variant } from '../../support/encrypt-userinfo.js';
import { privateKeyOf, rsaKeyPair } from '../../support/keys.js';

const pair = rsaKeyPair();

function decryptAll(userInfo: EncryptedUserInfo): readonly DecryptedField[] {
  const blockKey = unwrapBlockKey(userInfo.key, privateKeyOf(pair));
  return Object.entries(userInfo.data).map(([scope, jwe]) => decryptField(scope, jwe, blockKey));
}

const scopes = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`myinfo.field_${index}`, `value ${index}`]));

/** A `dir` field under an IV of the attacker's choice. */
function fieldWithIv(value: string, key: Buffer, iv: Buffer): string {
  const header = Buffer.from('{"alg":"dir","enc":"A128GCM"}').toString('base64url');
  const cipher = createCipheriv('aes-128-gcm', key, iv).setAAD(Buffer.from(header));
  const ciphertext = Buffer.concat([cipher.update(value), cipher.final()]);
  return [header, '', ...[iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

describe('fields of userinfo', () => {
  it.each<Variant>(['A', 'B', 'C', 'D'])(
    'J11 two fields of variant %s swapped → decrypt, for the values to be warned about',
    async (variant) => {
      const { key, data, ...rest } = await encryptUserInfo(variant, pair.publicKey, { one: '1', two: '2' });
      const swapped = { ...rest, key, data: { one: data.two ?? '', two: data.one ?? '' } };
      expect(decryptAll(swapped)).toMatchObject([
        { scope: 'one', ok: true, value: '2' },
        { scope: 'two', ok: true, value: '1' },
      ]);
    },
  );

  it('J12 a field named __proto__ → a field like any other', async () => {
    const userInfo = await encryptUserInfo('C', pair.publicKey, {});
    const blockKey = unwrapBlockKey(userInfo.key, privateKeyOf(pair));
    const compact = await encryptJwe('value', { alg: 'dir', enc: 'A128GCM' }, userInfo.blockKey);
    const field = decryptField('__proto__', compact, blockKey);
    expect(field).toMatchObject({ scope: '__proto__', ok: true, value: 'value', anatomy: { title: '__proto__' } });
    expect('value' in {}).toBe(false);
  });

  it('J13 bytes that are not UTF-8 → that field fails, the others stand', async () => {
    const userInfo = await encryptUserInfo('C', pair.publicKey, { good: 'JOSÉ' });
    const latin1 = await encryptJwe(Buffer.from('JOSÉ', 'latin1'), { alg: 'dir', enc: 'A128GCM' }, userInfo.blockKey);
    const surrogate = await encryptJwe(Buffer.from('eda080', 'hex'), { alg: 'dir', enc: 'A128GCM' }, userInfo.blockKey);
    const fields = decryptAll({ ...userInfo, data: { latin1, ...userInfo.data, surrogate } });
    expect(fields).toMatchObject([
      { scope: 'latin1', ok: false, error: { code: 'field-not-utf8' }, alg: 'dir', enc: 'A128GCM' },
      { scope: 'good', ok: true, value: 'JOSÉ' },
      { scope: 'surrogate', ok: false, error: { code: 'field-not-utf8' } },
    ]);
  });

  it.each([
    ['cut', (jwe: string) => jwe.slice(0, -5)],
    ['empty', () => ''],
    ['not a token', () => 'NA'],
    ['altered', (jwe: string) => jwe.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))],
    ['not even text', () => ({}) as unknown as string],
  ])('J14 one field among 36 that is %s → 35 decrypt', async (_, damage) => {
    const userInfo = await encryptUserInfo('A', pair.publicKey, scopes(36));
    const bad = damage(userInfo.data['myinfo.field_17'] ?? '');
    const fields = decryptAll({ ...userInfo, data: { ...userInfo.data, 'myinfo.field_17': bad } });
    expect(fields.filter((field) => field.ok)).toHaveLength(35);
    expect(fields.find((field) => !field.ok)?.scope).toBe('myinfo.field_17');
  });

  it('J14 a failed field keeps what can be said of it', async () => {
    const userInfo = await encryptUserInfo('B', pair.publicKey, { one: 'value' });
    const other = await encryptUserInfo('B', pair.publicKey, { one: 'value' });
    const [field] = decryptAll({ ...userInfo, data: other.data });
    expect(field).toMatchObject({
      ok: false,
      error: { code: 'jwe-not-authentic', kind: 'crypto' },
      alg: 'dir',
      enc: 'A256GCM',
      anatomy: { scope: 'one', verdict: 'failed' },
    });
  });

  it('J16 an empty value and a NUL → decrypted as they are', async () => {
    for (const variant of ['A', 'B', 'C', 'D'] as const) {
      const fields = decryptAll(await encryptUserInfo(variant, pair.publicKey, { empty: '', nul: '\0' }));
      expect(fields).toMatchObject([
        { ok: true, value: '' },
        { ok: true, value: '\0' },
      ]);
    }
  });

  it('J17 1,000 fields and one of 10 MB → each decrypts', async () => {
    const userInfo = await encryptUserInfo('C', pair.publicKey, { ...scopes(1_000), large: 'é'.repeat(5_000_000) });
    const fields = decryptAll(userInfo);
    expect(fields.filter((field) => field.ok)).toHaveLength(1_001);
    expect(fields.at(-1)).toMatchObject({ scope: 'large', value: 'é'.repeat(5_000_000) });
  });

  it('J21 the same IV twice under the block key → finding that names the fields', async () => {
    const userInfo = await encryptUserInfo('C', pair.publicKey, { fresh: '0' });
    const [iv, key] = [randomBytes(12), userInfo.blockKey];
    const data = { ...userInfo.data, one: fieldWithIv('1', key, iv), two: fieldWithIv('2', key, iv) };
    const fields = decryptAll({ ...userInfo, data });
    expect(fields.every((field) => field.ok)).toBe(true);
    expect(findRepeatedIvs(fields)).toMatchObject([
      { id: 'repeated-iv', severity: 'warning', message: expect.stringContaining('one, two') },
    ]);
  });

  it('J21 the same wrapping IV twice → finding', async () => {
    const userInfo = await encryptUserInfo('A', pair.publicKey, { one: '1', other: '2' });
    const copied = { ...userInfo.data, two: userInfo.data.one ?? '' };
    const findings = findRepeatedIvs(decryptAll({ ...userInfo, data: copied }));
    expect(findings.map(({ id }) => id)).toEqual(['repeated-iv', 'repeated-iv']);
  });

  it.each<Variant>(['A', 'B', 'C', 'D'])('J21 fresh IVs, as in an honest variant %s → no finding', async (variant) => {
    expect(findRepeatedIvs(decryptAll(await encryptUserInfo(variant, pair.publicKey, scopes(40))))).toEqual([]);
  });

  it('J22 each field says what it was encrypted with', async () => {
    const userInfo = await encryptUserInfo('C', pair.publicKey, { one: '1' });
    const [field] = decryptAll(userInfo);
    expect(describeVariant('RSA-OAEP-256', 'A256GCM', field?.alg ?? '', field?.enc ?? '')).toBe('C');
    expect(describeVariant('RSA-OAEP-256', 'A256GCM', 'A256KW', 'A128GCM')).toBeUndefined();
  });
});
