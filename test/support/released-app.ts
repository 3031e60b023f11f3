import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that runs as its users run it: nothing drives it, it is only looked at from outside. */
export interface SpawnedApp {
  readonly child: ChildProcess;
  readonly userDataDir: string;
  /** What it wrote to stdout and stderr so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

const START_MS = 20_000;
const POLL_MS = 50;

/** Starts the package and waits until it says in its log that it runs as the app. */
export async function spawnApp(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<SpawnedApp> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'sgid-spawned-'));
  const unsandboxed = process.env.SGID_CONSOLE_CHROMIUM_SANDBOX === '1' ? [] : ['--no-sandbox'];
  const child = spawn(program, [...unsandboxed, '--disable-gpu', ...args], {
    env: { ...process.env, SGID_CONSOLE_DATA_DIR: userDataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill();
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(timer);
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const log = await readFile(join(userDataDir, 'logs', 'main.log'), 'utf8').catch(() => '');
    if (log.includes('sgID Console ')) return { child, userDataDir, output: () => text, stop };
    if (child.exitCode !== null) break;
  }
  await stop();
  throw new Error(`The program did not start as the app within ${START_MS / 1000} s: ${text}`);
}
