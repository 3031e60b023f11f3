import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseCredentials } from '../../../src/core/credentials/diagnose.js';
import { type CredentialsReading, readCredentials } from '../../../src/core/credentials/read-credentials.js';
import { ConsoleError } from '../../../src/core/errors.js';
import { rsaKeyPair } from '../../support/keys.js';
import { leastTime } from '../../support/least-time.js';
import { thrownCode } from '../../support/thrown-code.js';

const pair = rsaKeyPair();
const other = rsaKeyPair('other');
const secret = '0123456789abcdef0123456789abcdef';
const redirectUris = ['http://localhost:5001/api/redirect'];
const good = { id: 'CLIENT-1', secret, scopes: ['openid', 'myinfo.name'], privateKey: pair.pkcs8, redirectUris };

const read = (content: unknown): CredentialsReading => readCredentials(Buffer.from(JSON.stringify(content)));
const idsOf = (content: unknown): readonly string[] => diagnoseCredentials(read(content)).findings.map(({ id }) => id);

describe('C01 files that are no credentials', () => {
  it.each([
    ['empty', '', 'credentials-empty'],
    ['white space', ' \n\t ', 'credentials-empty'],
    ['a byte order mark alone', '\uFEFF', 'credentials-empty'],
    ['prose', 'Dear developer,\nhere are your credentials.', 'credentials-not-recognised'],
    ['broken JSON', '{"id": "A"', 'credentials-not-json'],
    ['JSON with single quotes', "{'id': 'A'}", 'credentials-not-json'],
    ['a JSON array', '["id"]', 'credentials-not-object'],
    ['a JSON string', '"id"', 'credentials-not-object'],
    ['JSON nested 100,000 deep', `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'credentials-not-json'],
    ['a key alone', pair.pkcs8, 'credentials-bare-key'],
  ])('C01 %s → clear error', (_, text, code) => {
    expect(thrownCode(() => readCredentials(Buffer.from(text)))).toBe(code);
  });

  it.each([
    ['gzip', gzipSync(JSON.stringify(good))],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['NUL inside', Buffer.from('{"id":"A\0B"}')],
    ['Latin-1', Buffer.from('{"id":"JOS\xc9"}', 'latin1')],
    ['UTF-16 of an odd length', Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d])],
    ['UTF-16 with half a character', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x7b, 0x00])],
  ])('C01 a binary: %s → clear error', (_, bytes) => {
    expect(thrownCode(() => readCredentials(bytes))).toBe('credentials-binary');
  });

  it('C01 50 MB → refused at once', () => {
    const bytes = Buffer.alloc(50_000_000, '{"id":"A"}');
    expect(thrownCode(() => readCredentials(bytes))).toBe('credentials-too-large');
    expect(leastTime(() => thrownCode(() => readCredentials(bytes)))).toBeLessThan(50);
  });

  it('C01 any bytes at all → read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          diagnoseCredentials(readCredentials(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(ConsoleError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('C02 encodings', () => {
  const text = JSON.stringify({ ...good, name: 'JOSÉ 新' });
  const big = Buffer.from(text, 'utf16le').swap16();

  it.each([
    ['UTF-8', Buffer.from(text), []],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), ['file-bom']],
    ['UTF-16 LE', Buffer.from(`\uFEFF${text}`, 'utf16le'), ['file-utf16']],
    ['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), big]), ['file-utf16']],
    ['UTF-16 LE without a mark', Buffer.from(text, 'utf16le'), ['file-utf16']],
    ['UTF-16 BE without a mark', big, ['file-utf16']],
  ])('C02 %s → read', (_, bytes, ids) => {
    const reading = readCredentials(bytes);
    expect(reading).toMatchObject({ clientId: 'CLIENT-1', clientSecret: secret, name: 'JOSÉ 新' });
    expect(reading.findings.map(({ id }) => id)).toEqual(ids);
  });

  it('C02 a byte order mark before an .env file → read', () => {
    expect(readCredentials(Buffer.from('\uFEFFSGID_CLIENT_ID=A'))).toMatchObject({ format: 'env', clientId: 'A' });
  });
});

describe('C03 fields', () => {
  it.each([
    ['id', 'client-id-missing'],
    ['secret', 'client-secret-missing'],
    ['privateKey', 'private-key-missing'],
  ])('C03 %s missing, null, empty or blank → error finding, no client', (name, id) => {
    for (const value of [undefined, null, '', '  ']) {
      const diagnosis = diagnoseCredentials(read({ ...good, [name]: value }));
      expect(diagnosis.findings).toMatchObject([{ id, severity: 'error' }]);
      expect(diagnosis).toMatchObject({ usable: false, client: undefined });
    }
  });

  it.each([
    ['id', 5],
    ['secret', { value: secret }],
    ['secret', [secret]],
    ['privateKey', { kty: 'RSA' }],
    ['privateKey', true],
  ])('C03 %s of the wrong type → error finding', (name, value) => {
    const findings = diagnoseCredentials(read({ ...good, [name]: value })).findings;
    expect(findings[0]).toMatchObject({ id: 'field-type', severity: 'error' });
    expect(JSON.stringify(findings)).not.toContain(secret);
  });

  it.each([
    ['scopes', 5],
    ['scopes', { openid: true }],
    ['scopes', ['openid', 5]],
    ['redirectUris', 5],
    ['redirectUris', [{ uri: 'http://localhost/' }]],
    ['publicKey', 5],
    ['name', ['a']],
  ])('C03 %s of the wrong type → warning, the rest is read', (name, value) => {
    const diagnosis = diagnoseCredentials(read({ ...good, [name]: value }));
    expect(diagnosis.findings[0]).toMatchObject({ id: 'field-type', severity: 'warning' });
    expect(diagnosis.client?.clientId).toBe('CLIENT-1');
  });

  it('C03 unknown fields → named, without their values', () => {
    const reading = read({ ...good, hostname: 'value-1', '\u202Eevil': 'value-2' });
    expect(reading.findings).toMatchObject([{ id: 'field-unknown', severity: 'info' }]);
    expect(reading.findings[0]?.message).toContain('"hostname"');
    expect(reading.findings[0]?.message).not.toMatch(/value-|\u202E/);
  });

  it('C03 __proto__ and constructor → data only', () => {
    const text = '{"__proto__":{"id":"EVIL","polluted":1},"constructor":{"id":"EVIL"},"secret":"s"}';
    const reading = readCredentials(Buffer.from(text));
    expect(reading.clientId).toBeUndefined();
    expect('polluted' in {}).toBe(false);
  });

  it('C03 a field twice → finding', () => {
    expect(readCredentials(Buffer.from('{"id":"A","id":"B"}')).findings).toMatchObject([{ id: 'file-repeated-name' }]);
  });
});

describe('C08 to C11', () => {
  it('C08 public and private key of two pairs → error finding', () => {
    const diagnosis = diagnoseCredentials(read({ ...good, publicKey: other.spki }));
    expect(diagnosis.findings).toMatchObject([{ id: 'key-pair-mismatch', severity: 'error' }]);
    expect(diagnosis.usable).toBe(false);
  });

  it.each([
    ['SPKI', pair.spki],
    ['PKCS #1', pair.pkcs1Public],
    ['one line', pair.spki.replaceAll('\n', '\\n')],
  ])('C08 a public key that fits, as %s → no error', (_, publicKey) => {
    expect(diagnoseCredentials(read({ ...good, publicKey })).usable).toBe(true);
  });

  it('C08 the two keys in each other’s place → says so', () => {
    expect(idsOf({ ...good, publicKey: pair.pkcs8, privateKey: pair.spki })).toEqual([
      'private-key-is-public',
      'public-key-is-private',
    ]);
  });

  it.each([
    ['31 characters', secret.slice(1), ['client-secret-length']],
    ['33 characters', `${secret}0`, ['client-secret-length']],
    ['a space at its end', `${secret} `, ['client-secret-white-space']],
    ['a newline at its end', `${secret}\n`, ['client-secret-white-space']],
    ['a space inside', secret.replace('5', ' '), ['client-secret-inner-space']],
  ])('C09 the secret has %s → finding', (_, value, ids) => {
    const diagnosis = diagnoseCredentials(read({ ...good, secret: value }));
    expect(diagnosis.findings.map(({ id }) => id)).toEqual(ids);
    expect(diagnosis.client?.clientSecret).toBe(value.trim());
    expect(JSON.stringify(diagnosis.findings)).not.toContain(value.trim());
  });

  it.each([
    ['asterisks', '*'.repeat(32), 'client-secret-is-masked'],
    ['a placeholder', '<your client secret>', 'client-secret-is-placeholder'],
    ['changeme', 'changeme', 'client-secret-is-placeholder'],
    ['a variable', '$SGID_CLIENT_SECRET', 'client-secret-is-reference'],
    ['the private key', pair.pkcs8.trim(), 'client-secret-is-key'],
    ['the client id', 'CLIENT-1', 'client-secret-is-client-id'],
    ['a token', 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln', 'client-secret-is-token'],
  ])('C09 %s in place of the secret → error finding that says so', (_, value, id) => {
    const diagnosis = diagnoseCredentials(read({ ...good, secret: value }));
    expect(diagnosis).toMatchObject({ usable: false, findings: [{ id, severity: 'error' }] });
    expect(JSON.stringify(diagnosis.findings)).not.toContain(JSON.stringify(value).slice(1, -1));
  });

  it('C09 white space around the client id → dropped, with a finding', () => {
    const diagnosis = diagnoseCredentials(read({ ...good, id: ' CLIENT-1\n' }));
    expect(diagnosis.findings).toMatchObject([{ id: 'client-id-white-space', severity: 'warning' }]);
    expect(diagnosis.client?.clientId).toBe('CLIENT-1');
  });

  it.each([
    ['more than 5', [1, 2, 3, 4, 5, 6].map((n) => `http://localhost:600${n}/cb`), 'redirect-uris-too-many'],
    ['a fragment', ['http://localhost:5001/cb#x'], 'redirect-uri-fragment'],
    ['a relative one', ['/cb'], 'redirect-uri-relative'],
    ['http off loopback', ['http://app.example/cb'], 'redirect-uri-http'],
    ['userinfo', ['http://localhost:5001@app.example/cb'], 'redirect-uri-userinfo'],
    ['a wildcard', ['https://app.example/*'], 'redirect-uri-wildcard'],
    ['an upper-case scheme', ['HTTP://localhost:5001/cb'], 'redirect-uri-upper-case'],
    ['no scheme', ['localhost:5001/cb'], 'redirect-uri-relative'],
    ['a script', ['javascript:alert(1)'], 'redirect-uri-scheme'],
    ['a port that browsers refuse', ['http://localhost:6667/cb'], 'redirect-uri-blocked-port'],
    ['a port of administrators', ['http://localhost/cb'], 'redirect-uri-privileged-port'],
    [
      'localhost and 127.0.0.1',
      ['http://localhost:5001/cb', 'http://127.0.0.1:5001/cb'],
      'redirect-uris-localhost-and-address',
    ],
    ['a slash more', ['http://localhost:5001/cb', 'http://localhost:5001/cb/'], 'redirect-uris-nearly-equal'],
    ['none on this machine', ['https://app.example/cb'], 'redirect-uris-no-loopback'],
    ['none at all', [], 'redirect-uris-none'],
  ])('C10 redirect URIs with %s → finding', (_, redirectUris, id) => {
    expect(idsOf({ ...good, redirectUris })).toContain(id);
  });

  it.each([
    ['array', ['openid', 'myinfo.nope', 'MYINFO.NAME']],
    ['text with spaces', 'openid myinfo.nope MYINFO.NAME'],
    ['text with commas', 'openid,myinfo.nope,MYINFO.NAME'],
  ])('C11 scopes that are not in the catalogue, as %s → flagged, kept', (_, scopes) => {
    const diagnosis = diagnoseCredentials(read({ ...good, scopes }));
    expect(diagnosis.findings).toMatchObject([{ id: 'scope-unknown', severity: 'warning' }]);
    expect(diagnosis.findings[0]?.message).toMatch(/"myinfo\.nope", "MYINFO\.NAME"/);
    expect(diagnosis.client?.allowedScopes).toEqual(['openid', 'myinfo.nope', 'MYINFO.NAME']);
    expect(diagnosis.usable).toBe(true);
  });

  it('C11 a scope by its former name → says the present one', () => {
    const scopes = ['openid', 'pocdex.public_officer_employments'];
    const { findings } = diagnoseCredentials(read({ ...good, scopes }));
    expect(findings).toMatchObject([{ id: 'scope-renamed', copy: { text: 'pocdex.public_officer_details' } }]);
  });

  it.each([[['myinfo.name']], ['myinfo.name'], [[]]])('C11 scopes without openid: %j → finding', (scopes) => {
    expect(idsOf({ ...good, scopes })).toEqual(['scope-openid-missing']);
  });
});

describe('C13 .env files', () => {
  it.each([
    ['double quotes, literal \\n', `SGID_PRIVATE_KEY="${pair.pkcs8.replaceAll('\n', '\\n')}"`],
    ['single quotes, literal \\n', `SGID_PRIVATE_KEY='${pair.pkcs8.replaceAll('\n', '\\n')}'`],
    ['no quotes, literal \\n', `SGID_PRIVATE_KEY=${pair.pkcs8.replaceAll('\n', '\\n')}`],
    ['double quotes, several lines', `SGID_PRIVATE_KEY="${pair.pkcs8}"`],
    ['no quotes, several lines', `SGID_PRIVATE_KEY=${pair.pkcs8}`],
    ['PKCS #1 over several lines', `SGID_PRIVATE_KEY='${pair.pkcs1}'`],
    ['CRLF', `SGID_PRIVATE_KEY="${pair.pkcs8}"`.replaceAll('\n', '\r\n')],
  ])('C13 %s → read', (_, line) => {
    const text = `# sgID\nexport SGID_CLIENT_ID=CLIENT-1 # ours\n${line}\nSGID_CLIENT_SECRET='${secret}'\n`;
    const diagnosis = diagnoseCredentials(readCredentials(Buffer.from(text), '.env.local'));
    expect(diagnosis.client).toMatchObject({ clientId: 'CLIENT-1', clientSecret: secret });
    expect(diagnosis.client?.privateKey.pkcs8Pem).toBe(pair.pkcs8);
    expect(diagnosis.usable).toBe(true);
  });

  it('C13 a quote that is never closed → finding, the other variables are read', () => {
    const reading = readCredentials(Buffer.from(`SGID_CLIENT_ID="CLIENT-1\nSGID_CLIENT_SECRET=${secret}`));
    expect(reading).toMatchObject({ clientId: 'CLIENT-1', clientSecret: secret });
    expect(reading.findings).toMatchObject([{ id: 'env-quote-unclosed' }]);
  });
});

describe('C14 names', () => {
  it.each([
    ['Unicode', '新加坡 Café 🇸🇬', '新加坡 Café 🇸🇬', []],
    ['a path', '../../etc/passwd', '../../etc/passwd', []],
    ['10,000 characters', 'é'.repeat(10_000), 'é'.repeat(200), ['name-cleaned']],
    ['control characters', 'A\u001b[31mB\r\nC', 'A [31mB C', ['name-cleaned']],
    ['bidi overrides', 'A\u202EB', 'A B', ['name-cleaned']],
    ['nothing visible', '\u200B\u200B', undefined, ['name-cleaned']],
    ['half a surrogate pair', 'A\uD800', 'A', ['name-cleaned']],
    ['joined emoji', '👩\u200D💻', '👩\u200D💻', []],
  ])('C14 %s → a name that can be shown', (_, name, shown, ids) => {
    const reading = read({ ...good, name });
    expect(reading.name).toBe(shown);
    expect(reading.findings.map(({ id }) => id)).toEqual(ids);
  });
});
