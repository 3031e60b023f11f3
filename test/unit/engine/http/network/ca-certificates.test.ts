import { describe, expect, it } from 'vitest';
import { readCaCertificates, readCaPem } from '../../../../../src/engine/http/network/ca-certificates.js';
import { certificateAuthority } from '../../../../support/certificates.js';
import { rsaKeyPair } from '../../../../support/keys.js';
import { selfSigned } from '../../../../support/self-signed.js';
import { thrownCode } from '../../../../support/thrown-code.js';

const ca = certificateAuthority('Test CA');
const other = certificateAuthority('Other CA');
const read = (text: string | Buffer) => readCaCertificates(Buffer.from(text), 'ca.pem');

describe('a file of CA certificates', () => {
  it('is read whole: one or many, each once, with words around them', () => {
    const found = read(`# our CAs\n${ca.cert}\nnext:\r\n${other.cert.replaceAll('\n', '\r\n')}${ca.cert}`);
    expect(found.map(({ subject }) => subject)).toEqual(['Test CA', 'Other CA']);
    expect(found[0]).toMatchObject({ issuer: 'Test CA', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(found[0]?.validTo).toBeGreaterThan(Date.now());
    expect(readCaPem(found[1]?.pem ?? '')).toEqual(found[1]);
  });

  it('may be one as DER, or one that signs itself', () => {
    const der = Buffer.from(ca.cert.replace(/-----.*-----|\n/g, ''), 'base64');
    expect(read(der).map(({ subject }) => subject)).toEqual(['Test CA']);
    expect(read(selfSigned().cert)).toHaveLength(1);
  });

  const cut = ca.cert.replace(/\n[^\n]+\n-----END/, '\n-----END');
  it.each([
    ['a key', rsaKeyPair().pkcs8, 'ca-is-key'],
    ['a key beside a certificate', `${ca.cert}${rsaKeyPair().pkcs1}`, 'ca-is-key'],
    ['a public key', rsaKeyPair().spki, 'ca-not-certificate'],
    ['other text', '{"id":"x"}', 'ca-not-certificate'],
    ['nothing', '', 'ca-not-certificate'],
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0', 'ca-not-certificate'],
    ['a certificate without its end', ca.cert.split('-----END')[0] ?? '', 'ca-not-certificate'],
    ['a certificate that is cut', cut, 'ca-unreadable'],
    ['what looks like DER', Buffer.from([0x30, 0x82, 1, 2, 3]), 'ca-unreadable'],
    ['the certificate of a server', ca.issue('sgid.example').cert, 'ca-not-ca'],
    ['a good one and a bad one', `${ca.cert}${cut}`, 'ca-unreadable'],
    ['too many', ca.cert.repeat(501), 'ca-too-many'],
  ])('is refused where it holds %s', (_what, content, code) => {
    expect(thrownCode(() => read(content))).toBe(code);
  });
});
