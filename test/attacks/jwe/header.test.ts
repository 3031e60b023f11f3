import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decryptJwe } from '../../../src/core/jose/decrypt-jwe.js';
import type { DecryptionKey } from '../../../src/core/jose/key-management.js';
import { encryptJwe } from '../../support/encrypt-jwe.js';
import { rsaKeyPair } from '../../support/keys.js';
import { leastTime } from '../../support/least-time.js';
import { thrownCode } from '../../support/thrown-code.js';

const pair = rsaKeyPair();
const rsa: DecryptionKey = { type: 'rsa', privateKey: pair.privateKey };
const block = randomBytes(16);
const oct: DecryptionKey = { type: 'oct', key: block };

/** A key that fails the test as soon as it is looked at. */
const untouchable: DecryptionKey = new Proxy(rsa, {
  get: () => {
    throw new Error('the key was used before the header was checked');
  },
});

const encode = (header: unknown): string => Buffer.from(JSON.stringify(header)).toString('base64url');
const withHeader = (header: unknown): string =>
  `${encode(header)}.${'A'.repeat(344)}.AAAAAAAAAAAAAAAA.AAAA.${'A'.repeat(22)}`;

describe('JWE headers', () => {
  it.each(['RSA1_5', 'ECDH-ES', 'ECDH-ES+A128KW', 'none', 'RSA-OAEP-224', 'rsa-oaep', 'A128GCM', '', 5, null, ['dir']])(
    'J01 alg %j → refused by the header, before the key is used',
    (alg) => {
      const compact = withHeader({ alg, enc: 'A256GCM' });
      expect(thrownCode(() => decryptJwe(compact, untouchable))).toBe('jwe-alg-refused');
    },
  );

  it.each(['A128CTR', 'A128CBC', 'a256gcm', 'C20P', '', 5, undefined])('J01 enc %j → refused likewise', (enc) => {
    expect(thrownCode(() => decryptJwe(withHeader({ alg: 'RSA-OAEP', enc }), untouchable))).toBe('jwe-enc-refused');
  });

  it.each(['constructor', 'toString', '__proto__'])('J01 alg "%s" finds nothing that it inherits', (name) => {
    expect(thrownCode(() => decryptJwe(withHeader({ alg: name, enc: name }), untouchable))).toBe('jwe-alg-refused');
    expect(thrownCode(() => decryptJwe(withHeader({ alg: 'dir', enc: name }), untouchable))).toBe('jwe-enc-refused');
  });

  it.each(['DEF', '', 0, null])('J02 zip %j → refused', (zip) => {
    const compact = withHeader({ alg: 'RSA-OAEP', enc: 'A256GCM', zip });
    expect(thrownCode(() => decryptJwe(compact, untouchable))).toBe('jwe-zip-refused');
  });

  it('J03 PBES2 with a huge p2c → refused in under 10 ms', () => {
    const header = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2s: 'AAAAAAAAAAA', p2c: 2_147_483_647 };
    const compact = withHeader(header);
    expect(thrownCode(() => decryptJwe(compact, oct))).toBe('jwe-alg-refused');
    expect(leastTime(() => thrownCode(() => decryptJwe(compact, oct)))).toBeLessThan(10);
  });

  it.each([[['exp']], [[]], ['b64'], [null]])('J04 crit %j → refused', (crit) => {
    const compact = withHeader({ alg: 'RSA-OAEP', enc: 'A256GCM', crit });
    expect(thrownCode(() => decryptJwe(compact, untouchable))).toBe('jwe-crit-refused');
  });

  it.each([
    ['no parts', '', 'jwe-segment-count'],
    ['three parts, a JWS', 'e30.e30.AAAA', 'jwe-segment-count'],
    ['six parts', 'e30.AAAA.AAAA.AAAA.AAAA.AAAA', 'jwe-segment-count'],
    ['a million dots', '.'.repeat(1_000_000), 'jwe-segment-count'],
    ['padding', `${encode({ alg: 'dir', enc: 'A128GCM' })}=..AAAA.AAAA.AAAA`, 'jwe-not-base64url'],
    ['plain base64', `${encode({ alg: 'dir', enc: 'A128GCM' })}..AA+/.AAAA.AAAA`, 'jwe-not-base64url'],
    ['stray bits', `${encode({ alg: 'dir', enc: 'A128GCM' })}..AB.AAAA.AAAA`, 'jwe-not-base64url'],
    ['a line break', `${encode({ alg: 'dir', enc: 'A128GCM' })}..AAAA\n.AAAA.AAAA`, 'jwe-not-base64url'],
    ['an empty header', '..AAAA.AAAA.AAAA', 'jwe-header-not-json'],
    ['an empty IV', `${encode({ alg: 'dir', enc: 'A128GCM' })}...AAAA.AAAA`, 'jwe-iv-size'],
    ['an empty tag', `${encode({ alg: 'dir', enc: 'A128GCM' })}..AAAAAAAAAAAAAAAA.AAAA.`, 'jwe-tag-size'],
    [
      'an empty encrypted key',
      `${encode({ alg: 'A128KW', enc: 'A128GCM' })}..AAAA.AAAA.AAAA`,
      'jwe-encrypted-key-missing',
    ],
  ])('J05 %s → refused', (_, compact, code) => {
    expect(thrownCode(() => decryptJwe(compact, oct))).toBe(code);
  });

  it('J09 OAEP with another hash than the header says → cannot unwrap', async () => {
    const compact = await encryptJwe('x', { alg: 'RSA-OAEP-256', enc: 'A256GCM' }, pair.publicKey);
    for (const alg of ['RSA-OAEP', 'RSA-OAEP-384', 'RSA-OAEP-512']) {
      const relabelled = compact
        .split('.')
        .with(0, encode({ alg, enc: 'A256GCM' }))
        .join('.');
      expect(thrownCode(() => decryptJwe(relabelled, rsa))).toBe('jwe-cannot-unwrap');
    }
  });
});
