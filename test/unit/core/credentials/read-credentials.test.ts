import { describe, expect, it } from 'vitest';
import { type CredentialsReading, readCredentials } from '../../../../src/core/credentials/read-credentials.js';

const read = (content: unknown, fileName?: string): CredentialsReading =>
  readCredentials(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)), fileName);
const idsOf = (reading: CredentialsReading): readonly string[] => reading.findings.map(({ id }) => id);

describe('readCredentials', () => {
  it('reads the file of the developer portal', () => {
    const file = {
      id: 'CLIENT-1',
      secret: 's'.repeat(32),
      scopes: ['openid', 'myinfo.name'],
      publicKey: 'PUBLIC',
      privateKey: 'PRIVATE',
    };
    expect(read(file)).toEqual({
      format: 'json',
      clientId: 'CLIENT-1',
      clientSecret: 's'.repeat(32),
      privateKeyText: 'PRIVATE',
      publicKeyText: 'PUBLIC',
      name: undefined,
      description: undefined,
      scopes: ['openid', 'myinfo.name'],
      redirectUris: [],
      findings: [],
    });
  });

  it.each([
    ['id', 'clientId'],
    ['clientId', 'clientId'],
    ['client_id', 'clientId'],
    ['SGID_CLIENT_ID', 'clientId'],
    ['secret', 'clientSecret'],
    ['clientSecret', 'clientSecret'],
    ['client_secret', 'clientSecret'],
    ['SGID_CLIENT_SECRET', 'clientSecret'],
    ['privateKey', 'privateKeyText'],
    ['private_key', 'privateKeyText'],
    ['SGID_PRIVATE_KEY', 'privateKeyText'],
    ['publicKey', 'publicKeyText'],
    ['name', 'name'],
    ['description', 'description'],
  ] as const)('takes %s', (name, part) => {
    expect(read({ scopes: [], [name]: 'value' })).toMatchObject({ [part]: 'value', findings: [] });
  });

  it.each(['redirectUris', 'redirectUrls', 'redirect_uris', 'callbackUrls', 'redirectUri', 'SGID_REDIRECT_URI'])(
    'takes %s, as text or array',
    (name) => {
      const uris = ['http://localhost:5001/a,b', 'https://app.example/cb'];
      expect(read({ [name]: uris }).redirectUris).toEqual(uris);
      expect(read({ [name]: uris.join(' ') }).redirectUris).toEqual(uris);
      expect(read({ [name]: uris.join(',') }).redirectUris).toEqual(uris);
      expect(read({ [name]: uris[0] }).redirectUris).toEqual([uris[0]]);
    },
  );

  it.each(['openid myinfo.name', 'openid,myinfo.name', ' openid, myinfo.name openid '])(
    'splits scopes: %j',
    (scopes) => {
      expect(read({ scopes }).scopes).toEqual(['openid', 'myinfo.name']);
    },
  );

  it('prefers the portal name where two differ, and says so', () => {
    expect(read({ client_id: 'B', id: 'A' })).toMatchObject({ clientId: 'B', findings: [{ id: 'field-conflict' }] });
    expect(idsOf(read({ client_id: 'A', id: 'A' }))).toEqual([]);
    expect(idsOf(read({ client_id: null, id: 'A' }))).toEqual([]);
  });

  it('names a repeated member, which counts last', () => {
    expect(read('{"id":"A","id":"B"}')).toMatchObject({ clientId: 'B', findings: [{ id: 'file-repeated-name' }] });
  });

  it('reads an .env file of the SDK among other variables', () => {
    const reading = read(
      'PORT=3000\nNAME=shop\nSECRET=other\nexport SGID_CLIENT_ID="CLIENT"\nSGID_CLIENT_SECRET=secret\nSGID_REDIRECT_URI=http://localhost:5001/cb\n',
      '.env',
    );
    expect(reading).toMatchObject({
      format: 'env',
      clientId: 'CLIENT',
      clientSecret: 'secret',
      name: undefined,
      redirectUris: ['http://localhost:5001/cb'],
      findings: [],
    });
  });

  it('takes the last of repeated variables, and says so', () => {
    const reading = read('SGID_CLIENT_ID=A\nSGID_CLIENT_ID=B');
    expect(reading).toMatchObject({ clientId: 'B', findings: [{ id: 'file-repeated-name' }] });
  });

  it('says where the JSON breaks, without quoting it', () => {
    const text = '{\n  "id": "A",\n  "secret": "hunter2",\n}';
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'credentials-not-json',
        message: expect.stringMatching(/^(?!.*hunter2).*line 4, column 1/),
      }),
    );
  });

  it('goes by the name of the file only where the content leaves it open', () => {
    expect(read('SGID_CLIENT_ID=A', 'credentials.txt').format).toBe('env');
    expect(() => read('id=A', 'credentials.json')).toThrow(expect.objectContaining({ code: 'credentials-not-json' }));
    expect(read('{"id":"A"}', '.env').format).toBe('json');
  });
});
