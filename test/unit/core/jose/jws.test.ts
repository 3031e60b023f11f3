import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyJws } from '../../../../src/core/jose/jws.js';
import { rsaKeyPair } from '../../../support/keys.js';

const pair = rsaKeyPair();
const other = rsaKeyPair('other');
const claims = JSON.stringify({ iss: 'https://issuer.example/v2', sub: 'u=1' });

const encode = (text: string): string => Buffer.from(text).toString('base64url');

function signed(
  header: Readonly<Record<string, unknown>> = { alg: 'RS256' },
  key: KeyObject = pair.privateKey,
): string {
  const input = `${encode(JSON.stringify(header))}.${encode(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

function jwkOf(key: KeyObject, members: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { ...key.export({ format: 'jwk' }), ...members };
}

const codeOf = async (compact: string, keys: readonly unknown[]): Promise<string> =>
  verifyJws(compact, { keys }).then(
    () => 'verified',
    (error: { readonly code: string }) => error.code,
  );

describe('verifyJws', () => {
  it('answers with header, payload bytes and the key that was used', async () => {
    const key = jwkOf(pair.publicKey, { kid: 'one' });
    const verified = await verifyJws(signed({ alg: 'RS256', kid: 'one' }), { keys: [jwkOf(other.publicKey), key] });
    expect(verified.protectedHeader).toEqual({ alg: 'RS256', kid: 'one' });
    expect(Buffer.from(verified.payload).toString()).toBe(claims);
    expect(verified.key).toBe(key);
  });

  it('tries every fit key where the token names none', async () => {
    const keys = [jwkOf(other.publicKey), { kty: 'oct', k: 'AA' }, { kty: 'EC' }, 'junk', jwkOf(pair.publicKey)];
    expect(await codeOf(signed(), keys)).toBe('verified');
  });

  it.each([
    ['a key without alg and use', {}],
    ['a key for RS256 and sig', { alg: 'RS256', use: 'sig', key_ops: ['verify'] }],
  ])('takes %s', async (_, members) => {
    expect(await codeOf(signed(), [jwkOf(pair.publicKey, members)])).toBe('verified');
  });

  it.each([
    [{ use: 'enc' }, 'jwk-use'],
    [{ key_ops: ['encrypt'] }, 'jwk-key-ops'],
    [{ key_ops: 'verify' }, 'jwk-key-ops'],
    [{ alg: 'PS256' }, 'jwk-alg'],
    [{ alg: 'RSA-OAEP' }, 'jwk-alg'],
    [{ kty: 'EC' }, 'jwk-kty'],
    [{ n: 'a+b' }, 'jwk-malformed'],
    [{ n: undefined }, 'jwk-malformed'],
    [{ e: 'AQAC' }, 'jwk-exponent'],
    [{ e: 'AQ' }, 'jwk-exponent'],
    [{ e: '' }, 'jwk-exponent'],
    [{ n: Buffer.alloc(2049, 0xff).toString('base64url') }, 'jwk-too-large'],
    [{ n: Buffer.concat([Buffer.alloc(200), Buffer.alloc(64, 0xff)]).toString('base64url') }, 'jwk-weak'],
  ])('refuses a key with %j', async (members, code) => {
    expect(await codeOf(signed(), [jwkOf(pair.publicKey, members)])).toBe(code);
  });

  it('refuses a private key, and a short one', async () => {
    expect(await codeOf(signed(), [jwkOf(pair.privateKey)])).toBe('jwk-private');
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(await codeOf(signed({ alg: 'RS256' }, short.privateKey), [jwkOf(short.publicKey)])).toBe('jwk-weak');
  });

  it.each([
    ['none', 'jws-alg-none'],
    ['None', 'jws-alg-none'],
    ['nOnE', 'jws-alg-none'],
    ['HS256', 'jws-alg-hmac'],
    ['RS384', 'jws-alg-refused'],
    ['PS256', 'jws-alg-refused'],
    ['ES256', 'jws-alg-refused'],
    ['rs256', 'jws-alg-refused'],
    [undefined, 'jws-alg-refused'],
    [['RS256'], 'jws-alg-refused'],
  ])('refuses alg %j', async (alg, code) => {
    expect(await codeOf(signed({ alg }), [jwkOf(pair.publicKey)])).toBe(code);
  });

  it('refuses crit, even an empty one', async () => {
    expect(await codeOf(signed({ alg: 'RS256', crit: [] }), [jwkOf(pair.publicKey)])).toBe('jws-crit-refused');
    expect(await codeOf(signed({ alg: 'RS256', crit: ['b64'], b64: false }), [jwkOf(pair.publicKey)])).toBe(
      'jws-crit-refused',
    );
  });

  it('refuses an empty signature, one by another key, and one over other bytes', async () => {
    const compact = signed();
    const [header, , signature] = compact.split('.');
    expect(await codeOf(`${header}.${encode(claims)}.`, [jwkOf(pair.publicKey)])).toBe('jws-signature-empty');
    expect(await codeOf(compact, [jwkOf(other.publicKey)])).toBe('jws-signature-invalid');
    expect(await codeOf(`${header}.${encode('{}')}.${signature}`, [jwkOf(pair.publicKey)])).toBe(
      'jws-signature-invalid',
    );
    expect(await codeOf(`${header}.${encode(claims)}.AAAA`, [jwkOf(pair.publicKey)])).toBe('jws-signature-invalid');
  });

  it('ignores keys and addresses that the token brings itself', async () => {
    const header = {
      alg: 'RS256',
      jwk: jwkOf(other.publicKey),
      jku: 'https://attacker.example/jwks',
      x5u: 'https://attacker.example/cert',
      x5c: ['AAAA'],
    };
    expect(await codeOf(signed(header, other.privateKey), [jwkOf(pair.publicKey)])).toBe('jws-signature-invalid');
    expect(await codeOf(signed(header, pair.privateKey), [jwkOf(pair.publicKey)])).toBe('verified');
  });

  it('chooses by kid', async () => {
    const keys = [jwkOf(other.publicKey, { kid: 'a' }), jwkOf(pair.publicKey, { kid: 'b' })];
    expect(await codeOf(signed({ alg: 'RS256', kid: 'b' }), keys)).toBe('verified');
    expect(await codeOf(signed({ alg: 'RS256', kid: 'a' }), keys)).toBe('jws-signature-invalid');
    expect(await codeOf(signed({ alg: 'RS256', kid: 'c' }), keys)).toBe('jws-kid-unknown');
    expect(await codeOf(signed({ alg: 'RS256', kid: 7 }), keys)).toBe('jws-kid-not-text');
  });

  it('refuses two fit keys with one kid, but not where only one of them is fit', async () => {
    const token = signed({ alg: 'RS256', kid: 'a' });
    const right = jwkOf(pair.publicKey, { kid: 'a' });
    expect(await codeOf(token, [right, jwkOf(other.publicKey, { kid: 'a' })])).toBe('jws-kid-ambiguous');
    expect(await codeOf(token, [jwkOf(other.publicKey, { kid: 'a', use: 'enc' }), right])).toBe('verified');
  });

  it('refuses an empty set', async () => {
    expect(await codeOf(signed(), [])).toBe('jws-keys-empty');
    expect(await codeOf(signed(), [null, 'x', []])).toBe('jws-keys-empty');
  });
});
