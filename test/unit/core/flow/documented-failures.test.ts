import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../src/core/errors.js';
import { likelyCauses } from '../../../../src/core/flow/error-causes.js';
import { explainAuthorizationPage } from '../../../../src/core/oidc/authorization-page.js';
import { processTokenResponse } from '../../../../src/core/oidc/token-response.js';
import { processUserInfoResponse } from '../../../../src/core/oidc/userinfo.js';
import type { HttpResponse } from '../../../../src/core/trace/http.js';
import { jsonResponse } from '../../../support/flow-bench.js';

const page = (words: string) => `<!doctype html><title>sgID</title><style>p{}</style><h1>Error</h1><p>${words}</p>`;
const html = (status: number, body: string) => jsonResponse(body, status, 'text/html; charset=utf-8');
const plain = (status: number, body: string) => jsonResponse(body, status, 'text/plain');

/** What came, the first likely cause, and the remedy. */
type Row = readonly [what: string, response: HttpResponse, cause: RegExp, remedy: RegExp];

describe('failures of authorize', () => {
  it.each<Row>([
    ['200: redirect URI', html(200, page('redirect_uri does not match')), /not registered/, /developer portal/],
    ['200: challenge', html(200, page('Missing code_challenge_method')), /code_challenge_method is missing/, /S256/],
    ['200: plain', html(200, page('code challenge method must be S256')), /is missing/, /S256/],
    ['200: response type', html(200, page('Unsupported response_type')), /not code/, /response_type=code/],
    ['200: scope', html(200, page('Invalid scope requested')), /not granted/, /developer portal/],
    ['200: client', html(200, page('Invalid client_id')), /another environment/, /environment/],
    ['200: unknown client', html(200, page('Client not found')), /another environment/, /environment/],
    ['200: nonce', html(200, page('nonce must be shorter')), /too long/, /base64url/],
    ['200: refused', html(200, page('Access denied')), /refused/, /Run again/],
    [
      '200: the QR code',
      html(200, '<p>Scan with Singpass to share your name and client_id X</p>'),
      /logs in/,
      /sandbox/,
    ],
    ['200: anything else', html(200, page('E1042')), /logs in/, /words above/],
    ['302 without Location', plain(302, ''), /without saying where/, /headers/],
    ['400', plain(400, 'Bad Request'), /missing, malformed/, /parameters/],
    ['403', html(403, '<h1>Request blocked</h1>'), /firewall/, /browser/],
    ['404', plain(404, 'Cannot GET /v2//oauth/authorize'), /doubled slash/, /documented endpoint/],
    ['429', plain(429, 'Too many requests'), /Too many/, /Wait/],
    ['500 as text', plain(500, 'Internal Server Error, redirect_uri was fine'), /documents 500/, /report/],
    ['503', html(503, '<h1>Maintenance</h1>'), /gateway/, /Wait/],
    ['999', plain(999, '?'), /none that HTTP has/, /Response/],
  ])('%s', (_what, response, cause, remedy) => {
    const error = explainAuthorizationPage(response).toView();
    expect(likelyCauses(error)[0]).toMatch(cause);
    expect(error.hint).toMatch(remedy);
    expect(error.message).toContain(`${response.status} with`);
    expect(error.message).not.toContain('<');
  });
});

describe('failures of the token endpoint', () => {
  const json = (status: number, body: unknown) => jsonResponse(body, status);
  it.each<Row>([
    ['400 invalid_grant', json(400, { error: 'invalid_grant' }), /expired or was used/, /PKCE/],
    ['400 invalid_request', json(400, { error: 'invalid_request' }), /missing/, /Compare/],
    ['400 unsupported_grant_type', json(400, { error: 'unsupported_grant_type' }), /authorization_code/, /form/],
    ['400 unauthorized_client', json(400, { error: 'unauthorized_client' }), /disabled/, /portal/],
    ['400 invalid_scope', json(400, { error: 'invalid_scope' }), /no longer granted/, /portal/],
    ['400 in words: grant type', json(400, { message: 'Invalid grant type' }), /grant_type is not/, /form/],
    ['400 in words: missing', json(400, { message: 'Missing parameters in request body' }), /missing/, /Compare/],
    ['400 in words: expired', json(400, { message: 'Auth code is expired or invalid' }), /expired or was used/, /PKCE/],
    [
      '400 in words: redirect',
      json(400, { message: 'redirect_uri does not match' }),
      /expired or was used/,
      /redirect_uri/,
    ],
    ['400 as text', plain(400, 'Invalid grant'), /expired or was used/, /PKCE/],
    ['400 of a kind of its own', json(400, { code: 1042 }), /own words/, /whole body/],
    ['401 invalid_client', json(401, { error: 'invalid_client' }), /wrong/, /Download/],
    ['401 in words', json(401, { message: 'Invalid client credentials' }), /wrong/, /Download/],
    ['401 empty', json(401, ''), /wrong/, /Download/],
    ['302', plain(302, ''), /not the token endpoint/, /not followed/],
    ['403', html(403, '<h1>Blocked</h1>'), /firewall/, /Response/],
    ['404', plain(404, 'Cannot POST'), /doubled slash/, /documented endpoint/],
    ['405', plain(405, ''), /no POST/, /documented endpoint/],
    ['413', plain(413, ''), /too large/, /request/],
    ['415', plain(415, ''), /content type/, /form/],
    ['429', plain(429, ''), /Too many/, /Wait/],
    ['500', json(500, { message: 'Server error' }), /documents 500/, /PKCE/],
    ['500 server_error', json(500, { error: 'server_error' }), /failed/, /report/],
    ['502', html(502, '<h1>Bad Gateway</h1>'), /gateway/, /not known/],
    ['503 temporarily_unavailable', json(503, { error: 'temporarily_unavailable' }), /overloaded/, /Wait/],
    ['a name of Object’s own', json(400, { error: 'constructor' }), /own words/, /whole body/],
  ])('%s', (_what, response, cause, remedy) => {
    const { checks, tokens } = processTokenResponse(response, ['openid']);
    expect(tokens).toBeUndefined();
    expect(checks).toHaveLength(1);
    expect(checks[0]).toMatchObject({ id: 'http-status', status: 'failed' });
    expect(checks[0]?.causes?.[0]).toMatch(cause);
    expect(checks[0]?.remedy).toMatch(remedy);
  });

  it('shows what it does not know whole, as text', () => {
    const body = JSON.stringify({ error: 'E1042', detail: 'x'.repeat(800), trace: '<script>' });
    const [check] = processTokenResponse(jsonResponse(body, 400), ['openid']).checks;
    expect(check?.actual).toContain(body);
  });

  it('takes a page with status 200 for what it is', () => {
    const { checks } = processTokenResponse(html(200, page('Sign in to the guest network')), ['openid']);
    expect(checks.find(({ id }) => id === 'json-body')).toMatchObject({ status: 'failed' });
    expect(checks.find(({ id }) => id === 'json-body')?.causes?.[0]).toMatch(/captive portal/);
  });
});

describe('failures of userinfo', () => {
  const challenged = (status: number, error: string): HttpResponse => ({
    ...plain(status, 'Unauthorized'),
    headers: [['WWW-Authenticate', `Bearer realm="sgid", error="${error}"`]],
  });
  it.each<Row>([
    ['401 as text', plain(401, 'Unauthorized'), /expired or was revoked/, /PKCE/],
    ['401 invalid_token', challenged(401, 'invalid_token'), /expired or was revoked/, /PKCE/],
    ['400 invalid_request', challenged(400, 'invalid_request'), /did not arrive/, /Authorization header/],
    ['403 insufficient_scope', challenged(403, 'insufficient_scope'), /scope/, /openid/],
    ['403', html(403, '<h1>Blocked</h1>'), /scope/, /openid/],
    ['404', plain(404, 'Not found'), /doubled slash/, /documented endpoint/],
    ['405', plain(405, ''), /no GET/, /documented endpoint/],
    ['429', plain(429, ''), /Too many/, /Wait/],
    ['500 as text', plain(500, 'Internal Server Error'), /documents 500/, /still good/],
    ['504', html(504, '<h1>Gateway timeout</h1>'), /gateway/, /few minutes/],
    ['301', plain(301, ''), /not the userinfo endpoint/, /not followed/],
    ['418', plain(418, 'short and stout'), /own words/, /whole body/],
  ])('%s', (_what, response, cause, remedy) => {
    const { checks, userInfo } = processUserInfoResponse(response, 'u=1', ['openid']);
    expect(userInfo).toBeUndefined();
    expect(checks[0]).toMatchObject({ id: 'http-status', status: 'failed' });
    expect(checks[0]?.causes?.[0]).toMatch(cause);
    expect(checks[0]?.remedy).toMatch(remedy);
  });

  it('shows what it does not know whole, as text', () => {
    const [check] = processUserInfoResponse(plain(418, `short ${'x'.repeat(900)} stout`), 'u=1', ['openid']).checks;
    expect(check?.actual).toMatch(/short x+ stout$/);
  });
});

describe('failures of the way there', () => {
  it.each([
    ['transport-dns', /offline/],
    ['transport-refused', /not running/],
    ['transport-unreachable', /offline/],
    ['transport-timeout', /firewall/],
    ['transport-cut-off', /proxy/],
    ['transport-encoding', /proxy/],
    ['transport-malformed', /protocol/],
    ['transport-tls', /CA/],
    ['transport-tls-name', /proxy/],
    ['transport-tls-expired', /clock/],
    ['transport-tls-not-yet-valid', /clock/],
    ['transport-tls-self-signed', /your own/],
    ['transport-tls-unknown-ca', /CA/],
    ['transport-failed', /no name/],
    ['proxy-authentication', /password/],
    ['proxy-tunnel', /rules/],
    ['proxy-tls', /TLS/],
    ['proxy-unsupported', /SOCKS/],
    ['proxy-dns', /VPN/],
    ['redirect-timeout', /Nobody finished/],
    ['port-taken', /own app/],
    ['port-not-allowed', /1024/],
    ['state-spent', /again/],
    ['pasted-other-state', /earlier run/],
    ['pasted-other-redirect-uri', /provider’s page/],
  ])('%s', (code, cause) => {
    expect(likelyCauses({ code, kind: 'transport', message: '' })[0]).toMatch(cause);
  });

  it('puts the spelling of a host last: a machine that is offline and a proxy are likelier', () => {
    expect(likelyCauses({ code: 'transport-dns', kind: 'transport', message: '' }).at(-1)).toMatch(/misspelt/);
  });

  it('has nothing to explain of a cancel, nor of a code that it does not know', () => {
    for (const code of ['cancelled', 'constructor', '__proto__', 'of-a-later-version']) {
      expect(likelyCauses({ code, kind: 'transport', message: '' })).toEqual([]);
    }
  });

  it('prefers the causes that an error carries', () => {
    const error = new ConsoleError('transport', 'transport-dns', 'No.', { causes: ['This one.'] });
    expect(likelyCauses(error.toView())).toEqual(['This one.']);
  });
});
