import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** What a finished command left behind. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line; `SGID_CONSOLE_CLI` names another. */
const CLI_PATH = resolve(process.env.SGID_CONSOLE_CLI ?? 'out/cli/index.js');

/** Whoever runs the tests may have set the app up: nothing of that counts. */
const NO_DATA = resolve('out/no-data');

/** Builds the command line where it is missing. */
export async function ensureCliBuilt(): Promise<void> {
  if (existsSync(CLI_PATH)) return;
  const vite = resolve('node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', 'vite.cli.config.ts']);
}

/** Starts the command line; `onText` sees stdout and stderr as they come and may signal the process. */
export function runCli(
  args: readonly string[],
  options: {
    readonly env?: NodeJS.ProcessEnv;
    /** What another program writes to it; nothing where there is none. */
    readonly input?: string;
    readonly onText?: (text: string, signal: (name: NodeJS.Signals) => void) => void;
  } = {},
): Promise<CliResult> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [CLI_PATH, ...args], {
      env: { SGID_CONSOLE_DATA_DIR: NO_DATA, ...process.env, NO_COLOR: '', ...options.env },
      stdio: 'pipe',
    });
    // It need not read to the end.
    child.stdin.on('error', () => undefined).end(options.input);
    let [stdout, stderr] = ['', ''];
    const seen = () => options.onText?.(stdout + stderr, (name) => child.kill(name));
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      seen();
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
      seen();
    });
    child.on('error', failed);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}
