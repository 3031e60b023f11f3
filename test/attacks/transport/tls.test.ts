import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpTransport } from '../../../src/engine/http/http-transport.js';
import { type SelfSigned, selfSigned } from '../../support/self-signed.js';

let server: Server | undefined;

async function serve(certificate: SelfSigned): Promise<string> {
  const started = createServer(certificate, (_request, response) => response.end('{}'));
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}

const limits = { timeoutMs: 3_000, maxBodyBytes: 1_000 };
const get = (url: string) => ({ method: 'GET', url, headers: [] }) as const;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('TLS', () => {
  it('T05 a certificate that nobody vouches for fails', async () => {
    const url = await serve(selfSigned());
    await expect(createHttpTransport({ version: 'test' })(get(url), limits)).rejects.toMatchObject({
      kind: 'transport',
      code: 'transport-tls',
    });
  });

  it('T05 no environment variable switches the check off', async () => {
    const url = await serve(selfSigned());
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      await expect(createHttpTransport({ version: 'test' })(get(url), limits)).rejects.toMatchObject({
        code: 'transport-tls',
      });
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  it('T05 an extra CA makes it hold, and an expired certificate fails all the same', async () => {
    const good = selfSigned();
    const url = await serve(good);
    const dispatcher = new Agent({ connect: { ca: good.cert } });
    const trusting = createHttpTransport({ version: 'test', dispatcher });
    expect((await trusting(get(url), limits)).response.status).toBe(200);
    server?.closeAllConnections();
    server?.close();
    const expired = selfSigned(new Date('2020-01-01T00:00:00Z'), new Date('2021-01-01T00:00:00Z'));
    const other = await serve(expired);
    const late = createHttpTransport({ version: 'test', dispatcher: new Agent({ connect: { ca: expired.cert } }) });
    await expect(late(get(other), limits)).rejects.toMatchObject({ code: 'transport-tls' });
    await dispatcher.close();
  });

  it('T05 plain HTTP on the port of TLS is an error of its own, not an answer', async () => {
    const url = (await serve(selfSigned())).replace('https:', 'http:');
    await expect(createHttpTransport({ version: 'test' })(get(url), limits)).rejects.toMatchObject({
      kind: 'transport',
    });
  });
});
