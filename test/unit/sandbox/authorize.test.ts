import { describe, expect, it } from 'vitest';
import { toSandboxClient } from '../../../src/sandbox/clients/demo-client.js';
import {
  authorizationUrl,
  get,
  login,
  type Overrides,
  REDIRECT_URI,
  SECOND_REDIRECT_URI,
  withBench,
} from '../../support/sandbox-bench.js';

describe('the authorization endpoint', () => {
  it('sends code and state back to the redirect URI', () =>
    withBench({}, async (bench) => {
      const { redirect, code } = await login(bench);
      expect(redirect.origin + redirect.pathname).toBe(REDIRECT_URI);
      expect([...redirect.searchParams.keys()]).toEqual(['code', 'state']);
      expect(redirect.searchParams.get('state')).toBe('the-state');
      expect(Buffer.from(code, 'base64url')).toHaveLength(32);
    }));

  it('sends no state where none was sent, and keeps the query of the redirect URI', () =>
    withBench({}, async (bench) => {
      const { redirect } = await login(bench, { state: undefined, redirect_uri: SECOND_REDIRECT_URI });
      expect([...redirect.searchParams.keys()]).toEqual(['from', 'code']);
    }));

  it('gives a state back as it was, whatever is in it', () =>
    withBench({}, async (bench) => {
      const state = 'a b+c&d=e#f%20"<é>';
      const { redirect } = await login(bench, { state });
      expect(redirect.searchParams.get('state')).toBe(state);
    }));

  it('gives another code each time', () =>
    withBench({}, async (bench) => {
      const codes = await Promise.all(Array.from({ length: 20 }, async () => (await login(bench)).code));
      expect(new Set(codes).size).toBe(20);
    }));

  const refusals: readonly (readonly [what: string, overrides: Overrides, error: string, reason: RegExp])[] = [
    ['no client', { client_id: undefined }, 'invalid_request', /client_id is missing/],
    ['an empty client', { client_id: '' }, 'invalid_request', /client_id is missing/],
    ['an unknown client', { client_id: 'NOBODY' }, 'invalid_client', /No client/],
    ['no redirect URI', { redirect_uri: undefined }, 'invalid_request', /redirect_uri is missing/],
    ['a redirect URI with a slash more', { redirect_uri: `${REDIRECT_URI}/` }, 'invalid_request', /redirect_uri/],
    [
      'a redirect URI in another case',
      { redirect_uri: 'http://LOCALHOST:5001/api/redirect' },
      'invalid_request',
      /red/,
    ],
    ['a redirect URI with a query', { redirect_uri: `${REDIRECT_URI}?a=b` }, 'invalid_request', /redirect_uri/],
    ['no response type', { response_type: undefined }, 'invalid_request', /response_type is missing/],
    ['the implicit flow', { response_type: 'id_token' }, 'unsupported_response_type', /must be code/],
    ['the hybrid flow', { response_type: 'code id_token' }, 'unsupported_response_type', /must be code/],
    ['no scope', { scope: undefined }, 'invalid_request', /scope is missing/],
    ['no openid', { scope: 'myinfo.name' }, 'invalid_scope', /openid is missing/],
    ['an unknown scope', { scope: 'openid myinfo.shoe_size' }, 'invalid_scope', /no scope myinfo.shoe_size/],
    ['scopes with commas', { scope: 'openid,myinfo.name' }, 'invalid_scope', /no scope openid,myinfo.name/],
    ['two spaces between scopes', { scope: 'openid  myinfo.name' }, 'invalid_scope', /one space/],
    ['a space at the end', { scope: 'openid ' }, 'invalid_scope', /one space/],
    ['a scope by the name of a method', { scope: 'openid constructor' }, 'invalid_scope', /no scope constructor/],
    ['no challenge', { code_challenge: undefined }, 'invalid_request', /v1 has to be migrated to v2/],
    [
      'no challenge method',
      { code_challenge_method: undefined },
      'invalid_request',
      /code_challenge_method is missing/,
    ],
    ['the method plain', { code_challenge_method: 'plain' }, 'invalid_request', /must be S256/],
    ['the method in lower case', { code_challenge_method: 's256' }, 'invalid_request', /must be S256/],
    ['a challenge too short', { code_challenge: 'A'.repeat(42) }, 'invalid_request', /43 base64url/],
    ['a challenge too long', { code_challenge: 'A'.repeat(44) }, 'invalid_request', /43 base64url/],
    ['a challenge with padding', { code_challenge: `${'A'.repeat(42)}=` }, 'invalid_request', /43 base64url/],
  ];

  it.each(refusals)('refuses %s on a page with status 200', (_what, overrides, error, reason) =>
    withBench({}, async (bench) => {
      const response = await get(authorizationUrl(bench, overrides));
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get('location')).toBeNull();
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(page).toContain(`<code>${error}</code>`);
      expect(page).toMatch(reason);
    }),
  );

  it.each([
    'client_id',
    'scope',
    'response_type',
    'redirect_uri',
    'state',
    'nonce',
    'code_challenge',
    'code_challenge_method',
    'something_else',
  ])('refuses %s sent twice, even empty', (name) =>
    withBench({}, async (bench) => {
      const page = await (await get(`${authorizationUrl(bench, { [name]: 'x' })}&${name}=`)).text();
      expect(page).toContain(`The parameter ${name} was sent twice`);
    }),
  );

  it('refuses percent-encoding that is not UTF-8', () =>
    withBench({}, async (bench) => {
      const page = await (await get(`${authorizationUrl(bench)}&other=%ff`)).text();
      expect(page).toContain('not valid percent-encoded UTF-8');
    }));

  it('ignores parameters it does not know', () =>
    withBench({}, async (bench) => {
      expect((await login(bench, { prompt: 'login', acr_values: '2' })).code).not.toBe('');
    }));

  it('takes a scope sent twice as one, and openid even where the client does not list it', () =>
    withBench({}, async (bench) => {
      bench.sandbox.setClients([{ ...toSandboxClient(bench.credentials), scopes: ['myinfo.name'] }]);
      expect((await login(bench, { scope: 'openid myinfo.name openid' })).code).not.toBe('');
    }));

  it.each(['javascript:alert(1)', 'http://localhost:5001/#here', '/relative', 'com.example.app:/cb'])(
    'refuses %s as a redirect URI even where it is registered',
    (redirectUri) =>
      withBench({}, async (bench) => {
        bench.sandbox.setClients([{ ...toSandboxClient(bench.credentials), redirectUris: [redirectUri] }]);
        const response = await get(authorizationUrl(bench, { redirect_uri: redirectUri }));
        expect(response.headers.get('location')).toBeNull();
        expect(await response.text()).toContain('registered but not usable');
      }),
  );
});
