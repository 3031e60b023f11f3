import { describe, expect, it } from 'vitest';
import { combineSources } from '../../../../src/core/credentials/combine-sources.js';
import { diagnoseCredentials } from '../../../../src/core/credentials/diagnose.js';
import { type CredentialsPiece, EMPTY_READING, readPiece, withPiece } from '../../../../src/core/credentials/pieces.js';
import { readCredentials } from '../../../../src/core/credentials/read-credentials.js';
import { readSource } from '../../../../src/core/credentials/read-source.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { PEM_FORMS } from '../../../support/pem-forms.js';
import { thrownCode } from '../../../support/thrown-code.js';

const pair = rsaKeyPair();
const secret = '0123456789abcdef0123456789abcdef';
const whole = JSON.stringify({ id: 'SHOP', secret, privateKey: pair.pkcs8 });
const read = (text: string, piece: CredentialsPiece): string => readPiece(Buffer.from(text), piece);

describe('readPiece', () => {
  it.each([
    ['a bare value', secret, secret],
    ['a line break after it', `${secret}\r\n`, secret],
    ['quotation marks', `"${secret}"\n`, secret],
    ['white space, which stays to be found', ` ${secret} \n`, ` ${secret} `],
    ['what looks like an assignment', 'abc=def', 'abc=def'],
    ['base64', 'YWJj==', 'YWJj=='],
    ['a pair', 'note: x', 'note: x'],
    ['a variable that means it', `SGID_CLIENT_SECRET=${secret}`, secret],
    ['whole credentials', whole, secret],
  ])('reads a secret: %s', (_, text, value) => {
    expect(read(text, 'clientSecret')).toBe(value);
  });

  it('reads each piece of whole credentials', () => {
    expect(read(whole, 'clientId')).toBe('SHOP');
    expect(read(whole, 'privateKey')).toBe(pair.pkcs8);
  });

  it.each(Object.keys(PEM_FORMS))('reads a key: %s', (form) => {
    const key = read(PEM_FORMS[form]?.(pair.pkcs8) ?? '', 'privateKey');
    const { client } = diagnoseCredentials(withPiece(readCredentials(Buffer.from(whole)), 'privateKey', key));
    expect(client?.privateKey.pkcs8Pem).toBe(pair.pkcs8);
  });

  it.each([
    ['', 'clientSecret', 'credentials-empty'],
    [pair.pkcs8, 'clientSecret', 'piece-is-key'],
    [pair.spki, 'clientId', 'piece-is-key'],
    ['SGID_CLIENT_ID=A', 'clientSecret', 'piece-not-there'],
    [`[${whole},${whole}]`, 'clientSecret', 'piece-several-clients'],
    ['age-encryption.org/v1\n', 'privateKey', 'piece-encrypted'],
    ['one\ntwo', 'clientSecret', 'credentials-not-recognised'],
    ['{"id": "A",', 'clientSecret', 'credentials-not-json'],
    ['{"web":{"client_id":"a","token_uri":"b"}}', 'clientSecret', 'credentials-other-provider'],
    ['x'.repeat(2_000), 'clientId', 'piece-too-long'],
  ] as const)('refuses %#', (text, piece, code) => {
    expect(thrownCode(() => read(text, piece))).toBe(code);
  });
});

describe('withPiece', () => {
  it('puts a client together by hand', () => {
    const reading = (['clientId', 'clientSecret', 'privateKey'] as const).reduce(
      (so, piece) => withPiece(so, piece, read(whole, piece)),
      EMPTY_READING,
    );
    expect(reading.format).toBe('pieces');
    expect(diagnoseCredentials(reading)).toMatchObject({ usable: true });
  });

  it('takes the findings of the piece it replaces away, and no others', () => {
    const file = { id: 5, secret: { value: secret }, privateKey: pair.pkcs8 };
    const reading = readCredentials(Buffer.from(JSON.stringify(file)));
    expect(reading.findings).toHaveLength(2);
    const replaced = withPiece(reading, 'clientSecret', secret);
    expect(replaced.findings).toMatchObject([{ message: expect.stringContaining('clientId') }]);
    expect(withPiece(replaced, 'clientId', 'A').findings).toEqual([]);
  });

  it('settles a conflict between sources', () => {
    const [combined] = combineSources(
      [whole, whole.replace(secret, `${secret}x`)].map((text) => ({ content: readSource(Buffer.from(text)) })),
    );
    expect(combined?.reading.findings).toMatchObject([{ id: 'sources-conflict' }]);
    expect(withPiece(combined?.reading ?? EMPTY_READING, 'clientSecret', secret).findings).toEqual([]);
  });
});
