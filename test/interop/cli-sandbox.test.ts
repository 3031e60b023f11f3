import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONAS } from '../../src/sandbox/personas/personas.js';
import { ensureCliBuilt, runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';

const CLI_PATH = resolve(process.env.SGID_CONSOLE_CLI ?? 'out/cli/index.js');
const PERSONA = PERSONAS[0];
let folder: string;

beforeAll(async () => {
  await ensureCliBuilt();
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-sandbox-'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

interface Serving {
  readonly child: ChildProcess;
  /** The one line it said when it listened. */
  readonly line: string;
  /** Ends it as Ctrl+C does; its exit code and all that it wrote to stdout. */
  readonly interrupt: () => Promise<{ readonly code: number | null; readonly stdout: string }>;
}

/** Starts `sandbox` as a process and waits for its line. */
async function serve(args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [CLI_PATH, 'sandbox', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  await Promise.race([once(reader, 'line'), once(child, 'exit')]);
  if (lines[0] === undefined) throw new Error(`It did not listen: ${complaint}`);
  return {
    child,
    line: lines[0],
    interrupt: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      const [code] = await exited;
      return { code, stdout: lines.join('\n') };
    },
  };
}

describe('sandbox', () => {
  it('says in one JSON line where it is, serves until interrupted, and ends with 130', async () => {
    const credentialsFile = join(folder, 'served.json');
    const { line, interrupt } = await serve(['--json', '--port', '0', '--write-credentials', credentialsFile]);
    const said = JSON.parse(line);
    expect(Object.keys(said)).toEqual(['issuer', 'origin', 'clientId', 'credentialsFile']);
    expect(said.issuer).toBe(`${said.origin}/v2`);
    const discovery = await (await fetch(`${said.issuer}/.well-known/openid-configuration`)).json();
    expect(discovery).toMatchObject({ issuer: said.issuer });
    const written = JSON.parse(await readFile(credentialsFile, 'utf8'));
    expect(written).toMatchObject({ id: said.clientId, redirectUrls: ['http://localhost:5001/api/redirect'] });
    if (process.platform !== 'win32') expect((await stat(credentialsFile)).mode & 0o777).toBe(0o600);
    expect(await interrupt()).toEqual({ code: process.platform === 'win32' ? null : 130, stdout: line });
  });

  it('takes a run of the console through, with the faults and the client it was told of', async () => {
    const credentials = join(folder, 'run.json');
    const redirect = `http://localhost:${await freePort()}/callback`;
    const { line, interrupt } = await serve([
      ...['--json', '--port', '0', '--auto-approve', '--persona', 'foreigner', '--variant', 'A'],
      ...['--fault-once', 'redirect.state-wrong', '--redirect-uri', redirect, '--write-credentials', credentials],
    ]);
    const { origin } = JSON.parse(line);
    const run = ['run', '--credentials', credentials, '--environment', origin, '--browser', 'follow', '--json'];
    const [first, second] = [await runCli(run), await runCli(run)];
    await interrupt();
    expect([first.code, second.code]).toEqual([1, 0]);
    expect(JSON.parse(first.stdout).error).toMatchObject({ step: 'redirect' });
    expect(first.stdout + second.stdout).not.toContain(JSON.parse(await readFile(credentials, 'utf8')).secret);
  });
});

// The walk-through is for POSIX shells.
describe.skipIf(process.platform === 'win32')('docs/sandbox-with-curl.md', () => {
  it('works as it stands, with curl against a sandbox as a process', async () => {
    const page = await readFile('docs/sandbox-with-curl.md', 'utf8');
    const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(8);
    const started = page.match(/cli -- sandbox (.*)$/m)?.[1]?.split(' ') ?? [];
    expect(started).toContain('--write-credentials');
    const port = String(await freePort());
    const credentials = join(folder, 'sandbox-client.json');
    const { interrupt } = await serve(
      started.map((word) => (word === '5443' ? port : word === 'sandbox-client.json' ? credentials : word)),
    );
    const script = `set -eu\n${blocks.join('\n').replace(':5443', `:${port}`)}`;
    const { stdout } = await promisify(execFile)('sh', ['-c', script], {
      cwd: folder,
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` },
    });
    await interrupt();
    expect(stdout).toContain(`http://127.0.0.1:${port}/v2`);
    expect(stdout).toContain('Migrate to v2');
    const userInfo = join(folder, 'userinfo.json');
    expect(existsSync(userInfo)).toBe(true);
    const decrypted = await runCli([
      'decrypt',
      '--credentials',
      credentials,
      '--userinfo',
      userInfo,
      '--reveal',
      '--json',
    ]);
    expect(JSON.parse(decrypted.stdout).fields['myinfo.name'].value).toBe(PERSONA?.values(Date.now())['myinfo.name']);
  });
});
