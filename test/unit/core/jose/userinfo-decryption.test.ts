import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decryptField, unwrapBlockKey } from '../../../../src/core/jose/userinfo-decryption.js';
import { describeVariant } from '../../../../src/core/jose/variant.js';
import { encryptJwe } from '../../../support/encrypt-jwe.js';
import { encryptUserInfo, encryptWithNodeJose, VARIANTS, type Variant } from '../../../support/encrypt-userinfo.js';
import { privateKeyOf, rsaKeyPair } from '../../../support/keys.js';

const pair = rsaKeyPair();
const privateKey = privateKeyOf(pair);
const variants = Object.keys(VARIANTS) as Variant[];
const inElectron = process.versions.electron !== undefined;

const data = {
  'myinfo.name': 'JOSÉ TAN',
  'myinfo.nric_number': 'S1234567D',
  'myinfo.vehicles': '[]',
  'myinfo.email': '',
  'myinfo.registered_address': '1 RAFFLES PLACE\n#01-01',
};

describe.each(variants)('variant %s', (variant) => {
  const libraries = [['jose', encryptJwe] as const, ['node-jose', encryptWithNodeJose] as const];
  // node-jose has no AES key wrap of its own either, where the runtime has none.
  const usable = libraries.filter(([name]) => !(inElectron && variant === 'D' && name === 'node-jose'));

  it.each(usable)('decrypts what %s encrypts, to the character', async (_, encrypt) => {
    const userInfo = await encryptUserInfo(variant, pair.publicKey, data, encrypt);
    const blockKey = unwrapBlockKey(userInfo.key, privateKey);
    expect(Buffer.from(blockKey.key).equals(userInfo.blockKey)).toBe(true);
    expect(blockKey).toMatchObject({ kty: 'oct', bits: userInfo.blockKey.length * 8, findings: [] });
    const fields = Object.entries(userInfo.data).map(([scope, jwe]) => decryptField(scope, jwe, blockKey));
    expect(Object.fromEntries(fields.map((field) => [field.scope, field.ok && field.value]))).toEqual(data);
    const { key, field } = VARIANTS[variant];
    expect([blockKey.alg, blockKey.enc]).toEqual([key.alg, key.enc]);
    expect(fields.map(({ alg, enc }) => [alg, enc])).toEqual(fields.map(() => [field.alg, field.enc]));
    expect(describeVariant(blockKey.alg, blockKey.enc, field.alg, field.enc)).toBe(variant);
  });
});

describe('describeVariant', () => {
  it.each([
    ['RSA-OAEP-512', 'A128GCM', 'dir', 'A128GCM', 'C'],
    ['RSA-OAEP', 'A256GCM', 'A128KW', 'A128CBC-HS256', 'D'],
    ['RSA-OAEP', 'A256GCM', 'A128GCMKW', 'A128GCM', undefined],
    ['RSA-OAEP-256', 'A256GCM', 'A256KW', 'A256GCM', undefined],
  ])('%s, %s with %s, %s is %s', (keyAlg, keyEnc, fieldAlg, fieldEnc, variant) => {
    expect(describeVariant(keyAlg, keyEnc, fieldAlg, fieldEnc)).toBe(variant);
  });
});

describe('unwrapBlockKey', () => {
  const wrap = (plaintext: string | Uint8Array): Promise<string> =>
    encryptJwe(plaintext, { alg: 'RSA-OAEP-256', enc: 'A256GCM' }, pair.publicKey);
  const k = randomBytes(16).toString('base64url');

  it('shows the token part by part', async () => {
    const compact = await wrap(JSON.stringify({ kty: 'oct', k }));
    const { anatomy } = unwrapBlockKey(compact, privateKey);
    expect(anatomy).toMatchObject({ kind: 'jwe', title: 'Wrapped block key', compact, verdict: 'passed' });
    expect(anatomy.segments.map(({ role, bytes }) => [role, bytes])).toEqual([
      ['header', 38],
      ['encrypted-key', 256],
      ['iv', 12],
      ['ciphertext', JSON.stringify({ kty: 'oct', k }).length],
      ['tag', 16],
    ]);
    expect(anatomy.segments.map(({ text }) => text).join('.')).toBe(compact);
    expect(JSON.parse(anatomy.segments[0]?.decoded ?? '')).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM' });
  });

  it('mends padded base64 and says so', async () => {
    const padded = randomBytes(16).toString('base64');
    const blockKey = unwrapBlockKey(await wrap(JSON.stringify({ kty: 'oct', k: padded })), privateKey);
    expect(Buffer.from(blockKey.key).toString('base64')).toBe(padded);
    expect(blockKey.findings.map(({ id }) => id)).toEqual(['block-key-base64']);
  });

  it('remarks on a name given twice and on another use', async () => {
    const blockKey = unwrapBlockKey(await wrap(`{"kty":"oct","k":"${k}","use":"sig","kty":"oct"}`), privateKey);
    expect(blockKey.findings.map(({ id }) => id)).toEqual(['block-key-repeated-name', 'block-key-use']);
  });

  it.each([
    ['{"kty":"oct"}', 'block-key-k'],
    ['{"kty":"oct","k":""}', 'block-key-k'],
    ['{"kty":"oct","k":"a!"}', 'block-key-k'],
    ['{"kty":"oct","k":5}', 'block-key-k'],
    [`["${k}"]`, 'block-key-not-jwk'],
    ['{}', 'block-key-kty'],
    ['{"__proto__":{"kty":"oct"}}', 'block-key-kty'],
  ])('refuses %s', async (plaintext, code) => {
    const compact = await wrap(plaintext);
    expect(() => unwrapBlockKey(compact, privateKey)).toThrow(expect.objectContaining({ code }));
  });

  it('never quotes the key in an error', async () => {
    const secret = randomBytes(15).toString('base64url');
    const compact = await wrap(`{"kty":"oct","k":"${secret}"}`);
    expect(() => unwrapBlockKey(compact, privateKey)).toThrow(
      expect.objectContaining({ code: 'block-key-length', message: expect.not.stringContaining(secret) }),
    );
  });
});

describe('decryptField', () => {
  it('never throws, whatever the token is', async () => {
    const userInfo = await encryptUserInfo('C', pair.publicKey, {});
    const blockKey = unwrapBlockKey(userInfo.key, privateKey);
    const encoded = fc.string().map((text) => Buffer.from(text).toString('base64url'));
    const token = fc.oneof(
      fc.string(),
      fc.array(encoded, { minLength: 5, maxLength: 5 }).map((parts) => parts.join('.')),
      fc.jsonValue().map((header) => `${Buffer.from(JSON.stringify(header)).toString('base64url')}..AAAA.AAAA.AAAA`),
    );
    fc.assert(
      fc.property(token, (compact) => {
        expect(decryptField('myinfo.name', compact, blockKey)).toMatchObject({
          scope: 'myinfo.name',
          ok: false,
          error: { kind: 'crypto', code: expect.stringMatching(/^jwe-/) },
        });
      }),
    );
  });

  it('keeps a byte order mark and NUL characters as they are', async () => {
    const userInfo = await encryptUserInfo('C', pair.publicKey, { 'myinfo.name': '\uFEFFA\0' });
    const field = decryptField(
      'myinfo.name',
      userInfo.data['myinfo.name'] ?? '',
      unwrapBlockKey(userInfo.key, privateKey),
    );
    expect(field).toMatchObject({ ok: true, value: '\uFEFFA\0' });
  });
});
