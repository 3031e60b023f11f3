import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STEP_IDS } from '../../src/core/flow/step-ids.js';
import { PERSONAS } from '../../src/sandbox/personas/personas.js';
import { ensureCliBuilt, runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';
import { type SandboxRunBench, startSandboxRunBench } from '../support/sandbox-run.js';

let folder: string;
let bench: SandboxRunBench;
let credentialsFile: string;

beforeAll(async () => {
  await ensureCliBuilt();
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-cli-'));
  bench = await startSandboxRunBench();
  credentialsFile = join(folder, 'credentials.json');
  await writeFile(credentialsFile, JSON.stringify(bench.credentials));
}, 120_000);
afterAll(async () => {
  await bench.stop();
  await rm(folder, { recursive: true });
});

const persona = PERSONAS[0];
const name = persona?.values(Date.now())['myinfo.name'] ?? '';

describe('run', () => {
  it('--sandbox --json prints one document with every step, its checks and masked data', async () => {
    const { code, stdout, stderr } = await runCli(['run', '--sandbox', '--json']);
    const document = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(Object.keys(document)).toEqual(['ok', 'sub', 'issuer', 'steps', 'data']);
    expect(document.ok).toBe(true);
    expect(document.issuer).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2$/);
    expect(document.steps.map((step: { id: string }) => step.id)).toEqual([...STEP_IDS]);
    for (const step of document.steps) {
      expect(['passed', 'warned']).toContain(step.status);
      expect(step.durationMs).toBeGreaterThanOrEqual(0);
      expect(step.checks.length).toBeGreaterThan(0);
    }
    expect(document.data).toEqual({ 'myinfo.name': '••••••••' });
    expect(stdout).not.toContain(name);
  });

  it('--reveal gives the values as received, and never the private key', async () => {
    const { stdout } = await runCli(['run', '--sandbox', '--json', '--reveal', '--persona', persona?.id ?? '']);
    expect(JSON.parse(stdout).data).toEqual({ 'myinfo.name': name });
    expect(stdout).not.toContain('PRIVATE KEY');
  });

  it('writes text for people, without colours where stdout is no terminal', async () => {
    const { code, stdout } = await runCli(['run', '--sandbox']);
    expect(code).toBe(0);
    expect(stdout).toContain('✓  7 ID token');
    expect(stdout).toContain('The flow works.');
    expect(stdout).not.toContain('\u001b');
  });

  it('--credentials runs against a provider that is given, and no secret is on stdout or stderr', async () => {
    const args = [
      'run',
      '--credentials',
      credentialsFile,
      '--environment',
      bench.sandbox.origin,
      '--browser',
      'follow',
    ];
    for (const extra of [[], ['--json'], ['--token-request', 'json'], ['--client-auth', 'basic', '--json']]) {
      const { code, stdout, stderr } = await runCli([...args, ...extra]);
      expect([code, stderr.includes('✕')]).toEqual([0, false]);
      const output = stdout + stderr;
      for (const secret of [bench.credentials.secret, name, ...bench.credentials.privateKey.split('\n').slice(1, -2)]) {
        expect(output).not.toContain(secret);
        expect(output).not.toContain(Buffer.from(secret).toString('base64').slice(4, -4));
      }
    }
  });

  it('reads an .env file as well', async () => {
    const env = join(folder, '.env');
    const key = bench.credentials.privateKey.replaceAll('\n', '\\n');
    await writeFile(
      env,
      `SGID_CLIENT_ID=${bench.credentials.id}\nSGID_CLIENT_SECRET=${bench.credentials.secret}\nSGID_PRIVATE_KEY="${key}"\nSGID_REDIRECT_URI=${bench.redirectUri}\n`,
    );
    const { code } = await runCli([
      'run',
      '--credentials',
      env,
      '--environment',
      bench.sandbox.origin,
      '--browser',
      'follow',
      '--json',
    ]);
    expect(code).toBe(0);
  });

  it('exits with 1 where a step fails, says which, and marks the steps not reached', async () => {
    const { code, stdout } = await runCli(['run', '--sandbox', '--fault', 'id-token.nonce-wrong', '--json']);
    const document = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(document.ok).toBe(false);
    const step = (id: string) => document.steps.find((one: { id: string }) => one.id === id);
    expect(step('id-token').checks.find((check: { id: string }) => check.id === 'nonce').status).toBe('failed');
    expect(step('userinfo')).toMatchObject({ status: 'skipped', checks: [] });
    expect(document.error.step).toBe('id-token');
  });

  it('exits with 1 where one field fails, and still gives the others', async () => {
    const { code, stdout } = await runCli([
      'run',
      '--sandbox',
      '--json',
      '--fault',
      'userinfo.field-altered',
      '--scopes',
      'openid myinfo.name myinfo.sex myinfo.race',
    ]);
    const document = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(document.ok).toBe(false);
    expect(document.steps.at(-1).status).not.toBe('skipped');
    expect(Object.keys(document.data)).toHaveLength(2);
  });

  it('--browser print waits for the redirect that the user brings', async () => {
    const port = await freePort();
    let opened = false;
    const { code, stdout, stderr } = await runCli(
      ['run', '--sandbox', '--json', '--browser', 'print', '--redirect-uri', `http://localhost:${port}/cb`],
      {
        onText: (text) => {
          const url = /http:\/\/127\.0\.0\.1:\d+\/v2\/oauth\/authorize\S+/.exec(text)?.[0];
          if (url === undefined || opened) return;
          opened = true;
          void fetch(url);
        },
      },
    );
    expect(stderr).toContain('Open this URL:');
    expect(JSON.parse(stdout).ok).toBe(true);
    expect(code).toBe(0);
  });

  describe.each(['system', 'print'])('R15 --browser %s with a port that is taken', (browser) => {
    const attempt = async (...more: string[]) => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const mark = join(folder, `opened-${browser}-${more.length}`);
      const opener = join(folder, 'browser.sh');
      await writeFile(opener, `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o700 });
      const redirectUri = `http://localhost:${port}/cb`;
      const args = ['run', '--sandbox', '--browser', browser, '--redirect-uri', redirectUri, '--timeout', '1', ...more];
      try {
        const result = await runCli(args, { env: { BROWSER: opener } });
        return { ...result, port, opened: existsSync(mark) };
      } finally {
        server.close();
      }
    };

    it('names the port and the process, says what to do, opens no browser, and is 1', async () => {
      const { code, stderr, port, opened } = await attempt();
      expect([code, opened]).toEqual([1, false]);
      expect(stderr).toContain(`Expected port ${port} to be free; `);
      if (process.platform === 'linux') expect(stderr).toContain(`(pid ${process.pid})`);
      expect(stderr).toContain('→ Stop it');
      expect(stderr).toContain('free the port and run again');
      expect(stderr).toMatch(/http:\/\/127\.0\.0\.1:\d+\/v2\/oauth\/authorize/);
    });

    it('--json: the same on stderr, and one document that names the step', async () => {
      const { code, stdout, stderr, port } = await attempt('--json');
      const document = JSON.parse(stdout);
      expect(code).toBe(1);
      expect(document.error).toMatchObject({ code: 'redirect-timeout', step: 'redirect' });
      const preflight = document.steps[0].checks.find((check: { id: string }) => check.id === 'redirect-uri-port');
      expect(preflight).toMatchObject({ status: 'warned', actual: expect.stringContaining(`port ${port}`) });
      expect(stderr).toContain(`Expected port ${port} to be free; `);
    });
  });

  it('--browser system opens what BROWSER names where the port is free', async () => {
    const opener = join(folder, 'follow.mjs');
    await writeFile(opener, `#!${process.execPath}\nawait fetch(process.argv[2]);\n`, { mode: 0o700 });
    const { code, stderr } = await runCli(['run', '--sandbox', '--json', '--browser', 'system', '--timeout', '20'], {
      env: { BROWSER: opener },
    });
    expect(stderr).toContain('Opening the browser.');
    expect(code).toBe(0);
  });

  it('--timeout ends a wait that nobody answers, with exit code 1', async () => {
    const { code, stdout } = await runCli(['run', '--sandbox', '--json', '--browser', 'print', '--timeout', '0.3']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'redirect-timeout', step: 'redirect' });
  });

  it('an interrupt ends it with 130', async () => {
    let sent = false;
    const { code, stdout } = await runCli(['run', '--sandbox', '--json', '--browser', 'print'], {
      onText: (text, signal) => {
        if (sent || !text.includes('Open this URL')) return;
        sent = true;
        signal('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'interrupted' } });
  });

  it('--export writes the sample payload, masked by default, for this user alone', async () => {
    const path = join(folder, 'sample.json');
    await runCli(['run', '--sandbox', '--export', path, '--format', 'json']);
    const masked = JSON.parse(await readFile(path, 'utf8'));
    expect(masked.data).toEqual({ 'myinfo.name': 'MASKED' });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
    await runCli(['run', '--sandbox', '--export', path, '--reveal', '--persona', persona?.id ?? '']);
    expect(JSON.parse(await readFile(path, 'utf8')).data).toEqual({ 'myinfo.name': name });
  });

  it('--format ndjson adds a line for each run, and to no other file', async () => {
    const path = join(folder, 'runs.ndjson');
    const add = () => runCli(['run', '--sandbox', '--json', '--export', path, '--format', 'ndjson']);
    await add();
    await add();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).data)).toEqual(Array(2).fill({ 'myinfo.name': 'MASKED' }));
    await writeFile(path, 'notes');
    const { code, stdout } = await add();
    expect([code, JSON.parse(stdout).error.code]).toEqual([2, 'export-not-ndjson']);
    expect(await readFile(path, 'utf8')).toBe('notes');
  });

  it('warns that the default redirect URI must be registered where none is known', async () => {
    const file = join(folder, 'bare.json');
    const { id, secret, privateKey } = bench.credentials;
    await writeFile(file, JSON.stringify({ id, secret, privateKey }));
    const { stderr } = await runCli([
      'run',
      '--credentials',
      file,
      '--environment',
      'http://127.0.0.1:1',
      '--browser',
      'print',
    ]);
    expect(stderr).toContain('http://localhost:5001/api/redirect must be registered');
  });

  it.each([
    ['no client', [], 'usage-client'],
    ['two clients', ['--sandbox', '--credentials', 'x'], 'usage-client'],
    ['an unknown option', ['--sandbox', '--insecure'], 'usage-option'],
    ['an unknown format', ['--sandbox', '--export', 'x', '--format', 'xml'], 'usage-value'],
    ['values as received without --reveal', ['--sandbox', '--export', 'x', '--privacy', 'received'], 'usage-privacy'],
    ['a persona without the sandbox', ['--credentials', 'x', '--persona', 'y'], 'usage-sandbox-only'],
    ['an unknown persona', ['--sandbox', '--persona', 'nobody'], 'unknown-persona'],
    ['an unknown fault', ['--sandbox', '--fault', 'nothing'], 'unknown-fault'],
    ['a timeout of nothing', ['--sandbox', '--timeout', '0'], 'usage-value'],
    ['a file that is not there', ['--credentials', '/nowhere/credentials.json'], 'file-not-found'],
  ])('exits with 2 for %s', async (_name, args, expected) => {
    const { code, stdout } = await runCli(['run', '--json', ...args]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: expected } });
  });

  it('exits with 2 for a provider over plain http', async () => {
    const { code, stdout } = await runCli([
      'run',
      '--json',
      '--credentials',
      credentialsFile,
      '--environment',
      'http://sgid.example',
    ]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error.code).toBe('environment-not-https');
  });

  it.runIf(process.platform === 'linux')('exits with 3 for a saved client where there is no keychain', async () => {
    const env = {
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      XDG_RUNTIME_DIR: folder,
      DISPLAY: '',
      SGID_CONSOLE_DATA_DIR: join(folder, 'data'),
    };
    const { code, stdout } = await runCli(['run', '--json', '--client', 'mine'], { env });
    expect(JSON.parse(stdout).error.code).toBe('keychain-unavailable');
    expect(code).toBe(3);
  });
});
