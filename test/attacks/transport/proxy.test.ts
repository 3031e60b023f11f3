import { createServer, type Server, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpTransport } from '../../../src/engine/http/http-transport.js';
import type { Network, ProxyServer, Route } from '../../../src/engine/http/network/network.js';
import { systemRoutes } from '../../../src/engine/http/network/system-proxy.js';
import { trustWith } from '../../../src/engine/http/network/trust.js';
import { certificateAuthority } from '../../support/certificates.js';
import { type ConnectProxy, startConnectProxy } from '../../support/connect-proxy.js';
import { answeringJson, startHostileServer } from '../../support/flow-bench.js';
import { freePort } from '../../support/free-port.js';
import { startTlsServer, type TlsServer } from '../../support/tls-server.js';

const PASSWORD = 'canary-of-the-proxy';
const limits = { timeoutMs: 3_000, maxBodyBytes: 100_000 };
const ca = certificateAuthority();
let server: TlsServer;
let proxy: ConnectProxy | undefined;

beforeEach(async () => {
  // A name that no DNS has: only the proxy can find it.
  server = await startTlsServer(ca.issue('sgid.invalid'), (_request, response) => response.end('x'.repeat(50_000)));
});
afterEach(async () => {
  await server.stop();
  await proxy?.stop();
  proxy = undefined;
});

function through(proxyServer: Partial<ProxyServer>, changes: Partial<Network> = {}) {
  const route: Route = { kind: 'proxy', proxy: { secure: false, host: '127.0.0.1', port: 1, ...proxyServer } };
  const network: Network = {
    routesTo: async () => [route],
    trust: trustWith([ca.cert]),
    connectTimeoutMs: 2_000,
    ...changes,
  };
  const http = createHttpTransport({ version: 'test', network: () => network });
  const url = `https://sgid.invalid:${server.port}/v2/oauth/token?code=SECRET-CODE`;
  return http(
    { method: 'POST', url, headers: [['Authorization', 'Bearer SECRET-TOKEN']], body: 'code=SECRET-CODE' },
    limits,
  );
}

describe('a proxy', () => {
  it('T05 tunnels TLS that it cannot read, and is asked for the server by name', async () => {
    proxy = await startConnectProxy();
    const { response, connection, timing, sent } = await through({ port: proxy.port });
    expect(response.status).toBe(200);
    expect(connection).toMatchObject({ proxy: `127.0.0.1:${proxy.port}`, tls: { subject: 'sgid.invalid' } });
    expect(proxy.tunnels).toMatchObject([{ authority: `sgid.invalid:${server.port}`, authorization: undefined }]);
    expect(proxy.tunnels[0]?.down).toBeGreaterThan(50_000);
    expect(timing).toMatchObject({
      connectMs: expect.any(Number),
      tunnelMs: expect.any(Number),
      tlsMs: expect.any(Number),
    });
    expect(timing.dnsMs).toBeUndefined();
    expect(sent?.headers.map(([name]) => name.toLowerCase())).not.toContain('proxy-authorization');
    expect(server.asked).toEqual(['POST /v2/oauth/token?code=SECRET-CODE']);
  });

  it('T17 gets its user and password, and nobody else does', async () => {
    proxy = await startConnectProxy({ credentials: `user:${PASSWORD}` });
    const { sent } = await through({ port: proxy.port, credentials: { user: 'user', password: PASSWORD } });
    expect(proxy.tunnels[0]?.authorization).toBe(`Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`);
    expect(JSON.stringify(sent)).not.toMatch(/proxy-authorization/i);
  });

  it.each([
    ['no password', undefined, 'wants a user and password'],
    ['a wrong password', { user: 'user', password: 'wrong' }, 'takes neither'],
  ])('T05 with %s answers 407: nothing of the request goes on', async (_what, credentials, words) => {
    proxy = await startConnectProxy({ credentials: `user:${PASSWORD}` });
    await expect(through({ port: proxy.port, credentials })).rejects.toMatchObject({
      kind: 'transport',
      code: 'proxy-authentication',
      message: expect.stringContaining(words),
      hint: expect.stringContaining('Basic'),
    });
    expect(proxy.tunnels).toHaveLength(1);
    expect(server.asked).toEqual([]);
  });

  it('T05 that wants another way to sign in is told apart', async () => {
    proxy = await startConnectProxy({
      instead: (socket) =>
        socket.end('HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n'),
    });
    const failed = through({ port: proxy.port });
    await expect(failed).rejects.toMatchObject({ hint: expect.stringMatching(/Basic alone.*Negotiate, NTLM/) });
  });

  it.each([
    ['refuses (403)', 'HTTP/1.1 403 Forbidden\r\n\r\nblocked', 'proxy-tunnel', '403'],
    ['cannot get there (502)', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'proxy-tunnel', '502'],
    ['redirects', 'HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n\r\n', 'proxy-tunnel', '302'],
    ['says nothing and hangs up', '', 'proxy-cut-off', 'cut'],
    ['breaks off in the middle of its answer', 'HTTP/1.1 200 Conn', 'proxy-cut-off', 'cut'],
    ['is no HTTP', '220 mail.example ESMTP\r\n', 'proxy-malformed', 'not HTTP'],
  ])('T18 that %s is an error of its own', async (_what, answer, code, words) => {
    proxy = await startConnectProxy({ instead: (socket) => socket.end(answer) });
    const failed = through({ port: proxy.port, credentials: { user: 'user', password: PASSWORD } });
    await expect(failed).rejects.toMatchObject({ kind: 'transport', code, message: expect.stringContaining(words) });
    await failed.catch((error: unknown) => expect(JSON.stringify(error)).not.toMatch(/SECRET|canary/));
    expect(proxy.tunnels).toHaveLength(1);
    expect(server.asked).toEqual([]);
  });

  it('T18 that dies in the middle of the response ends the request, once', async () => {
    proxy = await startConnectProxy({ dieAfter: 20_000 });
    await expect(through({ port: proxy.port })).rejects.toMatchObject({ code: 'transport-cut-off' });
    expect(server.asked).toHaveLength(1);
    expect(proxy.tunnels).toHaveLength(1);
  });

  it('T18 that is not there, or has no name, is told apart from the server', async () => {
    await expect(through({ port: await freePort() })).rejects.toMatchObject({ code: 'proxy-refused' });
    await expect(through({ host: 'proxy.invalid' })).rejects.toMatchObject({ code: 'proxy-dns' });
  });

  it('T08 that never answers meets the deadline of the connection, and says how far it got', async () => {
    proxy = await startConnectProxy({ instead: () => {} });
    const failed = through({ port: proxy.port }, { connectTimeoutMs: 150 });
    await expect(failed).rejects.toMatchObject({
      code: 'proxy-timeout',
      message: expect.stringContaining('within 0.15 s'),
      progress: { connection: { proxy: `127.0.0.1:${proxy.port}` }, timing: { tunnelMs: expect.any(Number) } },
    });
  });

  it('T05 that opens TLS itself is caught by its certificate', async () => {
    const spy = await startTlsServer(certificateAuthority('Spy').issue('sgid.invalid'), (_request, response) =>
      response.end(),
    );
    proxy = await startConnectProxy({
      instead: (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        splice(socket, spy.port);
      },
    });
    await expect(through({ port: proxy.port })).rejects.toMatchObject({ code: 'transport-tls-unknown-ca' });
    expect(spy.asked).toEqual([]);
    await spy.stop();
  });

  it('T05 over TLS of its own is checked by its own certificate', async () => {
    const secure = await startTlsServer(ca.issue('127.0.0.1'), () => {});
    await expect(through({ secure: true, port: secure.port }, { connectTimeoutMs: 400 })).rejects.toMatchObject({
      code: 'proxy-cut-off',
    });
    await secure.stop();
    const wrong = await startTlsServer(ca.issue('other.invalid'), () => {});
    await expect(through({ secure: true, port: wrong.port })).rejects.toMatchObject({ code: 'proxy-tls' });
    await wrong.stop();
  });

  it('T05 is never asked for what is on this machine', async () => {
    proxy = await startConnectProxy();
    const local = await startHostileServer(answeringJson({}));
    const route: Route = { kind: 'proxy', proxy: { secure: false, host: '127.0.0.1', port: proxy.port } };
    let asked = 0;
    const http = createHttpTransport({
      version: 'test',
      network: () => ({
        routesTo: async () => {
          asked += 1;
          return [route];
        },
        connectTimeoutMs: 1_000,
      }),
    });
    for (const host of ['127.0.0.1', 'localhost']) {
      const answer = await http({ method: 'GET', url: `http://${host}:${local.port}/`, headers: [] }, limits);
      expect(answer.response.status).toBe(200);
    }
    expect([asked, proxy.tunnels, proxy.others]).toEqual([0, [], []]);
    await local.stop();
  });

  it('T18 of the system: the next way is taken only where the first cannot be reached', async () => {
    proxy = await startConnectProxy();
    const gone = await freePort();
    const two = systemRoutes(`PROXY 127.0.0.1:${gone}; PROXY 127.0.0.1:${proxy.port}`);
    const { connection, timing } = await through({}, { routesTo: async () => two });
    expect(connection?.proxy).toBe(`127.0.0.1:${proxy.port}`);
    expect(timing.routeMs).toBeGreaterThan(0);
    const refusing = await startConnectProxy({ instead: (socket) => socket.end('HTTP/1.1 403 No\r\n\r\n') });
    const stop = systemRoutes(`PROXY 127.0.0.1:${refusing.port}; PROXY 127.0.0.1:${proxy.port}`);
    await expect(through({}, { routesTo: async () => stop })).rejects.toMatchObject({ code: 'proxy-tunnel' });
    await refusing.stop();
    await expect(through({}, { routesTo: async () => systemRoutes('SOCKS5 h:1') })).rejects.toMatchObject({
      code: 'proxy-unsupported',
    });
  });

  it('T08 the whole request has a deadline of the user’s, and a cancel ends a connection that hangs', async () => {
    const silent = await listen(() => {});
    proxy = await startConnectProxy({ instead: () => {} });
    await expect(through({ port: proxy.port }, { timeoutMs: 120 })).rejects.toMatchObject({
      code: 'transport-timeout',
      message: expect.stringContaining('within 0.12 s'),
    });
    const http = createHttpTransport({ version: 'test' });
    const controller = new AbortController();
    const pending = http(
      { method: 'GET', url: `https://127.0.0.1:${silent.port}/`, headers: [] },
      limits,
      controller.signal,
    );
    setTimeout(() => controller.abort(), 30);
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
    await silent.stop();
  });
});

function splice(socket: Socket, port: number): void {
  const other = new Socket();
  other.connect(port, '127.0.0.1', () => {
    socket.pipe(other);
    other.pipe(socket);
  });
  other.on('error', () => {});
}

async function listen(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const raw: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
  const address = raw.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stop: () =>
      new Promise<void>((resolve) => {
        raw.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
