import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapKey } from '../../../src/sandbox/userinfo/aes-key-wrap.js';
import { encryptWithAesKw } from '../../../src/sandbox/userinfo/aes-kw-jwe.js';
import { decryptAesKw, unwrapKey } from '../../support/sandbox-decrypt.js';

describe('AES key wrap', () => {
  // RFC 3394, sections 4.1 to 4.6
  it.each([
    [
      '4.1',
      '000102030405060708090A0B0C0D0E0F',
      '00112233445566778899AABBCCDDEEFF',
      '1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5',
    ],
    [
      '4.3',
      '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
      '00112233445566778899AABBCCDDEEFF',
      '64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7',
    ],
    [
      '4.6',
      '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
      '00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F',
      '28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21',
    ],
  ])('gives the vector of RFC 3394 %s', (_section, wrappingKey, key, wrapped) => {
    const result = wrapKey(Buffer.from(wrappingKey, 'hex'), Buffer.from(key, 'hex'));
    expect(Buffer.from(result).toString('hex').toUpperCase()).toBe(wrapped);
    expect(unwrapKey(Buffer.from(wrappingKey, 'hex'), result).toString('hex').toUpperCase()).toBe(key);
  });

  it('makes JWEs that decrypt to what went in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (text, key) => {
        expect(Buffer.from(decryptAesKw(encryptWithAesKw(text, key), key))).toEqual(Buffer.from(text));
      }),
    );
  });
});
