import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { ConsoleError } from '../../core/errors.js';

/** What an app may take to end by itself before it is killed, in milliseconds. */
const GRACE_MS = 2_000;
const POLL_MS = 40;
const KEPT_CHARACTERS = 2_000;

interface AppStart {
  /** A line for the system's shell. */
  readonly command: string;
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers as soon as the app is up. */
  readonly loginUrl: URL;
  /** How long it may take to come up, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** An app that runs in a process group of its own, so that what its command starts ends with it. */
export interface AppProcess {
  readonly stop: () => Promise<void>;
}

/**
 * Starts an app and waits until its login URL answers, whatever the answer is.
 *
 * @throws ConsoleError `app-not-started`, `app-address-taken`; the reason of `signal`
 */
export async function startApp(start: AppStart): Promise<AppProcess> {
  if (await answers(start.loginUrl)) throw addressTaken(start.loginUrl);
  const child = spawn(start.command, {
    shell: true,
    // Windows has no process groups; its processes are ended by their tree.
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: { ...process.env, ...start.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-KEPT_CHARACTERS);
    });
  }
  const exited = once(child, 'exit').then(
    () => true,
    () => true,
  );
  // A second Ctrl+C ends this process at once, and no app may outlive it.
  const kill = () => signalGroup(child, 'SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    await end(child, exited);
    process.removeListener('exit', kill);
  };
  try {
    await untilItAnswers(start, exited, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function untilItAnswers(
  { command, loginUrl, timeoutMs, signal }: AppStart,
  exited: Promise<boolean>,
  said: () => string,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    if (await answers(loginUrl)) return;
    if (await Promise.race([exited, delay(POLL_MS, false)])) {
      throw notStarted(`Expected ${command} to go on running; it ended before ${loginUrl.href} answered.`, said());
    }
  }
  throw notStarted(`Expected ${loginUrl.href} to answer within ${timeoutMs / 1000} seconds; it did not.`, said());
}

async function answers(url: URL): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, exited: Promise<boolean>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const left = await Promise.race([exited, delay(GRACE_MS, false, { ref: false })]);
  // What the command started may outlive it, and would keep the port.
  signalGroup(child, 'SIGKILL');
  if (!left) await exited;
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function signalGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    if (signal === 'SIGTERM')
      spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true, stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}

function notStarted(message: string, said: string): ConsoleError {
  const lines = said.trim().split('\n').slice(-3).join(' · ');
  return new ConsoleError('validation', 'app-not-started', message, {
    hint: lines === '' ? 'It wrote nothing.' : `It wrote last: ${lines}`,
  });
}

function addressTaken({ href }: URL): ConsoleError {
  return new ConsoleError(
    'validation',
    'app-address-taken',
    `Expected nothing to answer at ${href} before the app is started; something does.`,
    { hint: 'End the app that runs there: it was not started with the sandbox in its environment.' },
  );
}
