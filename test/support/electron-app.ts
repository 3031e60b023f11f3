import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { type CaughtUrls, catchOpenedUrls } from './electron-browser.js';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const LAUNCH_MS = 30_000;

/** How to start the app under test. */
export interface LaunchOptions {
  /** The packaged test variant instead of this checkout's build. */
  readonly packaged?: boolean;
  /** Where the app keeps its data; a fresh folder that goes away with the app, unless given. */
  readonly userDataDir?: string;
  /** Added to the environment; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Arguments for the app, as a user would give them. */
  readonly args?: readonly string[];
}

/** The app while it runs. */
export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userDataDir: string;
  /** The pages that the app opened in the user's browser. */
  readonly browser: CaughtUrls;
  /** Closes the app, by force if it does not answer, and removes what `launchApp` made. */
  readonly stop: () => Promise<void>;
}

/** Starts the real app in the display and with the keychain that `npm test` provides, and waits for its first window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const { packaged = false, args = [] } = options;
  const userDataDir = options.userDataDir ?? (await mkdtemp(join(tmpdir(), 'sgid-app-')));
  const browser = await catchOpenedUrls();
  const sandbox = process.env.SGID_CONSOLE_CHROMIUM_SANDBOX === '1';
  const app = await _electron.launch({
    executablePath: requireVariable(packaged ? 'SGID_CONSOLE_PACKAGED' : 'SGID_CONSOLE_ELECTRON'),
    args: ['--disable-gpu', ...(packaged ? [] : [projectFolder]), ...args],
    cwd: projectFolder,
    env: environment({ ...browser.env, SGID_CONSOLE_DATA_DIR: userDataDir, ...options.env }),
    // Unless told otherwise Playwright turns the sandbox off, and the tests would test something else than users run.
    chromiumSandbox: sandbox,
    timeout: LAUNCH_MS,
  });
  // Asked now: an app that is gone tells no more of its process.
  const child = app.process();
  const stop = async () => {
    await close(app, child);
    await browser.stop();
    if (options.userDataDir === undefined) await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await assertSandbox(app, sandbox);
    return { app, page: await app.firstWindow({ timeout: LAUNCH_MS }), userDataDir, browser, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Asks the running program, not the options it should have been started with. */
async function assertSandbox(app: ElectronApplication, expected: boolean): Promise<void> {
  const args = await commandLine(app);
  if (args.includes('--no-sandbox') === expected) {
    throw new Error(
      `The app was to run ${expected ? 'with' : 'without'} Chromium's sandbox, and runs with: ${args.join(' ')}`,
    );
  }
}

async function commandLine(app: ElectronApplication): Promise<string[]> {
  if (process.platform !== 'linux') return app.evaluate(() => process.argv);
  // Chromium may rewrite its own command line as one string with spaces.
  return (await readFile(`/proc/${app.process().pid}/cmdline`, 'utf8')).split(/[\0 ]/).filter(Boolean);
}

async function close(app: ElectronApplication, child: ChildProcess): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  // A process that is gone already is as closed as can be.
  await app.close().catch(() => {});
  clearTimeout(timer);
}

function environment(extra: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const merged: Record<string, string | undefined> = { ...process.env, ...extra, ELECTRON_RUN_AS_NODE: undefined };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function requireVariable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests through npm test -- --only e2e`);
  return value;
}
