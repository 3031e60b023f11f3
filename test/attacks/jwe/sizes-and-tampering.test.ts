import { createCipheriv, randomBytes } from 'node:crypto';
import { FlattenedEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { decryptJwe } from '../../../src/core/jose/decrypt-jwe.js';
import { decryptField, unwrapBlockKey } from '../../../src/core/jose/userinfo-decryption.js';
import { encryptJwe, encryptWithKeyWrap } from '../../support/encrypt-jwe.js';
import { encryptUserInfo, type Variant } from '../../support/encrypt-userinfo.js';
import { privateKeyOf, rsaKeyPair } from '../../support/keys.js';
import { thrownCode } from '../../support/thrown-code.js';

const pair = rsaKeyPair();
const key = randomBytes(16);

/** A token with the tag that AES-GCM gives for a length and an IV of the attacker's choice. */
function gcmWith(ivBytes: number, tagBytes: number): string {
  const header = Buffer.from('{"alg":"dir","enc":"A128GCM"}').toString('base64url');
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-128-gcm', key, iv, { authTagLength: 16 }).setAAD(Buffer.from(header));
  const ciphertext = Buffer.concat([cipher.update('value'), cipher.final()]);
  const tag = cipher.getAuthTag().subarray(0, tagBytes);
  return [header, '', ...[iv, ciphertext, tag].map((part) => part.toString('base64url'))].join('.');
}

/** Every token that differs from this one in one bit of one part's text, of those that are still other bytes. */
function alteredByABit(compact: string, part: number): readonly string[] {
  const parts = compact.split('.');
  const bytes = Buffer.from(parts[part] ?? '', 'base64url');
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const altered = Buffer.from(bytes);
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return parts.with(part, altered.toString('base64url')).join('.');
  });
}

describe('JWE sizes', () => {
  it('J06 a wrapped key longer than any content key → refused, without a step for each of its blocks', () => {
    const header = Buffer.from('{"alg":"A128KW","enc":"A128GCM"}').toString('base64url');
    const wrapped = Buffer.alloc(4 * 1024 * 1024, 1).toString('base64url');
    const started = performance.now();
    expect(thrownCode(() => decryptJwe(`${header}.${wrapped}.AAAA.AAAA.AAAA`, { type: 'oct', key }))).toBe(
      'jwe-cannot-unwrap',
    );
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('J06 the honest lengths → decrypts', () => {
    expect(decryptJwe(gcmWith(12, 16), { type: 'oct', key }).plaintext.toString()).toBe('value');
  });

  it.each([4, 8, 12, 13, 14, 15])('J06 a true GCM tag cut to %i bytes → refused', (tagBytes) => {
    expect(thrownCode(() => decryptJwe(gcmWith(12, tagBytes), { type: 'oct', key }))).toBe('jwe-tag-size');
  });

  it.each([1, 8, 11, 13, 16])('J06 a true GCM token with an IV of %i bytes → refused', (ivBytes) => {
    expect(thrownCode(() => decryptJwe(gcmWith(ivBytes, 16), { type: 'oct', key }))).toBe('jwe-iv-size');
  });

  it.each(['A128CBC-HS256', 'A256CBC-HS512'])('J06 a tag of %s cut short or made longer → refused', async (enc) => {
    const contentKey = randomBytes(enc === 'A128CBC-HS256' ? 32 : 64);
    const parts = (await encryptJwe('value', { alg: 'dir', enc }, contentKey)).split('.');
    const tag = Buffer.from(parts[4] ?? '', 'base64url');
    for (const other of [tag.subarray(0, 8), tag.subarray(0, -1), Buffer.concat([tag, Buffer.alloc(1)])]) {
      const compact = parts.with(4, other.toString('base64url')).join('.');
      expect(thrownCode(() => decryptJwe(compact, { type: 'oct', key: contentKey }))).toBe('jwe-tag-size');
    }
  });

  it.each(['iv', 'tag'])('J06 a wrapping %s of another length in the header → refused', async (name) => {
    const compact = await encryptJwe('value', { alg: 'A128GCMKW', enc: 'A128GCM' }, key);
    const header = JSON.parse(Buffer.from(compact.split('.')[0] ?? '', 'base64url').toString());
    for (const value of [`${header[name]}AAAA`, header[name].slice(0, 8), '', undefined, 7]) {
      const text = Buffer.from(JSON.stringify({ ...header, [name]: value })).toString('base64url');
      const altered = compact.split('.').with(0, text).join('.');
      expect(thrownCode(() => decryptJwe(altered, { type: 'oct', key }))).toBe('jwe-gcmkw-header');
    }
  });

  it.each([
    ['A256GCM', 16],
    ['A128GCM', 32],
    ['A128CBC-HS256', 16],
    ['A256CBC-HS512', 32],
  ])('J20 dir with %s and a key of %i bytes → refused', (enc, bytes) => {
    const header = Buffer.from(JSON.stringify({ alg: 'dir', enc })).toString('base64url');
    const compact = `${header}..AAAAAAAAAAAAAAAA.AAAA.${'A'.repeat(22)}`;
    expect(thrownCode(() => decryptJwe(compact, { type: 'oct', key: randomBytes(bytes) }))).toBe(
      'jwe-content-key-size',
    );
  });

  it('J20 a wrapped content key of the wrong size → refused', async () => {
    const jwe = await new FlattenedEncrypt(Buffer.from('value'))
      .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A128GCM' })
      .encrypt(pair.publicKey);
    const header = Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url');
    const compact = [header, jwe.encrypted_key, jwe.iv, jwe.ciphertext, jwe.tag].join('.');
    expect(thrownCode(() => decryptJwe(compact, { type: 'rsa', privateKey: pair.privateKey }))).toBe(
      'jwe-content-key-size',
    );
  });
});

describe('JWE tampering', () => {
  it.each([
    ['header', 0],
    ['IV', 2],
    ['ciphertext', 3],
    ['tag', 4],
  ])('J07 %s altered by a bit → refused, for each bit, also with CBC', async (_, part) => {
    const tokens = [
      [await encryptJwe('value', { alg: 'dir', enc: 'A128GCM' }, key), key] as const,
      [await encryptJwe('value', { alg: 'dir', enc: 'A128CBC-HS256' }, randomBytesKept), randomBytesKept] as const,
    ];
    for (const [compact, secret] of tokens) {
      for (const altered of alteredByABit(compact, part)) {
        expect(thrownCode(() => decryptJwe(altered, { type: 'oct', key: secret }))).toMatch(/^jwe-/);
      }
    }
  });

  it('J07 wrapped key altered by a bit → refused, for each bit', async () => {
    const kw = encryptWithKeyWrap(Buffer.from('value'), { alg: 'A128KW', enc: 'A128GCM' }, key);
    const gcmKw = await encryptJwe('value', { alg: 'A128GCMKW', enc: 'A128GCM' }, key);
    for (const altered of [...alteredByABit(kw, 1), ...alteredByABit(gcmKw, 1)]) {
      expect(thrownCode(() => decryptJwe(altered, { type: 'oct', key }))).toBe('jwe-cannot-unwrap');
    }
  });

  it('J07 RSA-wrapped key altered by a bit → cannot unwrap, whichever bit', async () => {
    const compact = await encryptJwe('value', { alg: 'RSA-OAEP', enc: 'A128GCM' }, pair.publicKey);
    const every29th = alteredByABit(compact, 1).filter((_, bit) => bit % 29 === 0);
    for (const altered of every29th) {
      const code = thrownCode(() => decryptJwe(altered, { type: 'rsa', privateKey: pair.privateKey }));
      expect(code).toBe('jwe-cannot-unwrap');
    }
  });

  it.each<Variant>(['A', 'B', 'C', 'D'])('J07 a field of variant %s cut anywhere → refused', async (variant) => {
    const userInfo = await encryptUserInfo(variant, pair.publicKey, { 'myinfo.name': 'TAN AH KOW' });
    const blockKey = unwrapBlockKey(userInfo.key, privateKeyOf(pair));
    const compact = userInfo.data['myinfo.name'] ?? '';
    for (let length = 0; length < compact.length; length += 1) {
      expect(decryptField('myinfo.name', compact.slice(0, length), blockKey).ok).toBe(false);
    }
  });
});

const randomBytesKept = randomBytes(32);
