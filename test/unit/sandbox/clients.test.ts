import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { toSandboxClient } from '../../../src/sandbox/clients/demo-client.js';
import {
  authorizationUrl,
  get,
  login,
  postForm,
  readError,
  requestTokens,
  signIn,
  withBench,
} from '../../support/sandbox-bench.js';

describe('the registered clients', () => {
  it('each get a sub of their own for the same person', () =>
    withBench({}, async (bench) => {
      const other = { ...bench, credentials: bench.other };
      const [one, two] = [decodeJwt((await signIn(bench)).id_token), decodeJwt((await signIn(other)).id_token)];
      expect([one.aud, two.aud]).toEqual([bench.credentials.id, bench.other.id]);
      expect(one.sub).not.toBe(two.sub);
    }));

  it('have at most five redirect URIs', () =>
    withBench({}, async ({ sandbox, credentials }) => {
      const uris = Array.from({ length: 6 }, (_, at) => `http://localhost:500${at}/`);
      const client = toSandboxClient(credentials);
      sandbox.setClients([{ ...client, redirectUris: uris.slice(0, 5) }]);
      expect(() => sandbox.setClients([{ ...client, redirectUris: uris }])).toThrow(
        expect.objectContaining({ code: 'too-many-redirect-uris' }),
      );
    }));

  it('get openid and myinfo.name alone outside the public service, whatever they are registered for', () =>
    withBench({}, async (bench) => {
      bench.sandbox.setClients([{ ...toSandboxClient(bench.credentials), outsidePublicService: true }]);
      const page = await (await get(authorizationUrl(bench, { scope: 'openid myinfo.name myinfo.sex' }))).text();
      expect(page).toContain('Outside the public service');
      expect(page).toContain('myinfo.sex');
      expect((await login(bench, { scope: 'openid myinfo.name' })).code).not.toBe('');
    }));
});

describe('a client that was written for v1', () => {
  it('is told of the migration on every path of v1', () =>
    withBench({}, async ({ sandbox }) => {
      const page = await get(`${sandbox.origin}/v1/oauth/authorize?client_id=x`);
      expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('Migrate to v2')]);
      for (const path of ['/v1/oauth/token', '/v1/oauth/userinfo', '/v1/.well-known/openid-configuration']) {
        const { status, description } = await readError(await postForm(`${sandbox.origin}${path}`, 'code=x'));
        expect([status, description]).toEqual([410, expect.stringContaining('Migrate to v2')]);
      }
    }));

  it('is told of it where it sends no PKCE, before its code is spent', () =>
    withBench({}, async (bench) => {
      const page = await get(authorizationUrl(bench, { code_challenge: undefined, code_challenge_method: undefined }));
      expect(await page.text()).toContain('has to be migrated to v2');
      const attempt = await login(bench);
      const refused = await readError(await requestTokens(bench, attempt, { code_verifier: undefined }));
      expect(refused).toMatchObject({ status: 400, error: 'invalid_request' });
      expect(refused.description).toContain('has to be migrated to v2');
      expect((await requestTokens(bench, attempt)).status).toBe(200);
    }));
});
