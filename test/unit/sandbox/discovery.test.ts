import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { get, rawRequest, withBench } from '../../support/sandbox-bench.js';

describe('the documents of the provider', () => {
  it('gives the discovery document with the documented members and no others', () =>
    withBench({}, async ({ sandbox }) => {
      const response = await get(`${sandbox.issuer}/.well-known/openid-configuration`);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.json()).toEqual({
        issuer: `http://127.0.0.1:${sandbox.port}/v2`,
        authorization_endpoint: `${sandbox.issuer}/oauth/authorize`,
        token_endpoint: `${sandbox.issuer}/oauth/token`,
        userinfo_endpoint: `${sandbox.issuer}/oauth/userinfo`,
        jwks_uri: `${sandbox.issuer}/.well-known/jwks.json`,
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code'],
        scopes_supported: SCOPES.map(({ scope }) => scope),
        id_token_signing_alg_values_supported: ['RS256'],
        subject_types_supported: ['pairwise'],
        code_challenge_methods_supported: ['S256'],
      });
    }));

  it('gives one public RSA key, with nothing private in it', () =>
    withBench({}, async ({ sandbox }) => {
      const { keys } = (await (await get(`${sandbox.issuer}/.well-known/jwks.json`)).json()) as {
        keys: Record<string, string>[];
      };
      expect(keys).toHaveLength(1);
      expect(Object.keys(keys[0] ?? {})).toEqual(['kty', 'kid', 'n', 'e', 'use']);
      expect(keys[0]).toMatchObject({ kty: 'RSA', e: 'AQAB', use: 'sig' });
    }));

  it('names the migration on every v1 path', () =>
    withBench({}, async ({ sandbox }) => {
      const page = await get(`${sandbox.origin}/v1/oauth/authorize?client_id=x`);
      expect(page.status).toBe(410);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(await page.text()).toContain('Migrate to v2');

      const token = await fetch(`${sandbox.origin}/v1/oauth/token`, { method: 'POST', body: '{}' });
      expect(token.status).toBe(410);
      expect(await token.json()).toMatchObject({ error_description: expect.stringContaining('Migrate to v2') });
    }));

  it('answers 404 elsewhere and 405 with Allow to another method', () =>
    withBench({}, async ({ sandbox }) => {
      expect((await get(`${sandbox.origin}/v2//oauth/token`)).status).toBe(404);
      const token = await get(`${sandbox.issuer}/oauth/token`);
      expect([token.status, token.headers.get('allow')]).toEqual([405, 'POST']);
      const userInfo = await fetch(`${sandbox.issuer}/oauth/userinfo`, { method: 'POST' });
      expect([userInfo.status, userInfo.headers.get('allow')]).toEqual([405, 'GET']);
      const authorize = await fetch(`${sandbox.issuer}/oauth/authorize`, { method: 'HEAD' });
      expect(authorize.status).toBe(405);
      expect((await fetch(`${sandbox.issuer}/.well-known/jwks.json`, { method: 'HEAD' })).status).toBe(200);
    }));

  it('lists its endpoints at the root and serves what its pages need', () =>
    withBench({}, async (bench) => {
      const root = await get(bench.sandbox.origin);
      expect(await root.text()).toContain(`${bench.sandbox.issuer}/oauth/token`);
      const style = await rawRequest(bench, { path: '/sandbox/style.css' });
      expect(style.headers['content-type']).toBe('text/css; charset=utf-8');
      const icon = await rawRequest(bench, { path: '/sandbox/icon.svg' });
      expect(icon.headers['content-type']).toBe('image/svg+xml');
    }));

  it.each(['/', '/v2/.well-known/jwks.json', '/v2/oauth/authorize', '/v2/oauth/userinfo', '/nothing'])(
    'lets nothing of %s be stored, sniffed or told on',
    (path) =>
      withBench({}, async ({ sandbox }) => {
        const { headers } = await get(sandbox.origin + path);
        expect(headers.get('cache-control')).toBe('no-store');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
      }),
  );
});
