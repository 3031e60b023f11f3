import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSandboxClient } from '../../../src/sandbox/clients/demo-client.js';
import { PERSONAS } from '../../../src/sandbox/personas/personas.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import {
  authorizationUrl,
  type Bench,
  get,
  login,
  type Overrides,
  rawRequest,
  readError,
  requestTokens,
  requestUserInfo,
  SECOND_REDIRECT_URI,
  withBench,
} from '../../support/sandbox-bench.js';

async function refusedTokens(bench: Bench, overrides: Overrides) {
  return readError(await requestTokens(bench, await login(bench), overrides));
}

async function refusalPage(bench: Bench, overrides: Overrides): Promise<string> {
  const response = await get(authorizationUrl(bench, overrides));
  expect(response.headers.get('location')).toBeNull();
  const page = await response.text();
  expect(page).toContain('The sandbox does not take this request');
  return page;
}

describe('attacks on the sandbox', () => {
  it('S01 a wrong verifier, secret, redirect URI, client', () =>
    withBench({}, async (bench) => {
      const client = { status: 401, error: 'invalid_client' };
      const grant = { status: 400, error: 'invalid_grant' };
      expect(await refusedTokens(bench, { code_verifier: 'v'.repeat(43) })).toMatchObject(grant);
      expect(await refusedTokens(bench, { client_secret: 's'.repeat(32) })).toMatchObject(client);
      expect(await refusedTokens(bench, { client_secret: `${bench.credentials.secret} ` })).toMatchObject(client);
      expect(await refusedTokens(bench, { redirect_uri: SECOND_REDIRECT_URI })).toMatchObject(grant);
      expect(await refusedTokens(bench, { client_id: 'NOBODY' })).toMatchObject(client);
      const { id, secret } = bench.other;
      expect(await refusedTokens(bench, { client_id: id, client_secret: secret })).toMatchObject(grant);
      expect(await refusalPage(bench, { redirect_uri: 'https://attacker.example/cb' })).toContain('redirect_uri');
      expect(await refusalPage(bench, { client_id: 'NOBODY' })).toContain('invalid_client');
    }));

  it('S02 a code used twice revokes the access token of its first use', () =>
    withBench({}, async (bench) => {
      const attempt = await login(bench);
      const { access_token } = (await (await requestTokens(bench, attempt)).json()) as { access_token: string };
      expect((await requestUserInfo(bench, access_token)).status).toBe(200);
      expect(await readError(await requestTokens(bench, attempt))).toMatchObject({
        status: 400,
        error: 'invalid_grant',
      });
      expect((await requestUserInfo(bench, access_token)).status).toBe(401);
    }));

  it('S03 an expired code, an expired token', () =>
    withBench({ codeTtlMs: 60_000, accessTokenTtlMs: 120_000 }, async (bench) => {
      const attempt = await login(bench);
      bench.clock.now += 60_000;
      expect(await readError(await requestTokens(bench, attempt))).toMatchObject({
        error: 'invalid_grant',
        description: expect.stringContaining('expired'),
      });
      const tokens = await requestTokens(bench, await login(bench));
      const { access_token } = (await tokens.json()) as { access_token: string };
      bench.clock.now += 120_000;
      expect((await requestUserInfo(bench, access_token)).status).toBe(401);
    }));

  it('S04 no PKCE, method absent, plain, a pair published in the docs', () =>
    withBench({}, async (bench) => {
      const none = { code_challenge: undefined, code_challenge_method: undefined };
      expect(await refusalPage(bench, none)).toContain('PKCE');
      expect(await refusalPage(bench, { code_challenge_method: undefined })).toContain(
        'code_challenge_method is missing',
      );
      expect(await refusalPage(bench, { code_challenge_method: 'plain' })).toContain('must be S256');
      for (const code_challenge of [
        'zaqUHoBV3rnhBF2g0Gkz1qkpEZXHqi2OrPK1DqRi-Lk',
        'CUZX5qE8Wvye6kS_SasIsa8MMxacJftmWdsIA_iKp3I',
      ]) {
        expect(await refusalPage(bench, { code_challenge })).toContain('printed in the sgID documentation');
      }
    }));

  it('S05 a scope the client may not ask for', () =>
    withBench({}, async (bench) => {
      const limited = { ...bench, credentials: bench.other };
      const page = await refusalPage(limited, { scope: 'openid myinfo.name myinfo.nric_number' });
      expect(page).toContain('not registered for myinfo.nric_number');
      expect((await login(limited, { scope: 'openid myinfo.name' })).code).not.toBe('');
    }));

  it('S06 binds loopback only', async () => {
    const sandbox = await startSandbox({ clients: [] });
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    const outcomes = others.map(
      ({ address }) =>
        new Promise<string>((resolve) => {
          const socket = connect({ host: address, port: sandbox.port, timeout: 1000 });
          socket.on('connect', () => resolve('connected')).on('error', () => resolve('refused'));
          socket.on('timeout', () => resolve('refused'));
        }),
    );
    expect(await Promise.all(outcomes)).toEqual(others.map(() => 'refused'));
    expect((await get(sandbox.origin)).status).toBe(200);
    await sandbox.stop();
  });

  it.each(['attacker.example', 'localhost', '127.0.0.1', '127.0.0.1:1', 'user@127.0.0.1', '[::1]', '127.1', 'a b'])(
    'S06 refuses the Host "%s"',
    (host) =>
      withBench({}, async (bench) => {
        const named = host === 'localhost' || host === 'attacker.example' ? `${host}:${bench.sandbox.port}` : host;
        for (const path of ['/', '/v2/.well-known/jwks.json', '/v2/oauth/userinfo', '/nothing']) {
          expect([400, 421]).toContain((await rawRequest(bench, { path, headers: { Host: named } })).status);
        }
      }),
  );

  it.each(['Host:', 'X-Host: none', 'Host: attacker.example\r\nHost: 127.0.0.1'])(
    'S06 refuses a request whose headers are "%s"',
    (header) =>
      withBench({}, async ({ sandbox }) => {
        const socket = connect(sandbox.port, '127.0.0.1');
        socket.end(`GET / HTTP/1.1\r\n${header}\r\nConnection: close\r\n\r\n`);
        expect(await text(socket)).toMatch(/^HTTP\/1\.1 (400|421) /);
      }),
  );

  it('S06 refuses another host in the request line', () =>
    withBench({}, async (bench) => {
      const answer = await rawRequest(bench, {
        path: 'http://attacker.example/v2/.well-known/jwks.json',
        headers: { Host: `127.0.0.1:${bench.sandbox.port}` },
      });
      expect(answer.status).toBe(421);
    }));

  it(
    'S08 malformed bodies and headers, fuzzed',
    () =>
      withBench({}, async (bench) => {
        const path = fc.constantFrom('/v2/oauth/token', '/sandbox/consent');
        const type = fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/plain', 'x', '');
        const body = fc.oneof(
          fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
          fc.json().map((json) => Buffer.from(json)),
          fc.webQueryParameters().map((query) => Buffer.from(query)),
        );
        const authorization = fc.oneof(
          fc.constant('x'),
          fc.base64String().map((text) => `Basic ${text}`),
          fc.string({ maxLength: 50 }).map((text) => `Bearer ${text.replaceAll(/[^\x21-\x7e]/g, '')}`),
        );
        await fc.assert(
          fc.asyncProperty(path, type, body, authorization, async (to, contentType, bytes, credentials) => {
            const answer = await rawRequest(bench, {
              method: 'POST',
              path: to,
              headers: { 'Content-Type': contentType, Authorization: credentials },
              body: bytes,
            });
            expect(answer.status).toBeGreaterThanOrEqual(400);
            expect(answer.status).toBeLessThan(500);
          }),
          { numRuns: 400 },
        );
        await fc.assert(
          fc.asyncProperty(
            fc.webQueryParameters(),
            fc.webPath(),
            authorization,
            async (query, anyPath, credentials) => {
              for (const target of [`/v2/oauth/authorize?${query}`, '/v2/oauth/userinfo', `/${anyPath}?${query}`]) {
                const answer = await rawRequest(bench, { path: target, headers: { Authorization: credentials } });
                expect(answer.status).toBeLessThan(500);
                expect(answer.headers.location).toBeUndefined();
              }
            },
          ),
          { numRuns: 200 },
        );
        expect((await login(bench)).code).not.toBe('');
      }),
    60_000,
  );

  it('S08 a body over 64 KB, with and without a length, and a header over 16 KB', () =>
    withBench({}, async (bench) => {
      const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const post = { method: 'POST', path: '/v2/oauth/token' };
      const large = `code=${'x'.repeat(64 * 1024)}`;
      const withLength = { ...form, 'Content-Length': String(large.length) };
      expect((await rawRequest(bench, { ...post, headers: withLength, body: large })).status).toBe(413);
      const chunked = { ...form, 'Transfer-Encoding': 'chunked' };
      expect((await rawRequest(bench, { ...post, headers: chunked, body: large })).status).toBe(413);
      const wide = { path: '/', headers: { 'X-Wide': 'x'.repeat(20_000) } };
      expect((await rawRequest(bench, wide)).status).toBe(431);
      expect((await rawRequest(bench, { path: `/v2/oauth/authorize?state=${'x'.repeat(20_000)}` })).status).toBe(431);
      const latin1 = Buffer.from('code=\xff', 'latin1');
      expect((await rawRequest(bench, { ...post, headers: form, body: latin1 })).status).toBe(400);
      expect((await login(bench)).code).not.toBe('');
    }));

  it('S09 client and scope text is escaped in its pages', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const hostile = `<img src=x onerror=alert(1)>"'&</title>`;
      bench.sandbox.setClients([{ ...toSandboxClient(bench.credentials), name: hostile, purpose: hostile }]);
      const consent = await (await get(authorizationUrl(bench))).text();
      expect(consent).not.toContain('<img');
      expect(consent.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;&lt;\/title&gt;/g)).toHaveLength(3);
      const refusal = await refusalPage(bench, { scope: `openid <script>alert(1)</script>` });
      expect(refusal).not.toContain('<script');
      expect(refusal).toContain('&lt;script&gt;');
    }));

  it('S09 personas are escaped, by the same template that the page uses', async () => {
    const { consentPage } = await import('../../../src/sandbox/pages/consent-page.js');
    const [persona] = PERSONAS;
    if (persona === undefined) throw new Error('There are no personas.');
    await withBench({}, async ({ credentials }) => {
      const page = await consentPage({
        request: {
          client: { ...toSandboxClient(credentials), publicJwk: { kty: 'RSA' } },
          redirectUri: 'http://localhost:5001/cb',
          scopes: ['openid', '<script>scope</script>'],
          codeChallenge: '',
          login: 1,
        },
        transaction: '"><script>transaction</script>',
        personas: [{ ...persona, id: '"><script>id</script>', name: '<script>name</script>', note: '<b>note</b>' }],
        selected: persona.id,
      });
      expect(page).not.toMatch(/<script|<b>/);
      expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(6);
    });
  });

  it('S10 keys are made afresh for each start', async () => {
    const kids = await Promise.all(
      [1, 2].map(async () => {
        const sandbox = await startSandbox({ clients: [] });
        const { keys } = (await (await get(`${sandbox.issuer}/.well-known/jwks.json`)).json()) as {
          keys: { n: string }[];
        };
        await sandbox.stop();
        return keys[0]?.n;
      }),
    );
    expect(kids[0]).toBeDefined();
    expect(kids[0]).not.toBe(kids[1]);
  });
});
