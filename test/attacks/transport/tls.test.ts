import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpTransport } from '../../../src/engine/http/http-transport.js';
import { DIRECT_NETWORK } from '../../../src/engine/http/network/network.js';
import { trustWith } from '../../../src/engine/http/network/trust.js';
import { type Certificate, certificateAuthority } from '../../support/certificates.js';
import { selfSigned } from '../../support/self-signed.js';
import { startTlsServer, type TlsServer } from '../../support/tls-server.js';

const limits = { timeoutMs: 3_000, maxBodyBytes: 1_000 };
const ca = certificateAuthority();
let server: TlsServer | undefined;

afterEach(() => server?.stop());

/** Asks a server that shows `certificate`, with `trusted` added to what is trusted. */
async function ask(certificate: Certificate, trusted: readonly string[] = [], path = '/') {
  server = await startTlsServer(certificate, (_request, response) => response.end('{}'));
  const network = { ...DIRECT_NETWORK, trust: trustWith(trusted) };
  const http = createHttpTransport({ version: 'test', network: () => network });
  return http({ method: 'GET', url: `https://127.0.0.1:${server.port}${path}`, headers: [] }, limits);
}

describe('TLS', () => {
  it('T05 a certificate that nobody vouches for fails, and nothing was asked of the server', async () => {
    const failure = { kind: 'transport', code: 'transport-tls-self-signed' };
    await expect(ask(selfSigned())).rejects.toMatchObject(failure);
    expect(server?.asked).toEqual([]);
  });

  it('T05 no environment variable switches the check off', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      await expect(ask(selfSigned())).rejects.toMatchObject({ code: 'transport-tls-self-signed' });
      await expect(ask(ca.issue('127.0.0.1'))).rejects.toMatchObject({ code: 'transport-tls-unknown-ca' });
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  it('T05 an extra CA makes it hold, what was trusted before is trusted still, and TLS is told of', async () => {
    const { response, connection } = await ask(ca.issue('127.0.0.1'), [ca.cert]);
    expect(response.status).toBe(200);
    expect(connection?.tls).toMatchObject({ protocol: 'TLSv1.3', subject: '127.0.0.1', issuer: 'Test CA' });
    expect(connection?.tls?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('T05 the same with a certificate that is its own CA', async () => {
    const own = selfSigned();
    expect((await ask(own, [own.cert])).response.status).toBe(200);
  });

  it.each([
    ['of a CA that was not added', () => certificateAuthority('Other CA').issue('127.0.0.1'), 'unknown-ca'],
    ['for another name', () => ca.issue('sgid.example'), 'name'],
    [
      'that expired',
      () => ca.issue('127.0.0.1', { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2021-01-01T00:00:00Z') }),
      'expired',
    ],
    [
      'that is not valid yet',
      () =>
        ca.issue('127.0.0.1', { from: new Date(Date.now() + 86_400_000), to: new Date(Date.now() + 2 * 86_400_000) }),
      'not-yet-valid',
    ],
  ])('T05 a certificate %s fails all the same, under a name of its own', async (_what, certificate, code) => {
    const failed = ask(certificate(), [ca.cert], '/oauth?code=SECRET');
    await expect(failed).rejects.toMatchObject({ kind: 'transport', code: `transport-tls-${code}` });
    await expect(failed).rejects.not.toThrow(/SECRET/);
    expect(server?.asked).toEqual([]);
  });

  it('T05 plain HTTP on the port of TLS, and TLS that breaks off, are errors of their own, not answers', async () => {
    server = await startTlsServer(ca.issue('127.0.0.1'), (_request, response) => response.end('{}'));
    const http = createHttpTransport({ version: 'test' });
    const plain = http({ method: 'GET', url: `http://127.0.0.1:${server.port}/`, headers: [] }, limits);
    await expect(plain).rejects.toMatchObject({ kind: 'transport' });
    const none = createServer({}).listen(0, '127.0.0.1');
    await new Promise((resolve) => none.once('listening', resolve));
    const { port } = none.address() as AddressInfo;
    const broken = http({ method: 'GET', url: `https://127.0.0.1:${port}/`, headers: [] }, limits);
    await expect(broken).rejects.toMatchObject({
      kind: 'transport',
      code: expect.stringMatching(/^transport-(tls|cut)/),
    });
    none.close();
  });
});
