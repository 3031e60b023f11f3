import { describe, expect, it } from 'vitest';
import { type CredentialsDiagnosis, diagnoseCredentials } from '../../../../src/core/credentials/diagnose.js';
import { diagnoseSaved } from '../../../../src/core/credentials/diagnose-saved.js';
import { readCredentials } from '../../../../src/core/credentials/read-credentials.js';
import { rsaKeyPair } from '../../../support/keys.js';

const pair = rsaKeyPair();
const complete = {
  id: 'CLIENT-1',
  secret: '0123456789abcdef0123456789abcdef',
  scopes: ['openid', 'myinfo.name'],
  publicKey: pair.spki,
  privateKey: pair.pkcs8,
  redirectUris: ['http://localhost:5001/api/redirect'],
};

const diagnose = (changes: Readonly<Record<string, unknown>> = {}): CredentialsDiagnosis =>
  diagnoseCredentials(readCredentials(Buffer.from(JSON.stringify({ ...complete, ...changes }))));
const idsOf = (diagnosis: CredentialsDiagnosis): readonly string[] => diagnosis.findings.map(({ id }) => id);

describe('diagnoseCredentials', () => {
  it('finds nothing in good credentials, and hands out the client', () => {
    const diagnosis = diagnose({ name: 'Shop', redirectUris: ['http://localhost:5001/api/redirect'] });
    expect(diagnosis).toMatchObject({
      usable: true,
      findings: [],
      key: {
        bits: 2048,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        form: 'pkcs8',
        sdks: [
          { sdk: 'typescript', outcome: 'accepts' },
          { sdk: 'python', outcome: 'accepts' },
        ],
      },
      client: {
        clientId: 'CLIENT-1',
        clientSecret: complete.secret,
        allowedScopes: ['openid', 'myinfo.name'],
        redirectUris: ['http://localhost:5001/api/redirect'],
        name: 'Shop',
      },
    });
    expect(diagnosis.client?.privateKey.pkcs8Pem).toBe(pair.pkcs8);
  });

  it('needs neither public key, nor scopes, nor redirect URIs', () => {
    const diagnosis = diagnose({ publicKey: undefined, scopes: undefined, redirectUris: undefined });
    expect(diagnosis).toMatchObject({ usable: true, findings: [{ id: 'redirect-uris-none', severity: 'info' }] });
    expect(diagnosis.client?.allowedScopes).toBeUndefined();
  });

  it('warns of a public key that cannot be read, and works without it', () => {
    expect(diagnose({ publicKey: 'garbage' })).toMatchObject({
      usable: true,
      findings: [{ id: 'public-key-not-pem', severity: 'warning' }],
    });
  });

  it('passes on what was mended', () => {
    const diagnosis = diagnose({ privateKey: pair.pkcs1.replaceAll('\n', '\\n') });
    expect(idsOf(diagnosis)).toEqual(['private-key-literal-newlines', 'private-key-pkcs1']);
    expect(diagnosis.usable).toBe(true);
  });

  it('tells apart what stays with a saved client, and what can be computed afresh', () => {
    const changes = { secret: 'short', scopes: ['myinfo.name'], redirectUris: ['https://app.example/cb'], more: 1 };
    const { ownFindings, findings } = diagnose(changes);
    expect(ownFindings.map(({ id }) => id)).toEqual(['client-secret-length']);
    expect(findings.map(({ id }) => id)).toEqual([
      'field-unknown',
      'client-secret-length',
      'scope-openid-missing',
      'redirect-uris-no-loopback',
    ]);
    expect(diagnoseSaved({ allowedScopes: changes.scopes, redirectUris: changes.redirectUris })).toEqual(
      findings.slice(2),
    );
    expect(diagnoseSaved({ redirectUris: complete.redirectUris })).toEqual([]);
  });

  it('is not usable with a redirect URI that can never work', () => {
    const diagnosis = diagnose({ redirectUris: ['http://localhost:5001/cb#x'] });
    expect(idsOf(diagnosis)).toEqual(['redirect-uri-fragment']);
    expect(diagnosis.usable).toBe(false);
  });

  it('never quotes a secret', () => {
    const secret = 'hunter2 with spaces inside';
    const diagnosis = diagnose({ secret: ` ${secret} `, privateKey: `x${pair.pkcs8.slice(40, 400)}` });
    const text = JSON.stringify(diagnosis.findings);
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain(pair.pkcs8.slice(60, 90));
    expect(idsOf(diagnosis)).toContain('client-secret-inner-space');
  });
});
