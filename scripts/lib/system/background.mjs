import { spawn } from 'node:child_process';
import { Failure } from '../failure.mjs';
import { writeLog } from '../log.mjs';

const READY_MS = 15_000;
const GRACE_MS = 3_000;

/**
 * Starts a helper that runs until it is told to stop (a display, a bus, a keyring), and waits for the line on file
 * descriptor 3 by which it says that it is ready.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ silent?: boolean, input?: string } & import('node:child_process').SpawnOptions} options `silent` is one that
 *   announces nothing; `input` is what it reads
 * @returns {Promise<{ line: string, stop: () => Promise<void> }>}
 */
export async function startHelper(command, args, { silent = false, input, ...options } = {}) {
  // Out of the terminal's process group: Ctrl+C has to reach what uses the helper first, and the helper last, through `stop`.
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe', 'pipe'], detached: true, ...options });
  const killAtExit = () => child.kill();
  process.once('exit', killAtExit);
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  child.stdin.on('error', () => {}).end(input ?? '');
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => writeLog(String(chunk)));
  try {
    return { line: silent ? '' : await firstLine(child, ended), stop };
  } catch (error) {
    await stop();
    throw new Failure(`${command} did not start: ${error.message}.`);
  }

  async function stop() {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(timer);
    process.off('exit', killAtExit);
  }
}

function firstLine(child, ended) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0].trim());
    });
    ended.then(() => reject(new Error('it ended at once')));
    setTimeout(() => reject(new Error(`nothing heard of it in ${READY_MS / 1000} s`)), READY_MS).unref();
  });
}
