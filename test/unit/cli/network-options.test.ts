import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNetwork } from '../../../src/cli/commands/network-options.js';
import { readRunOptions } from '../../../src/cli/commands/run-options.js';
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
    );
    expect(await network.routesTo(PUBLIC)).toEqual([
      {
        kind: 'proxy',
        proxy: { secure: false, host: 'proxy.example', port: 3128, credentials: { user: 'ann', password: PASSWORD } },
      },
    ]);
    expect(await (await openNetwork(options('--proxy', 'none'))).routesTo(PUBLIC)).toEqual([{ kind: 'direct' }]);
  });

  it('add CAs and set the times', async () => {
    const ca = file('ca.pem', certificateAuthority().cert);
    const network = await openNetwork(options('--ca', ca, '--connect-timeout', '2.5', '--http-timeout', '30'));
    expect(network).toMatchObject({ connectTimeoutMs: 2500, timeoutMs: 30_000 });
    expect(network.trust).toBeDefined();
    expect((await openNetwork(options())).trust).toBeUndefined();
    const key = options('--ca', file('key.pem', rsaKeyPair().pkcs8));
    await expect(openNetwork(key)).rejects.toMatchObject({ code: 'ca-is-key' });
    await expect(openNetwork(options('--ca', join(folder, 'none')))).rejects.toMatchObject({ code: 'file-not-found' });
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
    await expect(openNetwork(empty)).rejects.toMatchObject({ code: 'usage-proxy-password' });
  });
});
