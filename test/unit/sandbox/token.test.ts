import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  type Bench,
  get,
  login,
  type Overrides,
  readError,
  requestTokens,
  SECOND_REDIRECT_URI,
  signIn,
  type Tokens,
  withBench,
} from '../../support/sandbox-bench.js';

async function verify({ sandbox, credentials, clock }: Bench, idToken: string) {
  const jwks = await (await get(`${sandbox.issuer}/.well-known/jwks.json`)).json();
  return jwtVerify(idToken, createLocalJWKSet(jwks), {
    issuer: sandbox.issuer,
    audience: credentials.id,
    currentDate: new Date(clock.now),
  });
}

function sendJson({ sandbox }: Bench, body: unknown): Promise<Response> {
  return fetch(`${sandbox.issuer}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function rightParameters(bench: Bench): Promise<Record<string, string>> {
  const { code, verifier, redirect } = await login(bench);
  return {
    grant_type: 'authorization_code',
    client_id: bench.credentials.id,
    client_secret: bench.credentials.secret,
    code,
    redirect_uri: redirect.origin + redirect.pathname,
    code_verifier: verifier,
  };
}

function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

describe('the token endpoint', () => {
  it('gives an ID token that the JWKS verifies, with the claims of the request', () =>
    withBench({ accessTokenTtlMs: 600_000 }, async (bench) => {
      const { payload, protectedHeader } = await verify(bench, (await signIn(bench)).id_token);
      const now = Math.floor(bench.clock.now / 1000);
      expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.stringMatching(/^[\w-]{43}$/) });
      expect(payload).toEqual({
        iss: bench.sandbox.issuer,
        sub: expect.stringMatching(/^[\w-]{43}$/),
        aud: bench.credentials.id,
        iat: now,
        exp: now + 600,
        nonce: 'the-nonce',
      });
    }));

  it('sends no nonce where none was sent', () =>
    withBench({}, async (bench) => {
      const { payload } = await verify(bench, (await signIn(bench, { nonce: undefined })).id_token);
      expect(payload).not.toHaveProperty('nonce');
    }));

  it('gives a person the same sub at one client, another at another, and each person their own', () =>
    withBench({}, async (bench) => {
      const sub = async (of: Bench, persona: string) => {
        bench.sandbox.choosePersona(persona);
        return (await verify(of, (await signIn(of)).id_token)).payload.sub;
      };
      const otherClient: Bench = { ...bench, credentials: bench.other };
      const subs = [
        await sub(bench, 'student'),
        await sub(bench, 'student'),
        await sub(bench, 'elder'),
        await sub(otherClient, 'student'),
      ];
      expect(subs[0]).toBe(subs[1]);
      expect(new Set(subs).size).toBe(3);
    }));

  it('takes JSON', () =>
    withBench({}, async (bench) => {
      const response = await sendJson(bench, await rightParameters(bench));
      expect(response.status).toBe(200);
      const body = (await response.json()) as Tokens & Record<string, unknown>;
      expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 1800 });
      expect(Buffer.from(body.access_token, 'base64url')).toHaveLength(32);
    }));

  it('takes client_secret_basic, with id and secret form-encoded', () =>
    withBench({}, async (bench) => {
      const { client_id: id = '', client_secret: secret = '', ...rest } = await rightParameters(bench);
      const response = await fetch(`${bench.sandbox.issuer}/oauth/token`, {
        method: 'POST',
        headers: { Authorization: basic(id, secret), 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(rest).toString(),
      });
      expect(response.status).toBe(200);
    }));

  it('challenges for Basic where Basic failed, and only then', () =>
    withBench({}, async (bench) => {
      const parameters = await rightParameters(bench);
      const { client_id: id = '', client_secret: _, ...rest } = parameters;
      const send = (authorization: string) =>
        fetch(`${bench.sandbox.issuer}/oauth/token`, {
          method: 'POST',
          headers: { Authorization: authorization, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(rest).toString(),
        });
      for (const authorization of [basic(id, 'wrong'), 'Basic !!!', 'Basic Og==', 'Bearer abc', 'Basic']) {
        const response = await send(authorization);
        expect([response.status, response.headers.get('www-authenticate')]).toEqual([
          401,
          'Basic realm="sgID sandbox"',
        ]);
      }
      const post = await requestTokens(bench, await login(bench), { client_secret: 'wrong' });
      expect([post.status, post.headers.get('www-authenticate')]).toEqual([401, null]);
    }));

  it('refuses a client that authenticates twice, or as two', () =>
    withBench({}, async (bench) => {
      const { id, secret } = bench.credentials;
      const send = async (body: Record<string, string>) =>
        readError(
          await fetch(`${bench.sandbox.issuer}/oauth/token`, {
            method: 'POST',
            headers: { Authorization: basic(id, secret), 'Content-Type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(body).toString(),
          }),
        );
      expect(await send(await rightParameters(bench))).toMatchObject({ status: 400, error: 'invalid_request' });
      expect(await send({ grant_type: 'authorization_code', client_id: bench.other.id })).toMatchObject({
        status: 400,
        error: 'invalid_request',
        description: expect.stringContaining('client_id of the body'),
      });
    }));

  const refusals: readonly (readonly [what: string, overrides: Overrides, status: number, error: string])[] = [
    ['no grant type', { grant_type: undefined }, 400, 'invalid_request'],
    ['another grant type', { grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
    ['a refresh', { grant_type: 'refresh_token' }, 400, 'unsupported_grant_type'],
    ['no client', { client_id: undefined }, 400, 'invalid_request'],
    ['no secret', { client_secret: undefined }, 400, 'invalid_request'],
    ['no code', { code: undefined }, 400, 'invalid_request'],
    ['no redirect URI', { redirect_uri: undefined }, 400, 'invalid_request'],
    ['no verifier', { code_verifier: undefined }, 400, 'invalid_request'],
    ['a code from nowhere', { code: 'x'.repeat(43) }, 400, 'invalid_grant'],
    ['another registered redirect URI', { redirect_uri: SECOND_REDIRECT_URI }, 400, 'invalid_grant'],
    ['a verifier too short', { code_verifier: 'v'.repeat(42) }, 400, 'invalid_request'],
    ['a verifier too long', { code_verifier: 'v'.repeat(129) }, 400, 'invalid_request'],
    ['a verifier with a space', { code_verifier: `${'v'.repeat(43)} ` }, 400, 'invalid_request'],
  ];

  it.each(refusals)('refuses %s, as a form', (_what, overrides, status, error) =>
    withBench({}, async (bench) => {
      const refusal = await readError(await requestTokens(bench, await login(bench), overrides));
      expect(refusal).toMatchObject({
        status,
        error,
        description: expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/),
      });
    }),
  );

  it.each(refusals)('refuses %s, as JSON', (_what, overrides, status, error) =>
    withBench({}, async (bench) => {
      const response = await sendJson(bench, { ...(await rightParameters(bench)), ...overrides });
      expect(await readError(response)).toMatchObject({ status, error });
    }),
  );

  it.each([
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['no JSON', '{"grant_type":'],
    ['a member that is no string', '{"grant_type":["authorization_code"]}'],
    ['a member twice', '{"grant_type":"refresh_token","grant_type":"authorization_code"}'],
    ['a member twice, once not a string', '{"grant_type":1,"grant_type":"authorization_code"}'],
    ['a member twice, once escaped', '{"grant_type":"a","grant\\u005ftype":"authorization_code"}'],
    ['__proto__', '{"__proto__":{"grant_type":"authorization_code"}}'],
    ['deep nesting', '['.repeat(60_000)],
  ])('refuses JSON that is %s', (_what, body) =>
    withBench({}, async (bench) => {
      expect(await readError(await sendJson(bench, body))).toMatchObject({ status: 400, error: 'invalid_request' });
    }),
  );

  it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/jsonp', ''])(
    'refuses the content type "%s"',
    (type) =>
      withBench({}, async ({ sandbox }) => {
        const response = await fetch(`${sandbox.issuer}/oauth/token`, {
          method: 'POST',
          headers: { 'Content-Type': type },
          body: 'grant_type=authorization_code',
        });
        expect(await readError(response)).toMatchObject({ status: 400, error: 'invalid_request' });
      }),
  );

  it('refuses parameters in the URL', () =>
    withBench({}, async (bench) => {
      const response = await fetch(`${bench.sandbox.issuer}/oauth/token?client_secret=${bench.credentials.secret}`, {
        method: 'POST',
        body: new URLSearchParams(await rightParameters(bench)),
      });
      expect(await readError(response)).toMatchObject({ status: 400, error: 'invalid_request' });
    }));

  it('refuses a parameter sent twice', () =>
    withBench({}, async (bench) => {
      const body = `${new URLSearchParams(await rightParameters(bench))}&code=x`;
      const response = await fetch(`${bench.sandbox.issuer}/oauth/token`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body,
      });
      expect(await readError(response)).toMatchObject({ description: expect.stringContaining('code was sent twice') });
    }));

  it('spends the code on an exchange that fails over its verifier', () =>
    withBench({}, async (bench) => {
      const attempt = await login(bench);
      const wrong = await requestTokens(bench, attempt, { code_verifier: 'w'.repeat(43) });
      expect(await readError(wrong)).toMatchObject({ error: 'invalid_grant' });
      const right = await requestTokens(bench, attempt);
      expect(await readError(right)).toMatchObject({ error: 'invalid_grant' });
    }));

  it('leaves the code to its client where another one presents it', () =>
    withBench({}, async (bench) => {
      const attempt = await login(bench);
      const { id, secret } = bench.other;
      const thief = await requestTokens(bench, attempt, { client_id: id, client_secret: secret });
      expect(await readError(thief)).toMatchObject({
        error: 'invalid_grant',
        description: expect.stringContaining('another client'),
      });
      expect((await requestTokens(bench, attempt)).status).toBe(200);
    }));

  it('gives a code presented ten times at once to one of them', () =>
    withBench({}, async (bench) => {
      const attempt = await login(bench);
      const answers = await Promise.all(Array.from({ length: 10 }, () => requestTokens(bench, attempt)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    }));
});
