import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClientRepository } from '../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../src/engine/storage/settings-store.js';
import { createSandboxHost, type SandboxHost } from '../../../src/main/sandbox/sandbox-host.js';
import { sandboxView } from '../../../src/shared/views/sandbox.js';
import { freePort } from '../../support/free-port.js';
import { rawRequest } from '../../support/sandbox-bench.js';

let folder: string;
let host: SandboxHost;
let port: number;

const newHost = (): SandboxHost => {
  const settings = openSettings(folder, openConf);
  return createSandboxHost(createClientRepository(settings, createMemorySecretStore('test')), settings, () => {});
};
/** The status that a request with this `Host` gets, on loopback. */
const statusFor = async (named: string, headers: Readonly<Record<string, string>> = {}) => {
  const sandbox = await host.running();
  return (await rawRequest({ sandbox }, { path: '/v2/.well-known/jwks.json', headers: { Host: named, ...headers } }))
    .status;
};
/** Whether a connection to an address of this computer that is not loopback stands; undefined where it has none. */
const reachable = async (): Promise<boolean | undefined> => {
  const address = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.internal === false && one.family === 'IPv4')?.address;
  if (address === undefined) return undefined;
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: host.view().port ?? 0, timeout: 1000 });
    const end = (connected: boolean) => () => {
      socket.destroy();
      resolve(connected);
    };
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
  });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-opened-'));
  port = await freePort();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('attacks on the sandbox while the window has other names open', () => {
  beforeAll(async () => {
    host = newHost();
    await host.start(port);
    await host.open({ allowedHosts: ['backend:81'], origin: 'http://sgid.test:7000' });
  });
  afterAll(() => host.stop());

  it('S06 answers the names that were opened, and those alone', async () => {
    expect(await statusFor('sgid.test:7000')).toBe(200);
    expect(await statusFor('backend:81')).toBe(200);
    expect(await statusFor(`127.0.0.1:${host.view().port}`)).toBe(421);
  });

  it.each([
    'attacker.example',
    'sgid.test.attacker.example:7000',
    'sgid.test',
    'sgid.test:7001',
    'backend',
    'backend:7000',
    'localhost:7000',
    'user@sgid.test:7000',
    'sgid.test:7000, attacker.example',
    '[::1]:7000',
  ])('S06 refuses the Host "%s"', async (named) => {
    expect([400, 421]).toContain(await statusFor(named));
    expect([400, 421]).toContain(await statusFor(named, { 'X-Forwarded-Host': 'sgid.test:7000' }));
  });

  it.each([
    ['a name to listen on', { address: 'localhost', allowedHosts: [] }, 'address-unusable'],
    ['an address with a zone, which no origin has', { address: '::1%lo', allowedHosts: [] }, 'address-unusable'],
    ['every host there is', { allowedHosts: ['*'] }, 'host-unusable'],
    ['a host with a path', { allowedHosts: ['backend/x'] }, 'host-unusable'],
    ['a host that a shell would act on', { allowedHosts: ['$(id)'] }, 'host-unusable'],
    ['an origin that a shell would act on', { allowedHosts: [], origin: "http://a'$(id)'b" }, 'origin-unusable'],
    ['an origin with credentials', { allowedHosts: [], origin: 'http://u:p@sgid.test' }, 'origin-unusable'],
    ['an origin that is a script', { allowedHosts: [], origin: 'javascript:alert(1)' }, 'origin-unusable'],
  ])('S06 refuses %s, and stays as it was', async (_what, opening, code) => {
    const [before, { opened }] = [await host.running(), host.view()];
    await expect(host.open(opening)).rejects.toThrow(expect.objectContaining({ code }));
    expect(await host.running()).toBe(before);
    expect(host.view().opened).toEqual(opened);
  });
});

describe('attacks on the sandbox that the window opens and closes', () => {
  beforeEach(async () => {
    host = newHost();
    await host.start(port);
  });
  afterEach(() => host.stop());

  it('S06 opens the address that was asked for, and closes it with the next stop', async () => {
    expect(await reachable()).not.toBe(true);
    await host.open({ address: '0.0.0.0', allowedHosts: ['backend'] });
    expect(await reachable()).not.toBe(false);
    const { opened, origin } = sandboxView.parse(host.view());
    expect(opened?.warnings).toEqual([
      expect.stringContaining('listens on 0.0.0.0: whoever'),
      expect.stringContaining('Other names than its own'),
    ]);
    expect(origin).toBe(`http://127.0.0.1:${port}`);
    await host.stop();
    await host.start(port);
    expect(host.view().opened).toBeUndefined();
    expect(await reachable()).not.toBe(true);
    expect(await statusFor(`backend:${port}`)).toBe(421);
  });

  it('S06 goes back to loopback on the same port when it is closed', async () => {
    await host.open({ allowedHosts: ['backend'] });
    expect(await statusFor(`backend:${port}`)).toBe(200);
    await host.open(undefined);
    expect(host.view()).toMatchObject({ running: true, port, opened: undefined });
    expect(await statusFor(`backend:${port}`)).toBe(421);
    expect(await statusFor(`127.0.0.1:${port}`)).toBe(200);
  });

  it('S06 shows the opening that listens, which is the one asked for last', async () => {
    const [narrow, wide] = [{ allowedHosts: ['backend'] }, { allowedHosts: ['backend', 'other'] }];
    for (const [first, second] of [
      [narrow, wide],
      [wide, undefined],
    ]) {
      await Promise.allSettled([host.open(first), host.running(), host.open(second), host.running()]);
      const { opened } = host.view();
      expect(opened?.allowedHosts).toEqual(second?.allowedHosts);
      expect(await statusFor(`other:${port}`)).toBe(second === undefined ? 421 : 200);
    }
  }, 30_000);

  it('S06 is never open by itself when the console starts again, whatever was open before', async () => {
    const opening = { address: '0.0.0.0', allowedHosts: ['backend'] };
    await host.open(opening);
    await host.stop();
    host = newHost();
    await host.running();
    expect(host.view()).toMatchObject({ opened: undefined, lastOpening: opening });
    expect(await reachable()).not.toBe(true);
    expect(await statusFor(`backend:${host.view().port}`)).toBe(421);
  });

  it('S06 is back on loopback where this computer does not have the address', async () => {
    await expect(host.open({ address: '192.0.2.1', allowedHosts: [] })).rejects.toMatchObject({
      code: 'address-unusable',
    });
    expect(host.view()).toMatchObject({ running: true, port, opened: undefined });
    expect(await reachable()).not.toBe(true);
  });
});
