import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPrivateKey } from '../../../../src/core/credentials/private-key.js';
import { matches, publicKeyPemOf, readPublicKey } from '../../../../src/core/credentials/public-key.js';
import { sdkOutcomes } from '../../../../src/core/credentials/sdk-outcomes.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { bodyOf, PEM_FORMS } from '../../../support/pem-forms.js';

const pair = rsaKeyPair();

describe('readPrivateKey', () => {
  it('gives PKCS #8, length and the fingerprint of the public key', () => {
    const { key, mended } = readPrivateKey(pair.pkcs8);
    const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
    expect(key.pkcs8Pem).toBe(pair.pkcs8);
    expect(key.bits).toBe(2048);
    expect(key.fingerprint).toBe(createHash('sha256').update(spki).digest('hex'));
    expect(key.keyObject.type).toBe('private');
    expect(mended).toEqual([]);
  });

  it('goes by the bytes where the label says something else', () => {
    const mislabelled = pair.pkcs1.replaceAll('RSA PRIVATE KEY', 'PRIVATE KEY');
    const { key, mended } = readPrivateKey(mislabelled);
    expect(key.pkcs8Pem).toBe(pair.pkcs8);
    expect(mended.map(({ id }) => id)).toEqual(['private-key-pkcs1', 'private-key-mislabelled']);
  });

  it('takes the private key out of a bundle', () => {
    const { key, mended } = readPrivateKey(`${pair.spki}${pair.pkcs8}`);
    expect(key.pkcs8Pem).toBe(pair.pkcs8);
    expect(mended.map(({ id }) => id)).toEqual(['private-key-several-blocks']);
  });

  it('says of each mending what the SDKs do with a key that needs it alone', () => {
    const [plain] = readPrivateKey(pair.pkcs1).mended;
    expect(plain).toMatchObject({
      id: 'private-key-pkcs1',
      severity: 'info',
      sdks: [
        { sdk: 'typescript', outcome: 'accepts' },
        { sdk: 'python', outcome: 'accepts' },
      ],
    });
    const literal = readPrivateKey(pair.pkcs1.replaceAll('\n', '\\n')).mended;
    expect(literal.find(({ id }) => id === 'private-key-literal-newlines')).toMatchObject({
      severity: 'warning',
      sdks: [
        { sdk: 'typescript', outcome: 'fails-when-constructed' },
        { sdk: 'python', outcome: 'fails-when-constructed' },
      ],
    });
  });

  it.each(Object.keys(PEM_FORMS))(
    'names, of %s, a mending for each SDK that fails, and none for one that does not',
    (form) => {
      for (const pem of [pair.pkcs8, pair.pkcs1]) {
        const text = PEM_FORMS[form]?.(pem) ?? '';
        const { mended } = readPrivateKey(text);
        for (const { sdk, outcome } of sdkOutcomes(text)) {
          const blamed = mended.filter(({ sdks }) => sdks?.some((one) => one.sdk === sdk && one.outcome !== 'accepts'));
          expect(blamed.length > 0, sdk).toBe(outcome !== 'accepts');
        }
      }
    },
  );

  it('says which structure the key stood in', () => {
    expect(readPrivateKey(pair.pkcs1).key.form).toBe('pkcs1');
    expect(readPrivateKey(pair.pkcs8).key.form).toBe('pkcs8');
  });

  it('reads what it wrote', () => {
    const { key } = readPrivateKey(pair.pkcs1);
    expect(readPrivateKey(key.pkcs8Pem)).toMatchObject({ key: { pkcs8Pem: key.pkcs8Pem }, mended: [] });
  });
});

describe('readPublicKey', () => {
  it.each(Object.keys(PEM_FORMS))('reads SPKI and PKCS #1: %s', (form) => {
    const mangle = PEM_FORMS[form] ?? String;
    for (const pem of [pair.spki, pair.pkcs1Public]) {
      expect(readPublicKey(mangle(pem)).key.spkiPem).toBe(pair.spki);
    }
  });

  it.each([
    [pair.pkcs8, 'public-key-is-private'],
    [pair.pkcs1, 'public-key-is-private'],
    [bodyOf(pair.pkcs8), 'public-key-is-private'],
    ['', 'public-key-empty'],
    ['hello', 'public-key-not-pem'],
    [pair.spki.slice(0, 200), 'public-key-truncated'],
    [pair.spki.replace(/.{64}\n/, ''), 'public-key-altered'],
  ])('refuses %#', (text, code) => {
    expect(() => readPublicKey(text)).toThrow(expect.objectContaining({ code }));
  });

  it('tells the halves of one pair from those of two', () => {
    const { key: privateKey } = readPrivateKey(pair.pkcs8);
    expect(matches(readPublicKey(pair.spki).key, privateKey)).toBe(true);
    expect(matches(readPublicKey(rsaKeyPair('other').spki).key, privateKey)).toBe(false);
    expect(publicKeyPemOf(privateKey)).toBe(pair.spki);
  });
});
