import { describe, expect, it } from 'vitest';
import { decryptField, unwrapBlockKey } from '../../src/core/jose/userinfo-decryption.js';
import { describeVariant } from '../../src/core/jose/variant.js';
import { encryptJwe } from '../support/encrypt-jwe.js';
import { encryptUserInfo, encryptWithNodeJose, type Variant } from '../support/encrypt-userinfo.js';
import { privateKeyOf, rsaKeyPair } from '../support/keys.js';

const DATA = {
  'myinfo.name': 'JOSÉ DE LA CRUZ — 陈',
  'myinfo.registered_address': '1 TEST ROAD\n#01-01\nSINGAPORE 000001',
  'myinfo.vehicles': '[]',
  'myinfo.dialect': 'NA',
  empty: '',
};
const VARIANTS: readonly Variant[] = ['A', 'B', 'C', 'D'];

describe.each([
  ['jose', encryptJwe],
  ['node-jose', encryptWithNodeJose],
] as const)('userinfo encrypted by %s', (_name, encrypt) => {
  it.each(VARIANTS)('is decrypted in variant %s', async (variant) => {
    const pair = rsaKeyPair();
    const userInfo = await encryptUserInfo(variant, pair.publicKey, DATA, encrypt);
    const blockKey = unwrapBlockKey(userInfo.key, privateKeyOf(pair));
    const fields = Object.entries(userInfo.data).map(([scope, jwe]) => decryptField(scope, jwe, blockKey));
    expect(Object.fromEntries(fields.map((field) => [field.scope, field.ok && field.value]))).toEqual(DATA);
    const [{ alg = '', enc = '' } = {}] = fields;
    expect(describeVariant(blockKey.alg, blockKey.enc, alg, enc)).toBe(variant);
  });
});
