import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { CONSOLE_REDIRECT_URI } from '../../../../src/core/credentials/console-redirect-uri.js';
import { portFindings } from '../../../../src/engine/clients/port-findings.js';
import { LoopbackListeners } from '../../../../src/engine/loopback/loopback-listeners.js';
import { freePort } from '../../../support/free-port.js';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function take(port: number, host: string): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((done, failed) => server.once('error', failed).listen({ port, host, ipv6Only: true }, done));
}

const uriOn = (port: number, host = 'localhost') => `http://${host}:${port}/api/redirect`;

describe('portFindings', () => {
  it('finds nothing where the port is free, and leaves it free', async () => {
    const port = await freePort();
    expect(await portFindings([uriOn(port), uriOn(port, '127.0.0.1')])).toEqual([]);
    await take(port, '127.0.0.1');
  });

  it.each(['127.0.0.1', '::1'])('R15 names port and process where %s is taken, and what to do', async (host) => {
    const port = await freePort();
    await take(port, host);
    const findings = await portFindings([uriOn(port)]);
    expect(findings).toMatchObject([
      {
        id: 'redirect-uri-port-taken',
        severity: 'warning',
        message: expect.stringContaining(String(port)),
        hint: expect.stringMatching(/Stop that program.*paste/),
        copy: { what: 'redirect URI', text: CONSOLE_REDIRECT_URI },
      },
    ]);
    if (process.platform === 'linux') expect(findings[0]?.message).toContain(`(pid ${process.pid})`);
  });

  it('says it once for redirect URIs that share a port, and shows no password', async () => {
    const port = await freePort();
    await take(port, '127.0.0.1');
    const uris = [uriOn(port), `http://localhost:${port}/other`];
    expect(await portFindings(uris)).toHaveLength(1);
    expect(JSON.stringify(await portFindings([`http://user:hunter2@localhost:${port}/cb`]))).not.toContain('hunter2');
  });

  it('does not call a port taken that a run of the same process listens on', async () => {
    const listeners = new LoopbackListeners();
    const redirectUri = uriOn(await freePort());
    const wait = { redirectUri, state: 'state', onRefused: () => {}, onResponse: () => {} };
    const opened = await listeners.open(wait);
    expect(await portFindings([redirectUri], listeners)).toEqual([]);
    expect(await portFindings([redirectUri])).toHaveLength(1);
    await opened.close();
  });

  it('asks of no port that is not on this machine, and of none that can never be listened on', async () => {
    const port = await freePort();
    await take(port, '127.0.0.1');
    const others = [`https://localhost:${port}/cb`, `http://app.example:${port}/cb`, `${uriOn(port)}#x`, '/cb', ''];
    expect(await portFindings(others)).toEqual([]);
  });

  it('does not propose the console’s own redirect URI where that is the one that is taken', async () => {
    const port = Number(new URL(CONSOLE_REDIRECT_URI).port);
    await take(port, '127.0.0.1');
    const [finding] = await portFindings([CONSOLE_REDIRECT_URI]);
    expect(finding).toMatchObject({ id: 'redirect-uri-port-taken', hint: expect.stringMatching(/paste/) });
    expect(finding?.copy).toBeUndefined();
  });
});
