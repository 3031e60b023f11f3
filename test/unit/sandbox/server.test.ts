import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createDemoClient, toSandboxClient } from '../../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import type { SandboxRequest } from '../../../src/sandbox/types.js';
import {
  authorizationUrl,
  fetchUserInfo,
  get,
  login,
  readError,
  requestTokens,
  signIn,
  withBench,
} from '../../support/sandbox-bench.js';
import { decryptValues } from '../../support/sandbox-decrypt.js';

describe('the running sandbox', () => {
  it('tells where it is and what is set', () =>
    withBench({ variant: 'B', persona: 'elder' }, async ({ sandbox }) => {
      expect(sandbox.origin).toBe(`http://127.0.0.1:${sandbox.port}`);
      expect(sandbox.issuer).toBe(`${sandbox.origin}/v2`);
      expect([sandbox.persona.id, sandbox.variant, sandbox.autoApprove]).toEqual(['elder', 'B', true]);
      expect(sandbox.armedFaults).toEqual([]);
    }));

  it('obeys its switches from the next request on', () =>
    withBench({}, async (bench) => {
      const { sandbox, credentials } = bench;
      sandbox.choosePersona('foreigner');
      sandbox.chooseVariant('A');
      const values = await decryptValues(await fetchUserInfo(bench, 'openid myinfo.name'), credentials.privateKey);
      expect(values['myinfo.name']).toBe('JOSÉ MARÍA NÚÑEZ OBREGÓN');
      sandbox.setAutoApprove(false);
      expect((await get(authorizationUrl(bench))).headers.get('location')).toBeNull();
      sandbox.setClients([]);
      expect(await (await get(authorizationUrl(bench))).text()).toContain('invalid_client');
    }));

  it('refuses what it cannot be set to, by a code', () =>
    withBench({}, async ({ sandbox, credentials }) => {
      const client = toSandboxClient(credentials);
      const code = (code: string) => expect.objectContaining({ name: 'SandboxError', code });
      expect(() => sandbox.choosePersona('nobody')).toThrow(code('unknown-persona'));
      expect(() => sandbox.armFault('nothing', true)).toThrow(code('unknown-fault'));
      expect(() => sandbox.setClients([client, client])).toThrow(code('client-repeated'));
      expect(() => sandbox.setClients([{ ...client, publicKeyPem: 'no key' }])).toThrow(code('client-key-unusable'));
      await expect(startSandbox({ clients: [], port: sandbox.port })).rejects.toThrow(code('port-in-use'));
      await expect(startSandbox({ clients: [], persona: 'nobody' })).rejects.toThrow(code('unknown-persona'));
      await expect(startSandbox({ clients: [], faults: ['nothing'] })).rejects.toThrow(code('unknown-fault'));
      await expect(startSandbox({ clients: [], signingKeyPem: 'no key' })).rejects.toThrow(
        code('signing-key-unusable'),
      );
    }));

  it('logs what it answered, with no secret in it', () => {
    const heard: SandboxRequest[] = [];
    return withBench({ onRequest: (entry) => heard.push(entry) }, async (bench) => {
      const attempt = await login(bench);
      const tokens = (await (await requestTokens(bench, attempt)).json()) as { access_token: string };
      await requestTokens(bench, attempt);
      await get(`${bench.sandbox.origin}/favicon.ico?secret=x`);
      expect(bench.sandbox.requests()).toEqual(heard);
      expect(
        heard.map(({ method, path, status, clientId, note }) => ({ method, path, status, clientId, note })),
      ).toEqual([
        {
          method: 'GET',
          path: '/v2/oauth/authorize',
          status: 302,
          clientId: bench.credentials.id,
          note: 'code issued for citizen-parent',
        },
        {
          method: 'POST',
          path: '/v2/oauth/token',
          status: 200,
          clientId: bench.credentials.id,
          note: 'tokens issued for citizen-parent',
        },
        {
          method: 'POST',
          path: '/v2/oauth/token',
          status: 400,
          clientId: bench.credentials.id,
          note: 'refused: The code was presented before; the access token it gave is revoked.',
        },
        { method: 'GET', path: '/favicon.ico', status: 404, clientId: undefined, note: 'no such path' },
      ]);
      expect(heard.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
      for (const { at, durationMs } of heard) {
        expect(at).toBe(bench.clock.now);
        expect(durationMs).toBeGreaterThanOrEqual(0);
      }
      const text = JSON.stringify(heard);
      for (const secret of [
        attempt.code,
        attempt.verifier,
        tokens.access_token,
        bench.credentials.secret,
        'the-state',
      ]) {
        expect(text).not.toContain(secret);
      }
    });
  });

  it('holds each exchange as it was, tells what was wrong with it and which login it belongs to', () =>
    withBench({ faultsOnce: ['token.cut-off'] }, async (bench) => {
      const { sandbox, credentials } = bench;
      const [first, second] = [await login(bench), await login(bench)];
      await requestTokens(bench, first, { code_verifier: 'v'.repeat(43) });
      const { access_token } = (await (await requestTokens(bench, second)).json()) as { access_token: string };
      await get(`${sandbox.issuer}/oauth/userinfo`, { Authorization: `Bearer ${access_token}` });
      await get(`${sandbox.issuer}/oauth/userinfo`);
      const requests = sandbox.requests();
      expect(requests.map((one) => [one.endpoint, one.login, one.status, one.faults.length])).toEqual([
        ['authorize', 1, 302, 0],
        ['authorize', 2, 302, 0],
        ['token', 1, 400, 1],
        ['token', 2, 200, 0],
        ['userinfo', 2, 200, 0],
        ['userinfo', undefined, 401, 0],
      ]);
      expect(requests.map(({ problem }) => problem)).toEqual([
        undefined,
        undefined,
        expect.stringContaining('does not match the code_challenge'),
        undefined,
        undefined,
        'The Authorization header is missing.',
      ]);
      const exchanges = requests.map(({ id }) => sandbox.exchange(id));
      expect(exchanges[0]?.request.url).toContain('state=the-state');
      expect(exchanges[0]?.response.headers).toContainEqual(['Location', first.redirect.href]);
      expect(exchanges[2]?.request.body).toContain(credentials.secret);
      expect(exchanges[2]?.response).toMatchObject({ bodyBytes: 40, truncated: true, status: 400 });
      expect(exchanges[3]?.response.body).toContain(access_token);
      expect(exchanges[4]?.request.headers).toContainEqual(['authorization', `Bearer ${access_token}`]);
      sandbox.clearRequests();
      expect([sandbox.requests(), sandbox.exchange(1)]).toEqual([[], undefined]);
      await get(sandbox.origin);
      expect(sandbox.requests().map(({ id }) => id)).toEqual([7]);
    }));

  it('keeps no more than the beginning of a body that is huge', () =>
    withBench({ faults: ['userinfo.huge-field'] }, async (bench) => {
      await fetchUserInfo(bench, 'openid myinfo.name');
      const response = bench.sandbox.exchange(3)?.response;
      expect(response).toMatchObject({ truncated: true });
      expect(response?.bodyBytes).toBeGreaterThan(13_000_000);
      expect(response?.body.length).toBe(256 * 1024);
    }));

  it(
    'keeps the latest 500 requests',
    () =>
      withBench({}, async ({ sandbox }) => {
        for (let count = 0; count < 520; count += 1) await get(`${sandbox.origin}/sandbox/icon.svg`);
        const ids = sandbox.requests().map(({ id }) => id);
        expect([ids.length, ids[0], ids.at(-1)]).toEqual([500, 21, 520]);
      }),
    20_000,
  );

  it('stops at once, twice if need be, with requests and connections open', async () => {
    const sandbox = await startSandbox({
      clients: [],
      faults: ['timing.slow'],
    });
    const idle = connect(sandbox.port, '127.0.0.1');
    await once(idle, 'connect');
    const idleClosed = once(idle, 'close');
    const slow = fetch(`${sandbox.issuer}/oauth/userinfo`);
    const slowEnded = expect(slow).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = Date.now();
    await sandbox.stop();
    await sandbox.stop();
    await Promise.all([idleClosed, slowEnded]);
    expect(Date.now() - started).toBeLessThan(2000);
    await expect(fetch(sandbox.origin)).rejects.toThrow();
  });

  it('leaves the globals of its process alone', async () => {
    const before = [globalThis.Request, globalThis.Response, globalThis.Headers];
    const sandbox = await startSandbox({ clients: [] });
    await sandbox.stop();
    expect([globalThis.Request, globalThis.Response, globalThis.Headers]).toEqual(before);
  });

  it('takes its port back for another server once it has stopped', async () => {
    const sandbox = await startSandbox({ clients: [] });
    await sandbox.stop();
    const server = createServer().listen(sandbox.port, '127.0.0.1');
    await once(server, 'listening');
    expect((server.address() as AddressInfo).port).toBe(sandbox.port);
    server.close();
  });

  it('says what is wrong with tokens that are no longer good', () =>
    withBench({ accessTokenTtlMs: 60_000 }, async (bench) => {
      const { access_token } = await signIn(bench);
      bench.clock.now += 59_999;
      const url = `${bench.sandbox.issuer}/oauth/userinfo`;
      expect((await get(url, { Authorization: `Bearer ${access_token}` })).status).toBe(200);
      bench.clock.now += 1;
      const late = await get(url, { Authorization: `Bearer ${access_token}` });
      expect(await late.text()).toContain('has expired');
      bench.clock.now += 11 * 60_000;
      await signIn(bench);
      const forgotten = await get(url, { Authorization: `Bearer ${access_token}` });
      expect(await forgotten.text()).toContain('was not issued');
    }));
});

describe('the demo client', () => {
  it('is what the portal gives: a 32-character secret and an RSA-2048 pair', async () => {
    const [first, second] = await Promise.all([createDemoClient(), createDemoClient({ scopes: ['openid'] })]);
    expect(first.secret).toMatch(/^[\w-]{32}$/);
    expect(first.publicKey).toContain('BEGIN PUBLIC KEY');
    expect(first.privateKey).toContain('BEGIN PRIVATE KEY');
    expect(first.scopes).toHaveLength(35);
    expect(second.scopes).toEqual(['openid']);
    expect(first.secret).not.toBe(second.secret);
    expect(first.privateKey).not.toBe(second.privateKey);
    expect(first.id).not.toBe(second.id);
  });

  it('gives the sandbox neither its secret nor its private key', async () => {
    const credentials = await createDemoClient();
    const text = JSON.stringify(toSandboxClient(credentials));
    expect(text).not.toContain(credentials.secret);
    expect(text).not.toContain('PRIVATE KEY');
  });

  it('cannot be told from an unknown one by the answer to a wrong secret', () =>
    withBench({}, async (bench) => {
      const known = await readError(await requestTokens(bench, await login(bench), { client_secret: 'wrong' }));
      const unknown = await readError(await requestTokens(bench, await login(bench), { client_id: 'NOBODY' }));
      expect(known).toEqual(unknown);
      expect(known).toMatchObject({ status: 401, error: 'invalid_client' });
    }));
});
