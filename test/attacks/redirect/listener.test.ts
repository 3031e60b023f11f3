import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { LoopbackListeners } from '../../../src/engine/loopback/loopback-listeners.js';
import { freePort } from '../../support/free-port.js';
import { connectionOutcome, LIVE_STATE, openRedirectBench, type RedirectBench } from '../../support/redirect-bench.js';

const live = `code=abc&state=${LIVE_STATE}`;
let bench: RedirectBench;

afterEach(() => bench?.opened.close());

describe('loopback listener', () => {
  it.each(['POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])(
    'R10 %s is answered 405 and the wait goes on',
    async (method) => {
      bench = await openRedirectBench();
      const answer = await bench.knock({ method, query: live });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('GET');
      expect(bench.responses).toEqual([]);
      expect((await bench.knock({ query: live })).status).toBe(200);
    },
  );

  it.each([
    '/',
    '/favicon.ico',
    '/api/redirect/',
    '/api/redirect/x',
    '/API/redirect',
    '/api%2Fredirect',
    '//api/redirect',
  ])('R11 the path %s is answered 404 and the wait goes on', async (path) => {
    bench = await openRedirectBench();
    expect((await bench.knock({ path, query: live })).status).toBe(404);
    expect(bench.responses).toEqual([]);
    expect((await bench.knock({ query: live })).status).toBe(200);
  });

  it.each(['evil.example', 'localhost', 'localhost.evil.example:PORT', '127.0.0.1:PORT', 'localhost:1', ''])(
    'R12 the Host %j is answered 421',
    async (host) => {
      bench = await openRedirectBench();
      const answer = await bench.knock({ host: host.replace('PORT', String(bench.port)), query: live });
      expect(answer.status).toBe(421);
      expect(bench.responses).toEqual([]);
    },
  );

  it('R13 a second redirect after the first is refused', async () => {
    const listeners = new LoopbackListeners();
    bench = await openRedirectBench(listeners);
    const other = await openRedirectBench(listeners, { port: bench.port, state: 'keeps-the-socket-open' });
    expect((await bench.knock({ query: live })).status).toBe(200);
    expect((await bench.knock({ query: live })).status).toBe(400);
    expect(bench.responses).toHaveLength(1);
    await bench.opened.close();
    await other.opened.close();
    expect(await connectionOutcome('127.0.0.1', bench.port)).toBe('ECONNREFUSED');
  });

  it('R13 of a hundred redirects at once exactly one counts', async () => {
    bench = await openRedirectBench();
    const answers = await Promise.all(Array.from({ length: 40 }, () => bench.knock({ query: live })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(bench.responses).toHaveLength(1);
  });

  it('R14 only loopback is bound', async () => {
    bench = await openRedirectBench();
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address?.internal === false && address.family === 'IPv4')
      .map((address) => address?.address ?? '');
    for (const address of ['127.0.0.2', ...others]) {
      expect(await connectionOutcome(address, bench.port)).not.toBe('connected');
    }
    expect(bench.opened.listeningOn).toContain(`127.0.0.1:${bench.port}`);
  });

  it('R15 a port that is taken is named, and on Linux the process too', async () => {
    const port = await freePort();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    const listeners = new LoopbackListeners();
    try {
      const failure = await openRedirectBench(listeners, { port }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'port-taken' });
      expect(String(failure)).toContain(String(port));
      if (process.platform === 'linux') expect(String(failure)).toContain(`(pid ${process.pid})`);
      expect(await listeners.probe(`http://localhost:${port}/cb`)).toMatchObject({ free: false });
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
    bench = await openRedirectBench(listeners, { port });
    expect((await bench.knock({ query: live })).status).toBe(200);
  });

  it('R15 taken on one of the two addresses is taken', async () => {
    const port = await freePort();
    const taken = createServer();
    const bound = await new Promise<boolean>((resolve) => {
      taken.once('error', () => resolve(false));
      taken.listen(port, '::1', () => resolve(true));
    });
    if (bound) await expect(openRedirectBench(undefined, { port })).rejects.toMatchObject({ code: 'port-taken' });
    else
      await expect(openRedirectBench(undefined, { port }))
        .resolves.toBeDefined()
        .then(() => undefined);
    expect(await connectionOutcome('127.0.0.1', port)).toBe(bound ? 'ECONNREFUSED' : 'connected');
    await new Promise((resolve) => taken.close(resolve));
  });

  it('R16 a thousand idle connections do not keep the real redirect out', async () => {
    bench = await openRedirectBench();
    const sockets: Socket[] = [];
    const idle = () =>
      new Promise<void>((resolve) => {
        const socket = connect(bench.port, '127.0.0.1', resolve);
        socket.on('error', () => resolve());
        socket.write('GET /api/redirect HTTP/1.1\r\nHost: loc');
        sockets.push(socket);
      });
    for (let batch = 0; batch < 20; batch += 1) await Promise.all(Array.from({ length: 50 }, idle));
    expect((await bench.knock({ query: live })).status).toBe(200);
    expect(bench.responses).toHaveLength(1);
    for (const socket of sockets) socket.destroy();
  });

  it('R16 a client that never ends its request is cut off by the header timeout', async () => {
    bench = await openRedirectBench();
    const socket = connect(bench.port, '127.0.0.1');
    socket.write('GET /api/redirect HTTP/1.1\r\nX-Slow: ');
    const started = Date.now();
    await new Promise<void>((resolve) => {
      socket.on('error', () => {});
      socket.on('close', () => resolve());
      socket.resume();
    });
    expect(Date.now() - started).toBeLessThan(9_000);
  }, 15_000);

  it('R19 two waits on one redirect URI are told apart by state and never mixed', async () => {
    const listeners = new LoopbackListeners();
    bench = await openRedirectBench(listeners);
    const other = await openRedirectBench(listeners, { port: bench.port, state: 'state-of-the-other-run' });
    await bench.knock({ query: 'code=for-the-other&state=state-of-the-other-run' });
    expect(bench.responses).toEqual([]);
    expect(other.responses).toEqual([
      [
        ['code', 'for-the-other'],
        ['state', 'state-of-the-other-run'],
      ],
    ]);
    await other.opened.close();
    await bench.knock({ query: live });
    expect(bench.responses).toHaveLength(1);
  });

  it('R19 two paths on one port are told apart as well', async () => {
    const listeners = new LoopbackListeners();
    bench = await openRedirectBench(listeners);
    const responses: unknown[] = [];
    const second = await listeners.open({
      redirectUri: `http://localhost:${bench.port}/success`,
      state: LIVE_STATE,
      onRefused: () => {},
      onResponse: (parameters) => responses.push(parameters),
    });
    await bench.knock({ path: '/success', query: 'code=second&state=live-state-0123456789' });
    expect([responses.length, bench.responses.length]).toEqual([1, 0]);
    await second.close();
  });

  it('R20 the answer page has no script, is not stored, sends no referrer and echoes nothing', async () => {
    bench = await openRedirectBench();
    const refusals = await bench.knock({ query: 'code=the-secret-code&state=<script>alert(1)</script>' });
    const page = await bench.knock({ query: `code=the-secret-code&state=${LIVE_STATE}` });
    for (const { headers, body } of [refusals, page]) {
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(body).not.toMatch(/<script|onload|javascript:|the-secret-code|live-state|alert/i);
      expect(body).toContain('prefers-color-scheme:dark');
    }
  });

  it('R21 both loopback addresses answer for localhost', async () => {
    bench = await openRedirectBench();
    const query = 'state=wrong';
    expect((await bench.knock({ address: '127.0.0.1', query })).status).toBe(400);
    if (bench.opened.listeningOn.includes(`[::1]:${bench.port}`)) {
      expect((await bench.knock({ address: '::1', query: live })).status).toBe(200);
      expect(bench.responses).toHaveLength(1);
    }
    const hasIpv6 = (await connectionOutcome('::1', bench.port)) === 'connected';
    expect(bench.opened.listeningOn.length).toBe(hasIpv6 ? 2 : 1);
  });

  it('R21 an address in the redirect URI is listened on alone', async () => {
    bench = await openRedirectBench(undefined, { host: '127.0.0.1' });
    expect(bench.opened.listeningOn).toEqual([`127.0.0.1:${bench.port}`]);
    expect(await connectionOutcome('::1', bench.port)).not.toBe('connected');
  });

  it('raw bytes that are no HTTP get 400 and end nothing', async () => {
    bench = await openRedirectBench();
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(bench.port, '127.0.0.1', () => socket.write('\u0016\u0003\u0001 not http\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect((await bench.knock({ query: live })).status).toBe(200);
  });
});
