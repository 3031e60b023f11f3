import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseCredentials } from '../../../../src/core/credentials/diagnose.js';
import type { CredentialsReading } from '../../../../src/core/credentials/read-credentials.js';
import { readSource, type SourceContent } from '../../../../src/core/credentials/read-source.js';
import { ConsoleError } from '../../../../src/core/errors.js';
import { anyString } from '../../../support/any-string.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { bodyOf, PEM_FORMS } from '../../../support/pem-forms.js';
import { thrownCode } from '../../../support/thrown-code.js';

const pair = rsaKeyPair();
const other = rsaKeyPair('other');
const secret = '0123456789abcdef0123456789abcdef';
const client = { id: 'SHOP', secret, privateKey: pair.pkcs8 };

const read = (content: unknown, fileName?: string): SourceContent =>
  readSource(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)), fileName);

/** The one client that a source holds. */
function readingOf(content: unknown): CredentialsReading {
  const found = read(content);
  if (found.kind !== 'client') throw new Error(`Expected a client, got ${found.kind}.`);
  return found.reading;
}
const idsOf = (reading: CredentialsReading): readonly string[] => reading.findings.map(({ id }) => id);

describe('readSource, JSON', () => {
  it.each([
    ['in an object', { client }],
    ['in data, beside a status', { status: 'ok', data: client }],
    ['in an array of one', { clients: [client] }],
    ['beside an id of something else', { id: 'request-1', credentials: client }],
  ])('finds a client one level down: %s', (_, content) => {
    const reading = readingOf(content);
    expect(reading).toMatchObject({ clientId: 'SHOP', clientSecret: secret, privateKeyText: pair.pkcs8 });
    expect(idsOf(reading)).toContain('file-wrapped');
  });

  it('takes an array of one, without a word', () => {
    expect(readingOf([client])).toMatchObject({ clientId: 'SHOP', findings: [] });
  });

  it('puts a client together from several members', () => {
    const { privateKey, ...rest } = client;
    const reading = readingOf({ name: 'Shop', client: rest, keys: { publicKey: pair.spki, privateKey } });
    expect(reading).toMatchObject({ clientId: 'SHOP', privateKeyText: pair.pkcs8, name: 'Shop' });
    const flat = readingOf({ ...rest, keys: { privateKey } });
    expect(flat).toMatchObject({ clientId: 'SHOP', clientSecret: secret, privateKeyText: pair.pkcs8 });
  });

  it.each([
    ['an array', [client, { ...client, id: 'CAFE' }]],
    ['an export', { clients: [client, { ...client, id: 'CAFE' }] }],
    ['names', { staging: client, production: { ...client, id: 'CAFE' } }],
  ])('reads several clients: %s', (_, content) => {
    const found = read(content);
    expect(found).toMatchObject({ kind: 'bundle', readings: [{ clientId: 'SHOP' }, { clientId: 'CAFE' }] });
  });

  it('reads credentials that are one JSON text inside another', () => {
    const reading = readingOf(JSON.stringify(JSON.stringify(client)));
    expect(reading.clientId).toBe('SHOP');
    expect(idsOf(reading)).toEqual(['file-in-string']);
  });

  it('takes a private key that is a JWK, as an object or as text', () => {
    const jwk = pair.privateKey.export({ format: 'jwk' });
    for (const privateKey of [jwk, JSON.stringify(jwk)]) {
      const { client: diagnosed } = diagnoseCredentials(readingOf({ ...client, privateKey }));
      expect(diagnosed?.privateKey.pkcs8Pem).toBe(pair.pkcs8);
    }
  });

  it.each([
    [
      'Google, web',
      { web: { client_id: 'a', client_secret: 'b', auth_uri: 'c', token_uri: 'd' } },
      'credentials-other-provider',
    ],
    [
      'Google, installed',
      { installed: { client_id: 'a', client_secret: 'b', token_uri: 'd' } },
      'credentials-other-provider',
    ],
    [
      'a service account',
      { type: 'service_account', private_key: pair.pkcs8, client_id: 'a' },
      'credentials-other-provider',
    ],
    ['Azure', { clientId: 'a', clientSecret: 'b', tenantId: 'c' }, 'credentials-other-provider'],
    ['package.json', { name: 'shop', version: '1.0.0', scripts: { start: 'x' } }, 'credentials-not-sgid'],
    ['a discovery document', { issuer: 'https://a', jwks_uri: 'https://a/jwks' }, 'credentials-not-sgid'],
    ['a JWKS', { keys: [{ kty: 'RSA' }] }, 'credentials-not-sgid'],
    ['another object', { compilerOptions: {} }, 'credentials-not-sgid'],
    ['an empty object', {}, 'credentials-not-sgid'],
    ['numbers', [1, 2], 'credentials-not-object'],
    ['variables of another app', 'PORT=3000\nDATABASE_URL=x', 'credentials-not-sgid'],
  ])('refuses %s by name', (_, content, code) => {
    expect(thrownCode(() => read(content))).toBe(code);
  });

  it('says what is wrong with a file of Google, and never quotes it', () => {
    const google = { web: { client_id: 'a', client_secret: 'hunter2', token_uri: 'd' } };
    expect(() => read(google)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^(?!.*hunter2).*Google/) }),
    );
  });

  it('lets __proto__ be data only, at any level', () => {
    const text = '{"__proto__":{"secret":"EVIL"},"client":{"__proto__":{"id":"EVIL"},"secret":"s"}}';
    expect(readingOf(text)).toMatchObject({ clientSecret: 's', clientId: undefined });
  });

  it.each([
    ['production', { kind: 'production', origin: 'https://api.id.gov.sg' }, []],
    ['staging', { kind: 'staging', origin: 'https://api-stg.id.gov.sg' }, []],
    ['sandbox', { kind: 'sandbox', origin: '' }, []],
    ['https://evil.example/v2', { kind: 'custom', origin: 'https://evil.example' }, ['environment-custom']],
    ['http://evil.example', undefined, ['environment-unusable']],
    ['nowhere', undefined, ['environment-unusable']],
  ])('reads the environment of an export: %s', (environment, expected, ids) => {
    const reading = readingOf({ ...client, environment });
    expect(reading.environment).toEqual(expected);
    expect(idsOf(reading)).toEqual(ids);
  });
});

describe('readSource, variables', () => {
  const expected = { clientId: 'SHOP', clientSecret: secret, privateKeyText: expect.stringContaining('BEGIN PRIVATE') };
  const escaped = pair.pkcs8.replaceAll('\n', '\\n');
  const indented = pair.pkcs8.trim().replaceAll('\n', '\n      ');

  it.each([
    ['cmd', `set SGID_CLIENT_ID=SHOP\r\nset "SGID_CLIENT_SECRET=${secret}"\r\nset SGID_PRIVATE_KEY=${escaped}`],
    [
      'setx',
      `setx SGID_CLIENT_ID "SHOP"`.replace(' "', '="') +
        `\nsetx SGID_CLIENT_SECRET=${secret}\nSGID_PRIVATE_KEY="${escaped}"`,
    ],
    [
      'PowerShell',
      `$env:SGID_CLIENT_ID = "SHOP"\n$Env:SGID_CLIENT_SECRET='${secret}'\n$env:SGID_PRIVATE_KEY = @"\n${pair.pkcs8}"@`,
    ],
    [
      'docker-compose, a map',
      `services:\n  web:\n    environment:\n      SGID_CLIENT_ID: SHOP\n      SGID_CLIENT_SECRET: "${secret}"\n      SGID_PRIVATE_KEY: |\n      ${indented}`,
    ],
    [
      'docker-compose, a list',
      `- SGID_CLIENT_ID=SHOP\n- "SGID_CLIENT_SECRET=${secret}"\n- SGID_PRIVATE_KEY=${escaped}`,
    ],
    [
      'a Dockerfile',
      `FROM node\nENV SGID_CLIENT_ID=SHOP\nENV SGID_CLIENT_SECRET=${secret}\nENV SGID_PRIVATE_KEY="${escaped}"`,
    ],
    ['a web page', `Client ID: SHOP\nClient Secret: ${secret}\nPrivate Key: ${pair.pkcs8}`],
    [
      'names before SGID',
      `VITE_SGID_CLIENT_ID=SHOP\nMY_SGID_CLIENT_SECRET=${secret}\nSGID_PRIVATE_KEY="${pair.pkcs8}"`,
    ],
  ])('reads those of %s', (_, text) => {
    const reading = readingOf(text);
    expect(reading).toMatchObject({ format: 'env', ...expected });
    expect(diagnoseCredentials(reading).client?.privateKey.pkcs8Pem).toBe(pair.pkcs8);
  });

  it('reads the SDK’s host name as the environment, and no other program’s', () => {
    expect(readingOf('SGID_CLIENT_ID=A\nHOSTNAME=web-1\nENVIRONMENT=production').environment).toBeUndefined();
    expect(readingOf('SGID_CLIENT_ID=A\nSGID_HOSTNAME=https://api-stg.id.gov.sg').environment?.kind).toBe('staging');
  });
});

describe('readSource, keys and others', () => {
  it.each(Object.keys(PEM_FORMS))('tells the halves of a pair: %s', (form) => {
    const mangle = PEM_FORMS[form] ?? String;
    for (const pem of [pair.pkcs8, pair.pkcs1]) expect(read(mangle(pem)).kind).toBe('private-key');
    for (const pem of [pair.spki, pair.pkcs1Public]) expect(read(mangle(pem)).kind).toBe('public-key');
  });

  it('leaves the byte order mark of a key file to the key', () => {
    expect(read(`\uFEFF${pair.pkcs8}`)).toEqual({ kind: 'private-key', text: `\uFEFF${pair.pkcs8}`, findings: [] });
  });

  it.each([
    ['pkcs8', pair.privateKey.export({ type: 'pkcs8', format: 'der' }), pair.pkcs8, 'private-key'],
    ['pkcs1', pair.privateKey.export({ type: 'pkcs1', format: 'der' }), pair.pkcs1, 'private-key'],
    ['spki', pair.publicKey.export({ type: 'spki', format: 'der' }), pair.spki, 'public-key'],
  ])('reads a binary key file: %s', (_, bytes, text, kind) => {
    expect(readSource(bytes)).toMatchObject({ kind, text, findings: [{ id: 'key-file-der', severity: 'info' }] });
  });

  it('tells a JWK by its halves', () => {
    expect(read(pair.privateKey.export({ format: 'jwk' })).kind).toBe('private-key');
    expect(read(pair.publicKey.export({ format: 'jwk' })).kind).toBe('public-key');
  });

  it.each([
    [
      'an elliptic curve key',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }),
    ],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
    ['a key of PuTTY', 'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none'],
    ['a public key of OpenSSH', 'ssh-rsa AAAAB3NzaC1yc2E user@host'],
    ['base64 of an unrelated pair', bodyOf(other.pkcs8)],
  ])('hands on %s as a key, for the reader of keys to judge', (_, text) => {
    expect(read(String(text)).kind).toBe('private-key');
  });

  it.each([
    ['binary', 'age-encryption.org/v1\n-> scrypt x 18\n'],
    ['armoured', '\n-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n'],
  ])('knows an encrypted file: %s', (_, text) => {
    expect(read(text)).toEqual({ kind: 'encrypted' });
  });

  it('keeps a bare line as it is', () => {
    expect(read(`${secret}\n`)).toEqual({ kind: 'text', text: secret });
    expect(read('c2VjcmV0c2VjcmV0=')).toEqual({ kind: 'text', text: 'c2VjcmV0c2VjcmV0=' });
  });

  it('takes a large file only where it may be an export', () => {
    const many = { clients: Array.from({ length: 1_200 }, (_, index) => ({ ...client, id: `CLIENT-${index}` })) };
    expect(read(many)).toMatchObject({ kind: 'bundle' });
    expect(thrownCode(() => read(`SGID_CLIENT_ID=A\n${'#\n'.repeat(600_000)}`))).toBe('credentials-too-large');
    const tooMany = { clients: Array.from({ length: 2_001 }, (_, index) => ({ id: `CLIENT-${index}` })) };
    expect(thrownCode(() => read(tooMany))).toBe('credentials-too-many');
  });

  it('reads or refuses any text', () => {
    const piece = fc.oneof(
      anyString(),
      fc.constantFrom(
        '{',
        '[',
        '"id":',
        '"a"',
        '}',
        ']',
        ',',
        '-----BEGIN',
        'SGID_PRIVATE_KEY: |\n',
        'set "A=',
        '@"\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        try {
          expect(read(pieces.join(''))).toHaveProperty('kind');
        } catch (error) {
          expect(error).toBeInstanceOf(ConsoleError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
