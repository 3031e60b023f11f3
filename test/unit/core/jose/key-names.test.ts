import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { describe, expect, it } from 'vitest';
import { meaningOfKeyId, rsaThumbprint } from '../../../../src/core/jose/key-names.js';
import { privateKeyOf, rsaKeyPair } from '../../../support/keys.js';

const pair = rsaKeyPair();
const { fingerprint, keyObject } = privateKeyOf(pair);
const meaning = (kid: string) => meaningOfKeyId(kid, keyObject, fingerprint);

describe('names of keys', () => {
  it('has the thumbprint of the example of RFC 7638 3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    const key = createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' });
    expect(rsaThumbprint(key)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });

  it('is the same for the private and the public key, and as another library has it', async () => {
    expect(rsaThumbprint(keyObject)).toBe(rsaThumbprint(pair.publicKey));
    expect(rsaThumbprint(keyObject)).toBe(await calculateJwkThumbprint(pair.publicKey.export({ format: 'jwk' })));
  });

  it('J10 knows its own key by thumbprint or fingerprint, another by the form of one, and nothing else', () => {
    const other = privateKeyOf(rsaKeyPair('other'));
    expect(meaning(rsaThumbprint(keyObject))).toBe('own');
    expect(meaning(`urn:ietf:params:oauth:jwk-thumbprint:sha-256:${rsaThumbprint(keyObject)}`)).toBe('own');
    expect(meaning(fingerprint.toUpperCase())).toBe('own');
    expect(meaning(Buffer.from(fingerprint, 'hex').toString('base64url'))).toBe('own');
    expect(meaning(rsaThumbprint(other.keyObject))).toBe('other');
    expect(meaning(other.fingerprint)).toBe('other');
    for (const kid of ['', 'key-1', 'a'.repeat(44), 'ü'.repeat(43)]) expect(meaning(kid)).toBe('unknown');
  });
});
