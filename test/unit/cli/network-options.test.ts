import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNetwork } from '../../../src/cli/commands/network-options.js';
import { readRunOptions } from '../../../src/cli/commands/run-options.js';
import { noteSavedNetwork } from '../../../src/cli/commands/saved-network.js';
import type { Terminal } from '../../../src/cli/output/terminal.js';
import { createNetworkSettings } from '../../../src/engine/http/network/network-settings.js';
import { createMemorySecretStore } from '../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../src/engine/storage/settings-store.js';
import { certificateAuthority } from '../../support/certificates.js';
import { rsaKeyPair } from '../../support/keys.js';
import { thrownCode } from '../../support/thrown-code.js';

const PASSWORD = 'canary-of-the-proxy';
const PUBLIC = 'https://api.id.gov.sg/';
let folder: string;
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const options = (...args: readonly string[]) => readRunOptions(['--sandbox', ...args]).network;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-cli-options-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('options of the network', () => {
  it('name a proxy, its user and the file with the password', async () => {
    const password = file('password.txt', `\u{FEFF}${PASSWORD}\r\n`);
    const network = await openNetwork(
      options('--proxy', 'http://ann@proxy.example:3128', '--proxy-password-file', password),
      undefined,
    );
    expect(await network.routesTo(PUBLIC)).toEqual([
      {
        kind: 'proxy',
        proxy: { secure: false, host: 'proxy.example', port: 3128, credentials: { user: 'ann', password: PASSWORD } },
      },
    ]);
    expect(await (await openNetwork(options('--proxy', 'none'), undefined)).routesTo(PUBLIC)).toEqual([
      { kind: 'direct' },
    ]);
  });

  it('add CAs and set the times', async () => {
    const ca = file('ca.pem', certificateAuthority().cert);
    const network = await openNetwork(
      options('--ca', ca, '--connect-timeout', '2.5', '--http-timeout', '30'),
      undefined,
    );
    expect(network).toMatchObject({ connectTimeoutMs: 2500, timeoutMs: 30_000 });
    expect(network.trust).toBeDefined();
    expect((await openNetwork(options(), undefined)).trust).toBeUndefined();
    const key = options('--ca', file('key.pem', rsaKeyPair().pkcs8));
    await expect(openNetwork(key, undefined)).rejects.toMatchObject({ code: 'ca-is-key' });
    await expect(openNetwork(options('--ca', join(folder, 'none')), undefined)).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });

  it.each([
    ['a password as an argument', ['--proxy', `http://ann:${PASSWORD}@h:1`], 'usage-proxy-password'],
    ['a password file without a user', ['--proxy', 'http://h:1', '--proxy-password-file', 'x'], 'usage-proxy-password'],
    ['a password file without a proxy', ['--proxy-password-file', 'x'], 'usage-proxy-password'],
    ['a SOCKS proxy', ['--proxy', 'socks5://h:1'], 'proxy-address'],
    ['no time at all', ['--http-timeout', '0'], 'usage-value'],
    ['a time that is no number', ['--connect-timeout', 'soon'], 'usage-value'],
    ['too long a time', ['--connect-timeout', '601'], 'usage-value'],
  ])('refuse %s', (_what, args, code) => {
    expect(thrownCode(() => options(...args))).toBe(code);
  });

  it('refuse an empty password', async () => {
    const empty = options('--proxy', 'http://ann@h:1', '--proxy-password-file', file('empty.txt', '\n'));
    await expect(openNetwork(empty, undefined)).rejects.toMatchObject({ code: 'usage-proxy-password' });
  });
});

describe('a network that the app was set to', () => {
  const own = { kind: 'proxy', proxy: { secure: false, host: 'own.example', port: 3128, credentials: undefined } };
  /** The app's settings: a proxy of its own or none, one CA more, and its times. */
  async function saved(proxy: 'own' | 'none' | 'system') {
    const data = mkdtempSync(join(folder, 'data-'));
    const network = createNetworkSettings({
      settings: openSettings(data, openConf),
      secrets: createMemorySecretStore('test'),
      systemRoutesTo: async () => [{ kind: 'unsupported', name: 'of the system' }],
    });
    await network.save({
      proxy,
      own: { address: 'http://own.example:3128', user: '' },
      connectTimeoutMs: 4_000,
      timeoutMs: 6_000,
    });
    await network.addCertificates(file('saved-ca.pem', certificateAuthority('saved').cert));
    return network;
  }

  it('counts where the options say nothing', async () => {
    const network = await openNetwork(options(), await saved('own'));
    expect(await network.routesTo(PUBLIC)).toEqual([own]);
    expect(network).toMatchObject({ connectTimeoutMs: 4_000, timeoutMs: 6_000 });
    expect(network.trust).toBeDefined();
    expect(await (await openNetwork(options(), await saved('none'))).routesTo(PUBLIC)).toEqual([{ kind: 'direct' }]);
    const system = await openNetwork(options(), await saved('system'));
    expect(await system.routesTo(PUBLIC)).toMatchObject([{ name: 'of the system' }]);
  });

  it('gives way to what the options say, one by one', async () => {
    const network = await openNetwork(options('--proxy', 'none', '--http-timeout', '9'), await saved('own'));
    expect(await network.routesTo(PUBLIC)).toEqual([{ kind: 'direct' }]);
    expect(network).toMatchObject({ connectTimeoutMs: 4_000, timeoutMs: 9_000 });
    expect(network.trust).toBeDefined();
  });

  it('is said on stderr, but for what an option took the place of', async () => {
    const said: string[] = [];
    const notes = { plain: (text: string) => text, line: (text = '') => said.push(text) } as unknown as Terminal;
    await noteSavedNetwork(await saved('own'), false, notes);
    await noteSavedNetwork(await saved('own'), true, notes);
    await noteSavedNetwork(await saved('none'), false, notes);
    expect(said).toEqual([
      'As the app is set: the proxy http://own.example:3128, 1 more CA certificate.',
      'As the app is set: 1 more CA certificate.',
      'As the app is set: no proxy, 1 more CA certificate.',
    ]);
  });
});
