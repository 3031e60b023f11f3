import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { transportError } from '../../../../src/engine/http/transport-errors.js';
import { answering, answeringJson, type HostileServer, http, startHostileServer } from '../../../support/flow-bench.js';
import { freePort } from '../../../support/free-port.js';

const limits = { timeoutMs: 2_000, maxBodyBytes: 10_000 };
let server: HostileServer;
const get = (path = '/') =>
  http({ method: 'GET', url: `${server.origin}${path}`, headers: [['Accept', 'application/json']] }, limits);

afterEach(() => server?.stop());

describe('HTTP transport', () => {
  it('hands over status, headers in order and the body, and says what it sent', async () => {
    server = await startHostileServer((request, response) => {
      expect(request.headers).toMatchObject({ accept: 'application/json', 'user-agent': 'sgid-console/test' });
      response.writeHead(
        200,
        'Fine',
        [
          ['X-B', '1'],
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ].flat(),
      );
      response.end('ünïcode');
    });
    const { response, timing, sent } = await get();
    expect(response).toMatchObject({
      status: 200,
      statusText: 'Fine',
      body: 'ünïcode',
      bodyBytes: 9,
      truncated: false,
    });
    expect(response.headers.slice(0, 3)).toEqual([
      ['X-B', '1'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);
    expect(sent?.headers.map(([name]) => name)).toEqual([
      'host',
      'connection',
      'User-Agent',
      'Accept-Encoding',
      'Accept',
    ]);
    expect(timing.totalMs).toBeGreaterThanOrEqual(timing.firstByteMs ?? 0);
  });

  it('keeps no cookies', async () => {
    const seen: (string | undefined)[] = [];
    server = await startHostileServer((request, response) => {
      seen.push(request.headers.cookie);
      response.writeHead(200, { 'Set-Cookie': 'session=1; Path=/' });
      response.end();
    });
    await get();
    await get();
    expect(seen).toEqual([undefined, undefined]);
  });

  it('sends a body with its length in bytes', async () => {
    server = await startHostileServer(answeringJson({}));
    const { sent } = await http({ method: 'POST', url: server.origin, headers: [], body: 'ü=1' }, limits);
    expect(sent?.headers).toContainEqual(['content-length', '4']);
    expect(server.received[0]?.body).toBe('ü=1');
  });

  it.each([
    ['gzip', gzipSync('packed')],
    ['deflate', deflateSync('packed')],
    ['br', brotliCompressSync('packed')],
    ['gzip, br', brotliCompressSync(gzipSync('packed'))],
    ['identity', Buffer.from('packed')],
  ])('unpacks %s', async (coding, body) => {
    server = await startHostileServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': coding });
      response.end(body);
    });
    expect((await get()).response.body).toBe('packed');
  });

  it('cuts at the cap and says how much there was', async () => {
    server = await startHostileServer(answering(200, 'text/plain', 'x'.repeat(20_000)));
    const { response } = await get();
    expect([response.body.length, response.bodyBytes, response.truncated]).toEqual([10_000, 20_000, true]);
    server = await startHostileServer(answering(200, 'text/plain', 'x'.repeat(10_000)));
    expect((await get()).response.truncated).toBe(false);
  });

  it('says that it was cancelled', async () => {
    server = await startHostileServer(() => {});
    const controller = new AbortController();
    const pending = http({ method: 'GET', url: server.origin, headers: [] }, limits, controller.signal);
    setTimeout(() => controller.abort(), 30);
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
    await expect(
      http({ method: 'GET', url: server.origin, headers: [] }, limits, AbortSignal.abort()),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('names a refused connection and a name that does not resolve', async () => {
    const refused = http({ method: 'GET', url: `http://127.0.0.1:${await freePort()}/`, headers: [] }, limits);
    await expect(refused).rejects.toMatchObject({ kind: 'transport', code: 'transport-refused' });
    const unknown = transportError(
      Object.assign(new Error(), { code: 'ENOTFOUND' }),
      'https://nowhere.invalid/x?secret=1',
    );
    expect(unknown).toMatchObject({ code: 'transport-dns' });
    expect(unknown.message).not.toContain('secret');
  });

  it.each([
    ['https://api.id.gov.sg/v2/x', false],
    ['https://api-stg.id.gov.sg/v2/x', false],
    ['https://api.id.gov.sg.example/v2/x', true],
    ['https://mock.example/v2/x', true],
  ])('speaks of spelling for own hosts alone where the name of %s does not resolve', (url, spelling) => {
    const { hint } = transportError(Object.assign(new Error(), { code: 'EAI_AGAIN' }), url);
    expect(hint).toMatch(/network.*VPN.*proxy.*DNS/);
    expect(hint?.includes('spelling')).toBe(spelling);
  });

  it.each([
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'transport-tls-self-signed'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'transport-tls-expired'],
    [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'transport-tls'],
    [{ code: 'UND_ERR_HEADERS_TIMEOUT' }, 'transport-timeout'],
    [{ cause: { code: 'ECONNRESET' } }, 'transport-cut-off'],
    [new AggregateError([{ code: 'ECONNREFUSED' }]), 'transport-refused'],
    [{ code: 'EHOSTUNREACH' }, 'transport-unreachable'],
    [{ code: 'HPE_INVALID_CONSTANT' }, 'transport-malformed'],
    [{ code: 'ESOMETHING' }, 'transport-failed'],
    ['a string', 'transport-failed'],
  ])('%j is %s', (error, code) => {
    expect(transportError(error, 'https://x.example/').code).toBe(code);
  });

  it('refuses what is not HTTP', async () => {
    const { createServer } = await import('node:net');
    const raw = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
    const address = raw.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(http({ method: 'GET', url: `http://127.0.0.1:${port}/`, headers: [] }, limits)).rejects.toMatchObject({
      code: 'transport-malformed',
    });
    raw.close();
  });
});
