import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unwrapAesKey } from '../../../../src/core/jose/aes-key-wrap.js';
import { type DecryptedJwe, decryptJwe } from '../../../../src/core/jose/decrypt-jwe.js';
import { verifyJws } from '../../../../src/core/jose/jws.js';
import { thrownCode } from '../../../support/thrown-code.js';
import rfc3394 from '../../../vectors/rfc3394.json' with { type: 'json' };
import rfc7515 from '../../../vectors/rfc7515.json' with { type: 'json' };
import rfc7516 from '../../../vectors/rfc7516.json' with { type: 'json' };
import rfc7517 from '../../../vectors/rfc7517.json' with { type: 'json' };
import rfc7520Jwe from '../../../vectors/rfc7520-jwe.json' with { type: 'json' };
import rfc7520Jws from '../../../vectors/rfc7520-jws.json' with { type: 'json' };

interface JweExample {
  readonly section: string;
  readonly alg: string;
  readonly compact: string;
  readonly plaintext: string;
  readonly jwk?: JsonWebKey;
}

function decryptExample({ compact, jwk }: JweExample): DecryptedJwe {
  const key = jwk ?? { kty: 'oct', k: '' };
  if (key.kty !== 'RSA') return decryptJwe(compact, { type: 'oct', key: Buffer.from(key.k ?? '', 'base64url') });
  return decryptJwe(compact, { type: 'rsa', privateKey: createPrivateKey({ key, format: 'jwk' }) });
}

function examplesOf(examples: readonly object[], sections: readonly string[]): readonly JweExample[] {
  return (examples as readonly JweExample[]).filter((example) => sections.includes(example.section));
}

const jweExamples: readonly JweExample[] = rfc7520Jwe.examples as readonly JweExample[];

describe('RFC 3394, AES key wrap', () => {
  it.each(rfc3394.examples)('section $section', ({ keyEncryptionKey, keyData, wrapped }) => {
    const unwrapped = unwrapAesKey(Buffer.from(keyEncryptionKey, 'hex'), Buffer.from(wrapped, 'hex'));
    expect(unwrapped?.toString('hex')).toBe(keyData);
  });

  it.each(rfc3394.examples)('section $section, any one bit altered', ({ keyEncryptionKey, wrapped }) => {
    const bytes = Buffer.from(wrapped, 'hex');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(unwrapAesKey(Buffer.from(keyEncryptionKey, 'hex'), altered)).toBeUndefined();
    }
  });

  it.each([0, 8, 16, 23, 25])('refuses %i wrapped bytes', (length) => {
    expect(unwrapAesKey(Buffer.alloc(16), Buffer.alloc(length))).toBeUndefined();
  });
});

describe('RFC 7516, JWE', () => {
  it.each(examplesOf(rfc7516.examples, ['A.1', 'A.3']))('Appendix $section, $alg', (example) => {
    expect(decryptExample(example).plaintext.toString()).toBe(example.plaintext);
  });

  it('Appendix A.1 has the content encryption key that its text gives', () => {
    const [example] = examplesOf(rfc7516.examples, ['A.1']);
    const jwe = example === undefined ? undefined : decryptExample(example);
    expect(Buffer.from(jwe?.contentEncryptionKey ?? []).toString('base64url')).toBe(
      'saH0gFSP4XM_tAP_a5rU9ooHbltwLiJpL4LLLnrqQPw',
    );
  });

  it.each(examplesOf(rfc7516.examples, ['A.2']))('Appendix $section, $alg, is refused', (example) => {
    expect(thrownCode(() => decryptExample(example))).toBe('jwe-alg-refused');
  });
});

describe('RFC 7520, JWE', () => {
  it.each(examplesOf(jweExamples, ['5.2', '5.6', '5.7', '5.8']))('section $section, $alg', (example) => {
    expect(decryptExample(example).plaintext.toString()).toBe(example.plaintext);
  });

  it.each(examplesOf(jweExamples, ['5.1', '5.3', '5.4', '5.5']))('section $section, $alg, is refused', (example) => {
    expect(thrownCode(() => decryptExample(example))).toBe('jwe-alg-refused');
  });

  it.each(examplesOf(jweExamples, ['5.9']))('section $section, compressed, is refused', (example) => {
    expect(thrownCode(() => decryptExample(example))).toBe('jwe-zip-refused');
  });
});

describe('RFC 7515 and RFC 7520, JWS', () => {
  const signed = [...rfc7515.examples, ...rfc7520Jws.examples];
  const publicPart = ({ kty, n, e, kid }: { kty: string; n?: string; e?: string; kid?: string }): object => ({
    kty,
    n,
    e,
    ...(kid === undefined ? {} : { kid }),
  });

  it.each(signed.filter((example) => example.alg === 'RS256'))('section $section, RS256, verifies', async (example) => {
    const key = publicPart(example.jwk as { kty: string });
    const verified = await verifyJws(example.compact, { keys: [key] });
    expect(Buffer.from(verified.payload).toString('base64url')).toBe(example.compact.split('.')[1]);
    expect(verified.key).toEqual(key);
  });

  it.each([
    ['A.1', 'jws-alg-hmac'],
    ['A.3', 'jws-alg-refused'],
    ['A.4', 'jws-alg-refused'],
    ['A.5', 'jws-alg-none'],
    ['4.2', 'jws-alg-refused'],
    ['4.3', 'jws-alg-refused'],
    ['4.4', 'jws-alg-hmac'],
  ])('section %s is refused by its algorithm', async (section, code) => {
    const example = signed.find((candidate) => candidate.section === section);
    const keys = [publicPart(rfc7515.examples[1]?.jwk as { kty: string })];
    await expect(verifyJws(example?.compact ?? '', { keys })).rejects.toMatchObject({ code });
  });
});

describe('RFC 7517, JWK sets', () => {
  const compact = rfc7515.examples[1]?.compact ?? '';

  it('Appendix A.1: the EC key is passed over, the RSA key is tried and does not fit', async () => {
    await expect(verifyJws(compact, rfc7517.publicKeys)).rejects.toMatchObject({ code: 'jws-signature-invalid' });
  });

  it('Appendix A.2: private keys in a published set are refused', async () => {
    await expect(verifyJws(compact, rfc7517.privateKeys)).rejects.toMatchObject({ code: 'jwk-private' });
  });

  it('Appendix A.3: symmetric keys in a published set are refused', async () => {
    await expect(verifyJws(compact, rfc7517.symmetricKeys)).rejects.toMatchObject({ code: 'jwk-private' });
  });
});
