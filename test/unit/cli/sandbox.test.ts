import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMain } from '../../../src/cli/main.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-sandbox-command-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `sandbox` in this process; `onLine` sees each line of stdout and may interrupt it. */
async function sandbox(args: readonly string[], onLine: (line: string, interrupt: () => void) => void = () => {}) {
  const interrupt = new AbortController();
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const code = await runMain({
    argv: ['sandbox', '--port', '0', ...args],
    version: '0.0.0',
    stdout: {
      write: (text) => {
        stdout.push(text);
        onLine(text, () => interrupt.abort());
      },
    },
    stderr: { write: (text) => stderr.push(text) },
    stdin: process.stdin,
    signal: interrupt.signal,
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

const stop = (_line: string, interrupt: () => void) => interrupt();

// Each of them makes a key pair, which takes its time where the machine has other work.
describe('the command sandbox', { timeout: 20_000 }, () => {
  it.each([
    ['a port that is none', ['--port', 'x'], 'usage-value'],
    ['a persona that is not there', ['--persona', 'nobody'], 'unknown-persona'],
    ['a fault that is not there', ['--fault-once', 'nothing'], 'unknown-fault'],
    ['a fault for a client that is not there', ['--fault', 'timing.slow@NOBODY'], 'unknown-client'],
    ['a variant that is not there', ['--variant', 'E'], 'usage-value'],
    ['a redirect URI with a fragment', ['--redirect-uri', 'http://localhost/#x'], 'usage-value'],
    [
      'six redirect URIs',
      [1, 2, 3, 4, 5, 6].map((port) => `--redirect-uri=http://localhost:${port}/`),
      'too-many-redirect-uris',
    ],
    ['an address that is none', ['--listen-on', 'everywhere'], 'address-unusable'],
    ['a host that is none', ['--allow-host', 'a/b'], 'host-unusable'],
    ['an origin with a path', ['--origin', 'http://sgid.test/v2'], 'origin-unusable'],
  ])('refuses %s with exit code 2', async (_what, args, error) => {
    const { code, stdout } = await sandbox(['--json', ...args], stop);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: error } });
    expect(code).toBe(2);
  });

  it('names who has a port that is taken, and leaves the credentials of the sandbox that runs there as they are', async () => {
    const own = join(folder, 'running.json');
    await writeFile(own, '{"id":"SANDBOX-12345678","secret":"kept"}');
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, stdout } = await sandbox(['--json', '--port', String(port), '--write-credentials', own], stop);
    other.close();
    expect(code).toBe(2);
    const { message } = JSON.parse(stdout).error;
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'port-in-use' } });
    if (process.platform === 'linux') expect(message).toContain(`(pid ${process.pid}) listens on it`);
    else expect(message).toContain(`Port ${port} is taken`);
    expect(await readFile(own, 'utf8')).toContain('"secret":"kept"');
  });

  it('writes no credentials over a file that is not its own, and over its own it does', async () => {
    const [portal, own] = [join(folder, 'portal.json'), join(folder, 'own.json')];
    await writeFile(portal, '{"id":"REAL-CLIENT","secret":"kept"}');
    const refused = await sandbox(['--json', '--write-credentials', portal], stop);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'usage-file-exists' } });
    expect(await readFile(portal, 'utf8')).toContain('kept');
    for (let count = 0; count < 2; count += 1) {
      const { stdout } = await sandbox(['--json', '--write-credentials', own], stop);
      expect(JSON.parse(await readFile(own, 'utf8')).id).toBe(JSON.parse(stdout).clientId);
    }
  });

  it('serves a client of a file, under another name where that was opened, and warns', async () => {
    const file = join(folder, 'client.json');
    await sandbox(['--write-credentials', file], stop);
    const { id } = JSON.parse(await readFile(file, 'utf8'));
    const { code, stdout, stderr } = await sandbox(
      ['--credentials', file, '--origin', 'http://sgid.test:7000', '--allow-host', 'backend'],
      stop,
    );
    expect(code).toBe(130);
    expect(stdout).toBe(`Sandbox at http://sgid.test:7000, issuer http://sgid.test:7000/v2, client ${id}\n`);
    expect(stderr).toContain('Other names than its own are answered');
  });

  it('says that nobody has the secret of a client whose credentials are not written', async () => {
    expect((await sandbox([], stop)).stderr).toContain('Nobody has this client’s secret');
  });
});
