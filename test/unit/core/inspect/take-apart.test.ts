import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../src/core/flow/check.js';
import { recognise } from '../../../../src/core/inspect/recognise.js';
import type { ComparedClient, Section } from '../../../../src/core/inspect/section.js';
import { takeApart } from '../../../../src/core/inspect/take-apart.js';
import { buildCodeChallenge } from '../../../../src/core/oidc/pkce.js';
import { rsaKeyPair } from '../../../support/keys.js';

const CLIENT: ComparedClient = {
  clientId: 'CLIENT-1',
  allowedScopes: ['openid', 'myinfo.name'],
  redirectUris: ['http://localhost:5001/api/redirect'],
  issuer: 'https://api.id.gov.sg/v2',
};

const RANDOM = 'a'.repeat(43);

function authorizationUrl(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters: Readonly<Record<string, string | undefined>> = {
    client_id: 'CLIENT-1',
    scope: 'openid myinfo.name',
    response_type: 'code',
    redirect_uri: 'http://localhost:5001/api/redirect',
    state: RANDOM,
    nonce: RANDOM,
    code_challenge: buildCodeChallenge(RANDOM),
    code_challenge_method: 'S256',
    ...changes,
  };
  const query = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `https://api.id.gov.sg/v2/oauth/authorize?${new URLSearchParams(query)}`;
}

const apart = (text: string, client?: ComparedClient): readonly Section[] => takeApart(recognise(text).content, client);

function checksOf(text: string, client?: ComparedClient): readonly Check[] {
  return apart(text, client).flatMap((section) => (section.type === 'checks' ? section.checks : []));
}

/** The checks that did not pass, by verdict. */
function objections(text: string, client?: ComparedClient): readonly string[] {
  return checksOf(text, client).flatMap(({ id, status }) =>
    status === 'failed' || status === 'warned' ? [`${id} ${status}`] : [],
  );
}

describe('the URL of an authorization request', () => {
  it('holds, alone and against its client', () => {
    expect(objections(authorizationUrl())).toEqual([]);
    expect(objections(authorizationUrl(), CLIENT)).toEqual([]);
    expect(checksOf(authorizationUrl(), CLIENT).every(({ status }) => status === 'passed')).toBe(true);
  });

  it.each([
    [{ state: undefined }, ['state failed']],
    [{ state: 'short' }, ['state warned']],
    [{ state: 'a'.repeat(21) }, ['state warned']],
    [{ state: 'a'.repeat(22) }, []],
    [{ nonce: undefined }, ['nonce warned']],
    [{ code_challenge_method: undefined }, ['code-challenge-method failed']],
    [{ code_challenge_method: 'plain' }, ['code-challenge-method failed']],
    [{ code_challenge: undefined }, ['code-challenge failed']],
    [{ code_challenge: 'zaqUHoBV3rnhBF2g0Gkz1qkpEZXHqi2OrPK1DqRi-Lk' }, ['code-challenge-published failed']],
    [{ code_challenge: 'CUZX5qE8Wvye6kS_SasIsa8MMxacJftmWdsIA_iKp3I' }, ['code-challenge-published failed']],
    [{ response_type: 'token' }, ['response-type failed']],
    [{ scope: 'myinfo.name' }, ['scope-openid failed']],
    [{ scope: 'openid myinfo.nmae' }, ['scopes-known warned', 'scopes-allowed failed']],
    [{ scope: 'openid myinfo.sex' }, ['scopes-allowed failed']],
    [{ client_id: 'OTHER' }, ['client-id failed']],
    [{ redirect_uri: 'http://localhost:5001/api/redirect/' }, ['redirect-uri failed']],
    [{ redirect_uri: 'redirect' }, ['redirect-uri failed']],
    [{ client_secret: 'x' }, ['no-secret-in-url failed']],
  ])('%j is objected to', (changes, expected) => {
    expect(objections(authorizationUrl(changes), CLIENT)).toEqual(expected);
  });

  it('names a doubled slash, plain http, and a parameter that occurs twice', () => {
    const url = authorizationUrl();
    expect(objections(url.replace('/v2/oauth', '/v2//oauth'))).toEqual(['authorization-endpoint warned']);
    expect(objections(url.replace('https:', 'http:'))).toEqual(['authorization-endpoint failed']);
    expect(objections(`${url}&state=b`)).toEqual(['parameters-once failed']);
  });

  it('lets every client ask for openid, as the flow does', () => {
    expect(objections(authorizationUrl(), { ...CLIENT, allowedScopes: ['myinfo.name'] })).toEqual([]);
  });

  it('compares nothing that is not known', () => {
    const unknown = { clientId: 'CLIENT-1', redirectUris: [] };
    const skipped = checksOf(authorizationUrl(), unknown).filter(({ status }) => status === 'skipped');
    expect(skipped.map(({ id }) => id)).toEqual(['redirect-uri', 'scopes-allowed']);
  });
});

describe('a redirected URL', () => {
  const URL = 'http://localhost:5001/api/redirect';

  it('holds with code and state', () => {
    expect(objections(`${URL}?code=abc&state=s&iss=https%3A%2F%2Fapi.id.gov.sg%2Fv2`, CLIENT)).toEqual([]);
  });

  it('explains an error', () => {
    const [failed] = checksOf(`${URL}?error=access_denied&state=s`).filter(({ status }) => status === 'failed');
    expect(failed).toMatchObject({
      id: 'no-error',
      actual: 'access_denied',
      causes: [expect.stringContaining('refused')],
    });
  });

  it.each([
    ['?code=abc', ['state failed']],
    ['?code=&state=s', ['code failed']],
    ['?code=abc&code=b&state=s', ['parameters-once failed']],
    ['?code=abc&state=s&iss=https%3A%2F%2Fevil.example', ['iss failed']],
    ['?state=s#access_token=x', ['code failed', 'no-token-in-url failed']],
    ['/?code=abc&state=s', ['redirect-uri warned']],
  ])('%s is objected to', (rest, expected) => {
    expect(objections(`${URL}${rest}`, CLIENT)).toEqual(expected);
  });
});

describe('documents and responses', () => {
  it('a JWKS: each key by what is public of it, and one that is private named', () => {
    const jwk = rsaKeyPair().publicKey.export({ format: 'jwk' });
    const sections = apart(
      JSON.stringify({
        keys: [
          { ...jwk, kid: 'k1' },
          { ...jwk, d: 'AQAB' },
        ],
      }),
    );
    expect(sections.map((section) => ('title' in section ? section.title : ''))).toEqual([
      'Rules for a JWKS',
      'Key k1',
      'Key 2',
    ]);
    expect(JSON.stringify(sections)).toContain('2048 bits');
    expect(JSON.stringify(sections)).not.toContain(jwk.n);
    expect(objections(JSON.stringify({ keys: [{ ...jwk, d: 'AQAB' }] }))).toEqual(['jwks-sound warned']);
  });

  it('a key of a JWKS by the bits of its number, whatever zeros stand before it', () => {
    const { n = '', ...jwk } = rsaKeyPair().publicKey.export({ format: 'jwk' });
    const padded = Buffer.concat([Buffer.alloc(1), Buffer.from(n, 'base64url')]).toString('base64url');
    const [, key] = apart(JSON.stringify({ keys: [{ ...jwk, n: padded }] }));
    expect(JSON.stringify(key)).toContain('"value":"2048 bits"');
  });

  it('a discovery document is compared with what its own issuer should publish', () => {
    const document = { issuer: 'https://idp.example/v2', jwks_uri: 'https://idp.example/v2//jwks' };
    expect(objections(JSON.stringify(document))).toEqual(expect.arrayContaining(['discovery-jwks-uri warned']));
    expect(objections(JSON.stringify(document)).filter((one) => one.startsWith('discovery-issuer'))).toEqual([]);
  });

  it('a token response: its members and the ID token in it', () => {
    const id_token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.AA`;
    const sections = apart(JSON.stringify({ access_token: 'x', id_token, token_type: 'mac' }));
    expect(sections.map(({ type }) => type)).toEqual(['checks', 'members', 'token']);
    expect(objections(JSON.stringify({ access_token: 'x', id_token, token_type: 'mac' }))).toEqual([
      'token-type failed',
    ]);
    expect(objections(JSON.stringify({ access_token: 'x', id_token: { access_token: 'y' } }))).toEqual([
      'id-token failed',
    ]);
  });

  it('an error of the token endpoint, with what to do', () => {
    const [check] = checksOf('{"error":"invalid_grant","error_description":"expired"}');
    expect(check).toMatchObject({
      status: 'failed',
      causes: expect.arrayContaining([expect.stringContaining('code')]),
    });
  });

  it('credentials by length and fingerprint, never by their texts', () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz012345';
    const { pkcs8 } = rsaKeyPair();
    const text = JSON.stringify(apart(JSON.stringify({ clientId: 'C', clientSecret: secret, privateKey: pkcs8 })));
    expect(text).toContain('32 characters');
    expect(text).toMatch(/RSA 2048, SHA256:[0-9a-f]{64}/);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(pkcs8.split('\n')[1]);
  });

  it.each([
    ['that changed places with the secret', { clientId: 'abcdefghijklmnopqrstuvwxyz012345', clientSecret: 'CLIENT-1' }],
    ['that is the secret', { clientId: 'abcdefghijklmnopqrstuvwxyz012345' }],
  ])('a client id %s by its length alone', (_, given) => {
    const { pkcs8 } = rsaKeyPair();
    const reading = { clientSecret: given.clientId, ...given, privateKey: pkcs8 };
    const text = JSON.stringify(apart(JSON.stringify(reading)));
    expect(text).toContain('not shown: it may be a secret');
    expect(text).not.toContain(given.clientId);
  });

  it('a key alone: what is public of it; one that cannot be read is said to be so', () => {
    const { pkcs1, spki } = rsaKeyPair();
    expect(JSON.stringify(apart(pkcs1))).toContain('RSA private key, PKCS #1');
    expect(JSON.stringify(apart(spki))).toContain('2048 bits');
    const [cut] = apart(pkcs1.slice(0, 400));
    expect(cut).toMatchObject({ type: 'findings', findings: [{ severity: 'error' }] });
  });

  it('a member named twice', () => {
    expect(objections('{"sub":"u=1","sub":"u=2"}')).toEqual(['names-once warned']);
  });
});
