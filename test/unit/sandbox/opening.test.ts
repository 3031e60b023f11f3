import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src/sandbox/server.js';
import { authorizationUrl, get, rawRequest, withBench } from '../../support/sandbox-bench.js';

const code = (code: string) => expect.objectContaining({ name: 'SandboxError', code });

describe('what is opened on purpose', () => {
  it('is nothing by default: 127.0.0.1 and its own Host alone', () =>
    withBench({}, async (bench) => {
      expect(bench.sandbox.origin).toBe(`http://127.0.0.1:${bench.sandbox.port}`);
      for (const host of [`localhost:${bench.sandbox.port}`, 'sgid', '127.0.0.1']) {
        expect((await rawRequest(bench, { path: '/', headers: { Host: host } })).status).toBe(421);
      }
    }));

  it('is one origin for browser and backend, and the hosts that were allowed', () =>
    withBench(
      { opening: { origin: 'http://sgid.test:7000', allowedHosts: ['backend', 'other:81'] } },
      async (bench) => {
        const { issuer, port } = bench.sandbox;
        expect(issuer).toBe('http://sgid.test:7000/v2');
        const path = '/v2/.well-known/openid-configuration';
        for (const host of ['sgid.test:7000', 'SGID.test:7000', `backend:${port}`, 'other:81']) {
          const { status, body } = await rawRequest(bench, { path, headers: { Host: host } });
          expect([status, JSON.parse(body).issuer]).toEqual([200, issuer]);
        }
        for (const host of [`127.0.0.1:${port}`, 'backend:1', 'evil.test:7000', '']) {
          expect((await rawRequest(bench, { path, headers: { Host: host } })).status).not.toBe(200);
        }
      },
    ));

  it('is every address of the computer, while the origin stays its own', () =>
    withBench({ opening: { address: '0.0.0.0' } }, async (bench) => {
      expect(bench.sandbox.origin).toBe(`http://127.0.0.1:${bench.sandbox.port}`);
      expect((await get(authorizationUrl(bench))).status).toBe(302);
    }));

  it.each([
    [{ address: 'localhost' }, 'address-unusable'],
    [{ address: '192.0.2.1' }, 'address-unusable'],
    [{ allowedHosts: ['http://x'] }, 'host-unusable'],
    [{ allowedHosts: ['a b'] }, 'host-unusable'],
    [{ origin: 'sgid.test' }, 'origin-unusable'],
    [{ origin: 'ftp://sgid.test' }, 'origin-unusable'],
    [{ origin: 'http://sgid.test/' }, 'origin-unusable'],
  ])('is refused where it makes no sense: %j', async (opening, expected) => {
    await expect(startSandbox({ clients: [], opening })).rejects.toThrow(code(expected));
  });
});
