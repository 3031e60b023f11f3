import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNetworkSettings } from '../../src/engine/http/network/network-settings.js';
import { createMemorySecretStore } from '../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../src/engine/storage/open-conf.js';
import { openSettings } from '../../src/engine/storage/settings-store.js';
import { createDemoClient } from '../../src/sandbox/clients/demo-client.js';
import { ensureCliBuilt, runCli } from '../support/cli.js';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.js';
import { freePort } from '../support/free-port.js';
import { startTlsProvider, type TlsProvider } from '../support/tls-provider.js';

const PASSWORD = 'canary-of-the-proxy';
const NO_VARIABLES = { HTTPS_PROXY: '', https_proxy: '', ALL_PROXY: '', all_proxy: '', NO_PROXY: '', no_proxy: '' };

let folder: string;
let credentials: string;
let redirectUri: string;
let ca: string;
let provider: TlsProvider;
let proxy: ConnectProxy;

beforeAll(async () => {
  await ensureCliBuilt();
  folder = await mkdtemp(join(tmpdir(), 'sgid-cli-network-'));
  credentials = join(folder, 'client.json');
  redirectUri = `http://localhost:${await freePort()}/api/redirect`;
  await writeFile(credentials, JSON.stringify(await createDemoClient({ redirectUrls: [redirectUri] })));
  provider = await startTlsProvider();
  ca = join(folder, 'ca.pem');
  await writeFile(ca, provider.authority.cert);
}, 120_000);
afterAll(async () => {
  await provider.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  proxy = await startConnectProxy({ credentials: `ann:${PASSWORD}` });
});
afterEach(() => proxy.stop());

/** Runs the flow for `openid`, and approves the authorization request as soon as it is printed. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  let approved = false;
  const all = ['run', '--credentials', credentials, '--environment', provider.origin, '--scopes', 'openid'];
  return runCli([...all, '--browser', 'print', '--json', ...args], {
    env: { ...NO_VARIABLES, ...env },
    onText: (text) => {
      const url = /https:\/\/sgid\.invalid:\d+\/v2\/oauth\/authorize\S+(?=\s)/.exec(text)?.[0];
      if (approved || url === undefined) return;
      approved = true;
      void fetch(provider.approve(url));
    },
  });
}

describe('run over a network', () => {
  it('--proxy and --ca: every request of the flow goes through the proxy, the token request too', async () => {
    const file = join(folder, 'password.txt');
    await writeFile(file, `${PASSWORD}\n`);
    const network = ['--proxy', `http://ann@127.0.0.1:${proxy.port}`, '--proxy-password-file', file, '--ca', ca];
    const { code, stdout, stderr } = await run(network);
    const document = JSON.parse(stdout);
    expect([code, document.error]).toEqual([0, undefined]);
    expect(provider.asked.map((line) => line.replace('/v2', ''))).toEqual([
      'GET /.well-known/openid-configuration',
      'POST /oauth/token',
      'GET /.well-known/jwks.json',
      'GET /oauth/userinfo',
    ]);
    expect(proxy.tunnels.map(({ authority }) => authority)).toEqual(Array(4).fill(new URL(provider.origin).host));
    expect(stdout + stderr).not.toContain(PASSWORD);
  });

  it('HTTPS_PROXY does the same, and its password is nowhere', async () => {
    const { code, stdout, stderr } = await run(['--ca', ca], {
      HTTPS_PROXY: `http://ann:${PASSWORD}@127.0.0.1:${proxy.port}`,
    });
    expect(code).toBe(0);
    expect(proxy.tunnels).toHaveLength(4);
    expect(stdout + stderr).not.toContain(PASSWORD);
  });

  it('stops at discovery where the proxy wants a password', async () => {
    const { code, stdout } = await run(['--ca', ca], { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
    expect([code, JSON.parse(stdout).error.code]).toEqual([1, 'proxy-authentication']);
    expect(provider.asked.filter((line) => line.startsWith('POST'))).toHaveLength(2);
  });

  it('as the app was set: its proxy and its CA, with no option at all', async () => {
    const open = await startConnectProxy();
    const data = await mkdtemp(join(folder, 'data-'));
    const network = createNetworkSettings({
      settings: openSettings(data, openConf),
      secrets: createMemorySecretStore('test'),
      systemRoutesTo: async () => [{ kind: 'direct' }],
    });
    const own = { address: `http://127.0.0.1:${open.port}`, user: '' };
    await network.save({ proxy: 'own', own, connectTimeoutMs: 10_000, timeoutMs: 15_000 });
    await network.addCertificates(ca);
    const { code, stderr } = await run([], { SGID_CONSOLE_DATA_DIR: data });
    expect([code, open.tunnels.length]).toEqual([0, 4]);
    expect(stderr).toContain(`As the app is set: the proxy http://127.0.0.1:${open.port}, 1 more CA certificate.`);
    // An option takes the place of what the app says: without the proxy the name leads nowhere.
    const direct = await run(['--proxy', 'none'], { SGID_CONSOLE_DATA_DIR: data });
    expect([direct.code, JSON.parse(direct.stdout).error.code, open.tunnels.length]).toEqual([1, 'transport-dns', 4]);
    await open.stop();
  });
});
