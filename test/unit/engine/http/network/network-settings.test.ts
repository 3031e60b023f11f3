import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../../src/core/errors.js';
import { createHttpTransport } from '../../../../../src/engine/http/http-transport.js';
import { createNetworkSettings } from '../../../../../src/engine/http/network/network-settings.js';
import { systemRoutes } from '../../../../../src/engine/http/network/system-proxy.js';
import { testNetwork } from '../../../../../src/engine/http/network/test-network.js';
import { createMemorySecretStore } from '../../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../../src/engine/storage/open-conf.js';
import type { SecretStore } from '../../../../../src/engine/storage/secret-store.js';
import { openSettings } from '../../../../../src/engine/storage/settings-store.js';
import type { NetworkChange } from '../../../../../src/shared/views/network.js';
import { startConnectProxy } from '../../../../support/connect-proxy.js';
import { rsaKeyPair } from '../../../../support/keys.js';
import { startTlsProvider, type TlsProvider } from '../../../../support/tls-provider.js';

const PASSWORD = 'canary-of-the-proxy';
const TIMEOUTS = { connectTimeoutMs: 2_000, timeoutMs: 4_000 };
const own = (address: string, more: Partial<NonNullable<NetworkChange['own']>> = {}): NetworkChange => ({
  proxy: 'own',
  own: { address, user: '', ...more },
  ...TIMEOUTS,
});
const PUBLIC = 'https://api.id.gov.sg/';

let folder: string;
let secrets: SecretStore;
let system: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-network-'));
  secrets = createMemorySecretStore('test');
  system = 'DIRECT';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  createNetworkSettings({
    settings: openSettings(folder, openConf),
    secrets,
    systemRoutesTo: async () => systemRoutes(system),
  });

describe('network settings', () => {
  it('follow the system until told otherwise, and say so at the next start too', async () => {
    const network = open();
    system = 'PROXY 10.0.0.1:8080';
    expect(await network.view()).toEqual({
      proxy: 'system',
      certificates: [],
      connectTimeoutMs: 10_000,
      timeoutMs: 15_000,
    });
    expect(await network.network().routesTo(PUBLIC)).toMatchObject([{ kind: 'proxy', proxy: { host: '10.0.0.1' } }]);
    await network.save({ proxy: 'none', ...TIMEOUTS });
    expect(await network.network().routesTo(PUBLIC)).toEqual([{ kind: 'direct' }]);
    expect(await open().view()).toMatchObject({ proxy: 'none', ...TIMEOUTS });
    expect(open().network()).toMatchObject(TIMEOUTS);
  });

  it('keep a password in the secret store alone, for one proxy and user', async () => {
    const network = open();
    const saved = await network.save(own('http://proxy.example:3128', { user: 'ann', password: PASSWORD }));
    expect(saved.own).toEqual({ address: 'http://proxy.example:3128', user: 'ann', password: 'saved' });
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain(PASSWORD);
    const [route] = await network.network().routesTo(PUBLIC);
    expect(route).toMatchObject({ proxy: { credentials: { user: 'ann', password: PASSWORD } } });

    expect((await network.save(own('http://proxy.example:3128', { user: 'ann' }))).own?.password).toBe('saved');
    for (const other of [
      own('http://evil.example:3128', { user: 'ann' }),
      own('http://proxy.example:3128', { user: 'bob' }),
    ]) {
      expect((await network.save(other)).own?.password).toBe('missing');
      await expect(network.network().routesTo(PUBLIC)).rejects.toMatchObject({ code: 'proxy-password-missing' });
    }
    await network.save(own('http://proxy.example:3128'));
    expect(await secrets.get('proxy-password')).toBeUndefined();
  });

  it('give a saved password to no proxy that the file names instead', async () => {
    await open().save(own('http://proxy.example:3128', { user: 'ann', password: PASSWORD }));
    const file = join(folder, 'settings.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('proxy.example', 'evil.example'));
    await expect(open().network().routesTo(PUBLIC)).rejects.toMatchObject({ code: 'proxy-password-missing' });
  });

  it('take user and password out of an address', async () => {
    const view = await open().save(own(`http://ann:${PASSWORD}@proxy.example:3128`));
    expect(view.own).toEqual({ address: 'http://proxy.example:3128', user: 'ann', password: 'saved' });
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain(PASSWORD);
  });

  it('refuse what is no proxy, and change nothing then', async () => {
    const network = open();
    await expect(network.save(own('socks5://h:1'))).rejects.toMatchObject({ code: 'proxy-address' });
    await expect(network.save({ proxy: 'own', ...TIMEOUTS })).rejects.toMatchObject({ code: 'proxy-own-missing' });
    secrets = {
      ...secrets,
      set: () => Promise.reject(new ConsoleError('storage', 'keychain-locked', 'Locked.')),
      get: () => Promise.reject(new ConsoleError('storage', 'keychain-locked', 'Locked.')),
    };
    const locked = open();
    const change = own('http://proxy.example:1', { user: 'ann', password: PASSWORD });
    await expect(locked.save(change)).rejects.toMatchObject({ code: 'keychain-locked' });
    expect((await locked.view()).proxy).toBe('system');
  });
});

describe('a provider behind a proxy, with a CA of its own', () => {
  let provider: TlsProvider;
  beforeEach(async () => {
    provider = await startTlsProvider();
  });
  afterEach(() => provider.stop());

  it('is refused until its CA is added from a file, and again once that is removed', async () => {
    const proxy = await startConnectProxy({ credentials: `ann:${PASSWORD}` });
    const network = open();
    const http = createHttpTransport({ version: 'test', network: network.network });
    const test = () => testNetwork(http, provider.origin);
    const file = join(folder, 'our-ca.pem');
    writeFileSync(file, provider.authority.cert);

    expect((await test()).error?.code).toBe('transport-dns');
    await network.save(own(`http://127.0.0.1:${proxy.port}`, { user: 'ann', password: 'wrong' }));
    expect((await test()).error?.code).toBe('proxy-authentication');
    await network.save(own(`http://127.0.0.1:${proxy.port}`, { user: 'ann', password: PASSWORD }));
    expect(await test()).toMatchObject({
      error: { code: 'transport-tls-unknown-ca' },
      connection: { proxy: `127.0.0.1:${proxy.port}` },
    });
    expect(provider.asked).toEqual([]);

    const { certificates } = await network.addCertificates(file);
    expect(certificates).toMatchObject([{ subject: 'CA of sgid.invalid', fileName: 'our-ca.pem' }]);
    expect((await network.addCertificates(file)).certificates).toHaveLength(1);
    const passed = await test();
    expect(passed.answer).toMatchObject({ status: 200, contentType: 'application/json', discovery: 'matches' });
    expect(passed.timing).toMatchObject({
      tunnelMs: expect.any(Number),
      tlsMs: expect.any(Number),
      bodyMs: expect.any(Number),
    });
    expect(JSON.stringify(passed)).not.toContain(PASSWORD);

    await network.removeCertificate(certificates[0]?.fingerprint ?? '');
    expect((await test()).error?.code).toBe('transport-tls-unknown-ca');
    await proxy.stop();
  });

  it('is not trusted by a key, and what was there stays', async () => {
    const network = open();
    const file = join(folder, 'key.pem');
    writeFileSync(file, rsaKeyPair().pkcs8);
    await expect(network.addCertificates(file)).rejects.toMatchObject({ code: 'ca-is-key' });
    expect((await network.view()).certificates).toEqual([]);
  });

  it('is found by the proxy that the system names', async () => {
    const proxy = await startConnectProxy();
    system = `PROXY 127.0.0.1:${proxy.port}`;
    const network = open();
    const file = join(folder, 'our-ca.pem');
    writeFileSync(file, provider.authority.cert);
    await network.addCertificates(file);
    const http = createHttpTransport({ version: 'test', network: network.network });
    expect((await testNetwork(http, provider.origin)).answer?.discovery).toBe('matches');
    expect(proxy.tunnels).toHaveLength(1);
    await proxy.stop();
  });
});
