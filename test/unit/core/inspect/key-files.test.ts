import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recogniseBytes } from '../../../../src/core/inspect/key-files.js';
import { recognise } from '../../../../src/core/inspect/recognise.js';
import type { Recognised } from '../../../../src/core/inspect/recognised.js';
import { takeApart } from '../../../../src/core/inspect/take-apart.js';
import { certificateAuthority } from '../../../support/certificates.js';
import { rsaKeyPair } from '../../../support/keys.js';

const pair = rsaKeyPair();
const authority = certificateAuthority('Test CA');
const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
const age = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> scrypt AAAA 18\n'), randomBytes(64)]);
const armour = `-----BEGIN AGE ENCRYPTED FILE-----\n${age.toString('base64')}\n-----END AGE ENCRYPTED FILE-----\n`;

/** What the inspector says of something, as one text. */
const said = (found: Recognised | undefined) =>
  found === undefined ? '' : JSON.stringify([found.reason, takeApart(found.content)]);

describe('files of keys, by their bytes', () => {
  it.each([
    ['a private key in DER', pair.privateKey.export({ type: 'pkcs8', format: 'der' }), 'private-key'],
    ['one in PKCS #1', pair.privateKey.export({ type: 'pkcs1', format: 'der' }), 'private-key'],
    ['a public key in DER', pair.publicKey.export({ type: 'spki', format: 'der' }), 'public-key'],
    ['a certificate in DER', derOf(authority.cert), 'certificate'],
    ['a certificate in PEM', Buffer.from(authority.cert), 'certificate'],
    ['several certificates', Buffer.from(authority.cert + authority.issue('localhost').cert), 'certificate'],
    ['an encrypted file', age, 'encrypted-file'],
    ['an armoured one', Buffer.from(armour), 'encrypted-file'],
  ])('knows %s', (_name, bytes, kind) => {
    expect(recogniseBytes(bytes)?.content.kind).toBe(kind);
  });

  it.each([
    ['text', Buffer.from('{"sub":"u=1"}')],
    ['noise', Buffer.from([0x80, 0x81, 0xff])],
    ['a key in PEM, which is text', Buffer.from(pair.pkcs8)],
    ['nothing', Buffer.alloc(0)],
  ])('leaves %s to others', (_name, bytes) => {
    expect(recogniseBytes(bytes)).toBeUndefined();
  });

  it('knows what is armoured when it is pasted', () => {
    expect(recognise(`\n${authority.cert}`).content.kind).toBe('certificate');
    expect(recognise(armour).content.kind).toBe('encrypted-file');
    // A key beside its certificate is what the file is about.
    expect(recognise(`${pair.pkcs8}${authority.cert}`).content.kind).toBe('private-key');
  });

  it('says whose a certificate is and that sgID has no use for it', () => {
    const text = said(recogniseBytes(derOf(authority.cert)));
    expect(text).toContain('CN=Test CA');
    expect(text).toContain('RSA, 2048 bits');
    expect(text).toContain('Settings, Network');
  });

  it('says where the passphrase of an encrypted file is asked for', () => {
    expect(said(recogniseBytes(age))).toContain('Import credentials');
  });

  it('says of a certificate that was cut or altered that it cannot be read, and of a key in DER nothing secret', () => {
    const altered = derOf(authority.cert);
    altered.fill(0xff, 30, 60);
    const text = said(recogniseBytes(altered));
    expect(text === '' || text.includes('Not readable')).toBe(true);
    const key = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
    const about = said(recogniseBytes(key));
    expect(about).toContain('2048 bits');
    expect(about).not.toContain(key.toString('base64').slice(100, 160));
  });
});
