import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseClientId, diagnoseSecret } from '../../../../src/core/credentials/secret-doctor.js';

const ID = 'SGID-CLIENT-01';
const idsOf = (secret: string) => diagnoseSecret(secret, ID).map(({ id, severity }) => `${severity} ${id}`);

/** As shells and templates name it. */
const variable = (name: string) => `\${${name}}`;

describe('diagnoseSecret', () => {
  it('finds nothing in 32 random characters', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
    const secret = fc.string({ unit: fc.constantFrom(...letters), minLength: 32, maxLength: 32 });
    fc.assert(fc.property(secret, (text) => idsOf(text).length === 0));
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{32}$/), (text) => /^0+$/.test(text) || idsOf(text).length === 0),
    );
  });

  it.each([
    ['********', 'masked'],
    ['••••••••', 'masked'],
    ['abcd****wxyz', 'masked'],
    ['abcd…wxyz', 'masked'],
    ['xxxxxxxx', 'masked'],
    ['XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX', 'masked'],
    ['<your secret>', 'placeholder'],
    ['[client secret]', 'placeholder'],
    ['changeme', 'placeholder'],
    ['CHANGE_ME', 'placeholder'],
    ['your-client-secret', 'placeholder'],
    ['YOUR_SGID_CLIENT_SECRET', 'placeholder'],
    ['yourClientSecretHere', 'placeholder'],
    ['replace-me', 'placeholder'],
    ['undefined', 'placeholder'],
    ['TODO', 'placeholder'],
    ['$SGID_CLIENT_SECRET', 'reference'],
    [variable('SGID_CLIENT_SECRET'), 'reference'],
    ['{{ secrets.sgid }}', 'reference'],
    ['%SGID_CLIENT_SECRET%', 'reference'],
    ['process.env.SGID_CLIENT_SECRET', 'reference'],
    ['arn:aws:secretsmanager:ap-southeast-1:1:secret:sgid', 'reference'],
    ['projects/1/secrets/sgid/versions/latest', 'reference'],
    ['-----BEGIN PRIVATE KEY-----\nMII', 'key'],
    [`MIIEvQ${'A'.repeat(300)}`, 'key'],
    ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln', 'token'],
    ['https://developer.id.gov.sg', 'url'],
    [ID, 'client-id'],
  ])('C09 %.40s → an error that says what it is: %s', (secret, kind) => {
    expect(idsOf(secret)).toEqual([`error client-secret-is-${kind}`]);
  });

  it.each([
    ['short', 'client-secret-length'],
    ['secret', 'client-secret-length'],
    ['a secret with spaces', 'client-secret-inner-space'],
    ['0f8fad5b-d9cb-469f-a165-70867728950e', 'client-secret-looks-like-id'],
    ['q7Rt2mVx9KpLw4Zn\u200bB8cYd3HfJ6sGaE5u', 'client-secret-invisible'],
    ['\u202eq7Rt2mVx9KpLw4ZnB8cYd3HfJ6sGaE5u', 'client-secret-invisible'],
  ])('C09 %s → a warning: another provider may have given it', (secret, id) => {
    expect(idsOf(secret)).toEqual([`warning ${id}`]);
  });

  it('C09 id and secret in each other’s place → says so', () => {
    expect(diagnoseSecret(ID, 'q7Rt2mVx9KpLw4ZnB8cYd3HfJ6sGaE5u')).toMatchObject([{ id: 'client-secret-swapped' }]);
  });

  it('never quotes it, and is done at once with any text', () => {
    const text = fc.string({ minLength: 8, maxLength: 2_000 });
    fc.assert(
      fc.property(text, (secret) => !JSON.stringify(diagnoseSecret(`~${secret}~`, ID)).includes(`~${secret}~`)),
    );
    for (const part of ['x', '{', '<', 'your-', '$(', '*', ' ']) {
      const started = performance.now();
      diagnoseSecret(`${part.repeat(500_000)}!`, ID);
      expect(performance.now() - started).toBeLessThan(200);
    }
  });
});

describe('diagnoseClientId', () => {
  it.each(['SGID-CLIENT-01', 'CLIENT-1', 'test-client', 'my app', 'https://app.example', 'app_id'])(
    'has nothing to say of %s',
    (id) => {
      expect(diagnoseClientId(id)).toEqual([]);
    },
  );

  it.each([
    ['<client id>', 'client-id-is-placeholder'],
    ['YOUR_CLIENT_ID', 'client-id-is-placeholder'],
    [variable('SGID_CLIENT_ID'), 'client-id-is-reference'],
    ['****', 'client-id-is-masked'],
  ])('C09 %s → an error that says what it is', (id, finding) => {
    expect(diagnoseClientId(id)).toMatchObject([{ id: finding, severity: 'error' }]);
  });
});
