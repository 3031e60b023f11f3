import { describe, expect, it } from 'vitest';
import { buildBasicCredentials, buildTokenRequest } from '../../../../src/core/oidc/token-request.js';
import { CODE_VERIFIER } from '../../../support/flow-bench.js';
import { thrownCode } from '../../../support/thrown-code.js';

const parameters = {
  clientId: 'CLIENT',
  clientSecret: 'se cret+&=',
  code: 'the code',
  redirectUri: 'http://localhost:5001/api/redirect',
  codeVerifier: CODE_VERIFIER,
  format: 'form',
  authentication: 'post',
} as const;
const endpoint = 'https://api.id.gov.sg/v2/oauth/token';

describe('token request', () => {
  it('is a form with the secret in it by default', () => {
    const request = buildTokenRequest(endpoint, parameters);
    expect(request.headers).toContainEqual(['Content-Type', 'application/x-www-form-urlencoded']);
    expect([...new URLSearchParams(request.body)]).toEqual([
      ['grant_type', 'authorization_code'],
      ['code', 'the code'],
      ['redirect_uri', 'http://localhost:5001/api/redirect'],
      ['code_verifier', CODE_VERIFIER],
      ['client_id', 'CLIENT'],
      ['client_secret', 'se cret+&='],
    ]);
  });

  it('can be JSON, as the documentation shows', () => {
    const request = buildTokenRequest(endpoint, { ...parameters, format: 'json' });
    expect(request.headers).toContainEqual(['Content-Type', 'application/json']);
    expect(JSON.parse(request.body ?? '')).toMatchObject({ client_secret: 'se cret+&=', code: 'the code' });
  });

  it('sends the secret by Basic alone, never twice (RFC 6749 2.3)', () => {
    const request = buildTokenRequest(endpoint, { ...parameters, authentication: 'basic' });
    expect(request.body).not.toContain('client_');
    expect(request.headers).toContainEqual(['Authorization', buildBasicCredentials('CLIENT', 'se cret+&=')]);
  });

  it('form-encodes id and secret before joining them for Basic (RFC 6749 2.3.1)', () => {
    const encoded = buildBasicCredentials('a:b', 'c d%é').replace('Basic ', '');
    expect(Buffer.from(encoded, 'base64').toString()).toBe('a%3Ab:c+d%25%C3%A9');
  });

  it('is not made without a code', () => {
    expect(thrownCode(() => buildTokenRequest(endpoint, { ...parameters, code: '' }))).toBe('code-missing');
  });
});
