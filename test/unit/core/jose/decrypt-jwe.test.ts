import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { compactDecrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { CONTENT_ALGORITHMS, KEY_ALGORITHMS } from '../../../../src/core/jose/algorithms.js';
import { decryptJwe } from '../../../../src/core/jose/decrypt-jwe.js';
import type { DecryptionKey } from '../../../../src/core/jose/key-management.js';
import { contentKeyLength, encryptJwe, encryptWithKeyWrap } from '../../../support/encrypt-jwe.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { thrownCode } from '../../../support/thrown-code.js';

const pairs = KEY_ALGORITHMS.flatMap((alg) => CONTENT_ALGORITHMS.map((enc) => [alg, enc] as const));

interface Encrypted {
  readonly compact: string;
  readonly key: DecryptionKey;
}

async function encrypt(alg: string, enc: string, plaintext: Uint8Array): Promise<Encrypted> {
  if (alg.startsWith('RSA')) {
    const { publicKey, privateKey } = rsaKeyPair();
    return { compact: await encryptJwe(plaintext, { alg, enc }, publicKey), key: { type: 'rsa', privateKey } };
  }
  const key = randomBytes(alg === 'dir' ? contentKeyLength(enc) : Number(alg.slice(1, 4)) / 8);
  return { compact: await encryptJwe(plaintext, { alg, enc }, key), key: { type: 'oct', key } };
}

/** The compact form with one bit of one decoded part flipped. */
function flipBit(compact: string, part: number, bit: number): string {
  const parts = compact.split('.');
  const bytes = Buffer.from(parts[part] ?? '', 'base64url');
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return parts.with(part, bytes.toString('base64url')).join('.');
}

/** What is put into a token: nothing, its own alphabet, and what stands at the edge of it. */
const ALTERATIONS = ['', 'A', 'w', '_', '-', '.', '=', '+', ' ', '\n', '\0', 'é'];

/** Electron's BoringSSL has no AES key wrap for jose to call. */
const lacksJoseWrap = (alg: string): boolean => /^A\d+KW$/.test(alg) && process.versions.electron !== undefined;

/** The plaintext in hex; undefined where it was refused. */
function plaintextOf(open: () => Buffer): string | undefined {
  let hex: string | undefined;
  thrownCode(() => {
    hex = open().toString('hex');
  });
  return hex;
}

describe.each(pairs)('decryptJwe, %s with %s', (alg, enc) => {
  it('opens what jose encrypts, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (plaintext) => {
        const { compact, key } = await encrypt(alg, enc, plaintext);
        const jwe = decryptJwe(compact, key);
        expect(jwe.plaintext.equals(plaintext)).toBe(true);
        expect(jwe).toMatchObject({ alg, enc });
        expect(jwe.contentEncryptionKey).toHaveLength(contentKeyLength(enc));
      }),
      { numRuns: alg.startsWith('RSA') ? 6 : 20 },
    );
  });

  it('refuses it once any bit of any part is altered', async () => {
    const { compact, key } = await encrypt(alg, enc, Buffer.from('S1234567D, a value'));
    const filled = compact.split('.').flatMap((text, part) => (text === '' ? [] : [part]));
    fc.assert(
      fc.property(fc.constantFrom(...filled), fc.nat(), (part, bit) => {
        expect(thrownCode(() => decryptJwe(flipBit(compact, part, bit), key))).toMatch(/^jwe-/);
      }),
      { numRuns: alg.startsWith('RSA') ? 60 : 200 },
    );
  });

  it.skipIf(lacksJoseWrap(alg))('never opens what jose refuses, and opens nothing otherwise than jose', async () => {
    const { compact, key } = await encrypt(alg, enc, Buffer.from('S1234567D, a value'));
    const joseKey = key.type === 'rsa' ? key.privateKey : key.key;
    await fc.assert(
      fc.asyncProperty(fc.nat(compact.length), fc.nat(2), fc.constantFrom(...ALTERATIONS), async (at, cut, put) => {
        const altered = compact.slice(0, at) + put + compact.slice(at + cut);
        const ours = plaintextOf(() => decryptJwe(altered, key).plaintext);
        const theirs = await compactDecrypt(altered, joseKey).then(
          ({ plaintext }) => Buffer.from(plaintext).toString('hex'),
          () => undefined,
        );
        if (ours !== undefined || altered === compact) expect(theirs).toBe(ours);
        if (altered === compact) expect(ours).toBeDefined();
      }),
      { numRuns: alg.startsWith('RSA') ? 15 : 40 },
    );
  });
});

describe('the encryptor that stands in for jose where it has no key wrap', () => {
  it.skipIf(process.versions.electron !== undefined)('makes what jose opens', async () => {
    const key = randomBytes(32);
    for (const enc of CONTENT_ALGORITHMS) {
      const compact = encryptWithKeyWrap(Buffer.from('plain'), { alg: 'A256KW', enc }, key);
      expect(Buffer.from((await compactDecrypt(compact, key)).plaintext).toString()).toBe('plain');
    }
  });
});

describe('what a JWE cannot be decrypted with', () => {
  it('names the kind of key that is needed', async () => {
    const wrapped = await encrypt('RSA-OAEP-256', 'A256GCM', Buffer.from('x'));
    const direct = await encrypt('dir', 'A256GCM', Buffer.from('x'));
    expect(thrownCode(() => decryptJwe(wrapped.compact, direct.key))).toBe('jwe-key-kind');
    expect(thrownCode(() => decryptJwe(direct.compact, wrapped.key))).toBe('jwe-key-kind');
  });

  it.each(['A128KW', 'A256GCMKW'])('names the length of key that %s needs', async (alg) => {
    const { compact } = await encrypt(alg, 'A128GCM', Buffer.from('x'));
    expect(thrownCode(() => decryptJwe(compact, { type: 'oct', key: randomBytes(24) }))).toBe('jwe-key-size');
  });

  it.each(['A192KW', 'A192GCMKW', 'RSA-OAEP', 'RSA-OAEP-512'])('says the same of every wrong key: %s', async (alg) => {
    const { compact } = await encrypt(alg, 'A128GCM', Buffer.from('x'));
    const other: DecryptionKey = alg.startsWith('RSA')
      ? { type: 'rsa', privateKey: rsaKeyPair('other').privateKey }
      : { type: 'oct', key: randomBytes(24) };
    expect(thrownCode(() => decryptJwe(compact, other))).toBe('jwe-cannot-unwrap');
  });

  it('refuses an encrypted key with dir, and its absence elsewhere', async () => {
    const direct = await encrypt('dir', 'A128GCM', Buffer.from('x'));
    const wrapped = await encrypt('A128GCMKW', 'A128GCM', Buffer.from('x'));
    const withKey = direct.compact.split('.').with(1, 'AAAA').join('.');
    const without = wrapped.compact.split('.').with(1, '').join('.');
    expect(thrownCode(() => decryptJwe(withKey, direct.key))).toBe('jwe-encrypted-key-unexpected');
    expect(thrownCode(() => decryptJwe(without, wrapped.key))).toBe('jwe-encrypted-key-missing');
  });
});
