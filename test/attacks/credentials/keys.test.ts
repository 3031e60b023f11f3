import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPrivateKey } from '../../../src/core/credentials/private-key.js';
import { ConsoleError } from '../../../src/core/errors.js';
import { rsaKeyPair } from '../../support/keys.js';
import { bodyOf, PEM_FORMS } from '../../support/pem-forms.js';
import { thrownCode } from '../../support/thrown-code.js';

const pair = rsaKeyPair();
const codeOf = (text: string): string | undefined => thrownCode(() => readPrivateKey(text));

/** Mending by form; what is not listed needs none. PKCS #1 adds its own. */
const MENDED: Readonly<Record<string, readonly string[]>> = {
  CRLF: ['line-endings'],
  'carriage returns alone': ['line-endings'],
  'literal \\n': ['literal-newlines'],
  'literal \\\\n': ['literal-newlines'],
  'literal \\r\\n': ['literal-newlines'],
  'no line breaks': ['no-newlines'],
  'spaces for line breaks': ['spaces'],
  'in double quotes': ['quotes'],
  'in single quotes, literal \\n': ['quotes', 'literal-newlines'],
  'in quotes with a comma': ['quotes', 'literal-newlines', 'leading-space'],
  indented: ['indentation'],
  'leading spaces': ['leading-space'],
  'a byte order mark': ['bom'],
  'a byte order mark in quotes': ['bom', 'quotes'],
  'blank lines around': ['leading-space'],
  'text around': ['text-around'],
  'no BEGIN and END': ['no-header'],
  'no BEGIN and END, in lines': ['no-header'],
  'base64 once more': ['base64-of-pem'],
  'base64 once more, literal \\n inside': ['base64-of-pem', 'literal-newlines'],
};

describe('C04 PEM forms in the wild', () => {
  it.each(Object.keys(PEM_FORMS))('C04 PKCS #8, %s → normalised, says what was mended', (form) => {
    const { key, mended } = readPrivateKey(PEM_FORMS[form]?.(pair.pkcs8) ?? '');
    expect(key.pkcs8Pem).toBe(pair.pkcs8);
    expect(mended.map(({ id }) => id).sort()).toEqual((MENDED[form] ?? []).map((id) => `private-key-${id}`).sort());
  });

  it.each(Object.keys(PEM_FORMS))('C04 PKCS #1, %s → normalised, says what was mended', (form) => {
    const { key, mended } = readPrivateKey(PEM_FORMS[form]?.(pair.pkcs1) ?? '');
    expect(key.pkcs8Pem).toBe(pair.pkcs8);
    const expected = [...(MENDED[form] ?? []), 'pkcs1'].map((id) => `private-key-${id}`);
    expect(mended.map(({ id }) => id).sort()).toEqual(expected.sort());
  });
});

describe('C04 keys that are no PEM', () => {
  const jwk = pair.privateKey.export({ format: 'jwk' });

  it('C04 a JWK → converted, and says that no SDK takes it', () => {
    const { key, mended } = readPrivateKey(`  ${JSON.stringify({ ...jwk, kid: 'k', use: 'enc' }, null, 2)}\n`);
    expect(key.pkcs8Pem).toBe(pair.pkcs8);
    expect(mended).toMatchObject([
      {
        id: 'private-key-jwk',
        severity: 'warning',
        sdks: [{ outcome: 'fails-at-userinfo' }, { outcome: 'fails-when-constructed' }],
      },
    ]);
  });

  it('C04 DER in base64 → read', () => {
    for (const type of ['pkcs8', 'pkcs1'] as const) {
      const base64 = pair.privateKey.export({ type, format: 'der' }).toString('base64');
      expect(readPrivateKey(base64).key.pkcs8Pem).toBe(pair.pkcs8);
    }
  });

  it('C04 base64 without its padding → mended', () => {
    const padded = ['client', 'second', 'third', 'fourth']
      .map((name) => rsaKeyPair(name))
      .find(({ pkcs8 }) => pkcs8.includes('='));
    const text = padded?.pkcs8.replaceAll('=', '') ?? pair.pkcs8;
    expect(readPrivateKey(text).mended.map(({ id }) => id)).toEqual(
      padded === undefined ? [] : ['private-key-no-padding'],
    );
  });

  it.each([
    ['a public JWK', pair.publicKey.export({ format: 'jwk' }), 'private-key-is-public'],
    [
      'an EC JWK',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
      'private-key-is-ec',
    ],
    ['an Ed25519 JWK', generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), 'private-key-is-ed25519'],
    ['a symmetric JWK', { kty: 'oct', k: 'AAAA' }, 'private-key-not-rsa'],
    ['a JWK without its primes', { kty: 'RSA', n: jwk.n, e: jwk.e, d: jwk.d }, 'private-key-altered'],
    ['a JWK with a number altered', { ...jwk, dp: jwk.dq }, 'private-key-altered'],
    ['a JWK of RSA-1024', rsaKeyPair('short', 1024).privateKey.export({ format: 'jwk' }), 'private-key-too-small'],
    ['another object', { id: 'A' }, 'private-key-not-pem'],
  ])('C07 %s → refused', (_, value, code) => {
    expect(codeOf(JSON.stringify(value))).toBe(code);
  });

  it.each([
    ['a public key of OpenSSH', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ user@host', 'private-key-is-public'],
    ['a key of PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none', 'private-key-is-putty'],
    [
      'a key of OpenPGP',
      '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ==\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----',
      'private-key-not-rsa',
    ],
    [
      'a PKCS #12 file',
      pem('PKCS12', der(0x30, Buffer.from('020103', 'hex'), der(0x30, Buffer.alloc(40)))),
      'private-key-is-pkcs12',
    ],
    ['broken JSON', '{"kty":"RSA"', 'private-key-not-pem'],
  ])('C07 %s → refused', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});

describe('C05 damaged keys', () => {
  it.each([
    ['PKCS #8', pair.pkcs8],
    ['PKCS #1', pair.pkcs1],
  ])('C05 %s cut anywhere → refused', (_, pem) => {
    const end = pem.indexOf('-----END');
    for (let length = 1; length < end; length += 17) {
      expect(codeOf(pem.slice(0, length))).toMatch(/^private-key-(truncated|not-pem)$/);
      const closed = `${pem.slice(0, length)}\n${pem.slice(end)}`;
      expect(codeOf(closed)).toMatch(/^private-key-(truncated|not-pem|altered)$/);
    }
  });

  it('C05 header-less base64, cut → refused as truncated', () => {
    expect(codeOf(bodyOf(pair.pkcs8).slice(0, 1000))).toBe('private-key-truncated');
  });

  it('C05 altered by a character → refused, or the very same key', () => {
    const begin = pair.pkcs8.indexOf('\n') + 1;
    const end = pair.pkcs8.indexOf('-----END');
    const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'];
    const position = fc.integer({ min: begin, max: end - 1 });
    fc.assert(
      fc.property(position, fc.constantFrom(...characters), (at, character) => {
        const altered = pair.pkcs8.slice(0, at) + character + pair.pkcs8.slice(at + 1);
        try {
          expect(readPrivateKey(altered).key.pkcs8Pem).toBe(pair.pkcs8);
        } catch (error) {
          if (!(error instanceof ConsoleError)) throw error;
          expect(error.kind).toBe('config');
        }
      }),
      // The inner version of PKCS #8, which OpenSSL takes as any number, must not come out again.
      {
        numRuns: 400,
        examples: [
          [begin + 43, 'a'],
          [begin + 44, 'A'],
        ],
      },
    );
  });

  it('C05 a byte altered inside the modulus → refused, though OpenSSL parses it', () => {
    const der = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
    der[200] = (der[200] ?? 0) ^ 1;
    const altered = `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
    expect(codeOf(altered)).toBe('private-key-altered');
  });

  it.each([
    ['', 'private-key-empty'],
    ['   \n', 'private-key-empty'],
    ['""', 'private-key-empty'],
    ['not a key', 'private-key-not-pem'],
    ['x'.repeat(100_000), 'private-key-not-pem'],
    ['-----BEGIN PRIVATE KEY-----', 'private-key-truncated'],
    ['-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----', 'private-key-altered'],
    ['-----BEGIN PRIVATE KEY-----\nAAA*\n-----END PRIVATE KEY-----', 'private-key-altered'],
    ['-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PUBLIC KEY-----', 'private-key-altered'],
    [`-----BEGIN PRIVATE KEY-----\n${'A'.repeat(400)}\n-----END PRIVATE KEY-----`, 'private-key-altered'],
  ])('C05 %# → %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});

describe('C06 lengths', () => {
  it.each([512, 1024, 1536])('C06 RSA-%i → refused', (bits) => {
    expect(codeOf(rsaKeyPair('short', bits).pkcs8)).toBe('private-key-too-small');
  });

  it.each([3072, 4096])(
    'C06 RSA-%i → accepted with a finding',
    (bits) => {
      const { key, mended } = readPrivateKey(rsaKeyPair('long', bits).pkcs8);
      expect(key.bits).toBe(bits);
      expect(mended).toMatchObject([{ id: 'private-key-larger', severity: 'info' }]);
    },
    60_000,
  );
});

describe('C07 other keys', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const ed25519 = generateKeyPairSync('ed25519').privateKey;
  const encrypted = { format: 'pem', cipher: 'aes-256-cbc', passphrase: 'test' } as const;

  it.each([
    ['EC in PKCS #8', ec.export({ type: 'pkcs8', format: 'pem' }), 'private-key-is-ec'],
    ['EC in SEC 1', ec.export({ type: 'sec1', format: 'pem' }), 'private-key-is-ec'],
    ['Ed25519', ed25519.export({ type: 'pkcs8', format: 'pem' }), 'private-key-is-ed25519'],
    ['encrypted PKCS #8', pair.privateKey.export({ type: 'pkcs8', ...encrypted }), 'private-key-encrypted'],
    ['encrypted PKCS #1', pair.privateKey.export({ type: 'pkcs1', ...encrypted }), 'private-key-encrypted'],
    ['a public key', pair.spki, 'private-key-is-public'],
    ['a public key in PKCS #1', pair.pkcs1Public, 'private-key-is-public'],
    ['a public key without its header', bodyOf(pair.spki), 'private-key-is-public'],
    ['a public key labelled as private', pair.spki.replaceAll('PUBLIC', 'PRIVATE'), 'private-key-is-public'],
    ['a certificate', certificate(), 'private-key-is-certificate'],
    ['RSA-PSS', rsaPss(), 'private-key-not-rsa'],
    ['X25519', x25519(), 'private-key-not-rsa'],
    ['a key of OpenSSH', openSsh(), 'private-key-is-openssh'],
  ])('C07 %s → refused', (_, pem, code) => {
    expect(codeOf(pem.toString())).toBe(code);
  });

  it.each(Object.keys(PEM_FORMS))('C07 a public key, %s → refused as one', (form) => {
    expect(codeOf(PEM_FORMS[form]?.(pair.spki) ?? '')).toBe('private-key-is-public');
  });
});

function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

/** DER with a length in the long form of two bytes, or the short one. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

/** The outline of an X.509 certificate: what is to be signed, the algorithm, a signature. */
function certificate(): string {
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'));
  const toBeSigned = der(0x30, Buffer.from('a003020102020101', 'hex'), algorithm, spki);
  return pem('CERTIFICATE', der(0x30, toBeSigned, algorithm, der(0x03, Buffer.alloc(257))));
}

/** The same key under the identifier of RSASSA-PSS; made by hand, since BoringSSL does not know it. */
function rsaPss(): string {
  const pkcs1 = pair.privateKey.export({ type: 'pkcs1', format: 'der' });
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010a', 'hex'));
  return pem('PRIVATE KEY', der(0x30, Buffer.from('020100', 'hex'), algorithm, der(0x04, pkcs1)));
}

function x25519(): string {
  return generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function openSsh(): string {
  return pem('OPENSSH PRIVATE KEY', Buffer.concat([Buffer.from('openssh-key-v1\0'), Buffer.alloc(200)]));
}
