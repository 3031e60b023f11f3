import { describe, expect, it } from 'vitest';
import { processTokenResponse } from '../../../../src/core/oidc/token-response.js';
import { jsonResponse } from '../../../support/flow-bench.js';

const good = { access_token: 'at', id_token: 'a.b.c', token_type: 'Bearer', expires_in: 300 };
const scopes = ['openid', 'myinfo.name'];
const checkOf = (body: unknown, id: string) =>
  processTokenResponse(jsonResponse(body), scopes).checks.find((check) => check.id === id);

describe('token response', () => {
  it('gives the tokens where every rule holds', () => {
    const { tokens, checks } = processTokenResponse(jsonResponse({ ...good, refresh_token: 'rt' }), scopes);
    expect(tokens).toEqual({
      accessToken: 'at',
      idToken: 'a.b.c',
      refreshToken: 'rt',
      members: ['access_token', 'id_token', 'token_type', 'expires_in', 'refresh_token'],
    });
    expect(checks.filter((check) => check.status === 'failed')).toEqual([]);
  });

  it('takes the two members that sgID documents, and skips the rules on the others', () => {
    const { tokens, checks } = processTokenResponse(jsonResponse({ access_token: 'at', id_token: 'a.b.c' }), scopes);
    expect(tokens?.accessToken).toBe('at');
    expect(checks.filter((check) => check.status === 'skipped').map((check) => check.id)).toEqual([
      'token-type',
      'expires-in',
      'granted-scope',
    ]);
  });

  it('refuses a token type that is no bearer token', () => {
    expect(checkOf({ ...good, token_type: 'DPoP' }, 'token-type')?.status).toBe('failed');
    expect(checkOf({ ...good, token_type: 'bearer' }, 'token-type')?.status).toBe('passed');
  });

  it('warns of an expiry in text, and of fewer scopes than asked for', () => {
    expect(checkOf({ ...good, expires_in: '300' }, 'expires-in')?.status).toBe('warned');
    expect(checkOf({ ...good, scope: 'openid' }, 'granted-scope')).toMatchObject({
      status: 'warned',
      actual: 'without myinfo.name',
    });
  });

  it.each([
    ['invalid_grant', 'code'],
    ['invalid_client', 'secret'],
    ['unsupported_grant_type', 'grant_type'],
  ])('explains %s', (error, word) => {
    const { checks, tokens } = processTokenResponse(jsonResponse({ error, error_description: 'why' }, 400), scopes);
    expect(tokens).toBeUndefined();
    expect(checks).toHaveLength(1);
    expect(checks[0]).toMatchObject({ id: 'http-status', status: 'failed', actual: `400: ${error}: why` });
    expect(checks[0]?.causes?.join(' ')).toContain(word);
  });

  it('never quotes a token in a check', () => {
    const { checks } = processTokenResponse(jsonResponse({ ...good, access_token: 'sensitive-token' }), scopes);
    expect(JSON.stringify(checks)).not.toContain('sensitive-token');
  });
});
