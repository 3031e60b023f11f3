import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { Failure } from './failure.mjs';
import { logFile, writeLog } from './log.mjs';
import { stopIfInterrupted, trackChild } from './signals.mjs';

const TAIL_LINES = 15;

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { live?: boolean, timeoutMs?: number }} [options]
 *   `live` shows the output as it comes; else it is collected and goes to the log
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} a program ended by a signal has code 128
 */
export async function run(command, args, { live = false, timeoutMs, ...options } = {}) {
  stopIfInterrupted();
  writeLog(`$ ${command} ${args.join(' ')}\n`);
  const child = spawn(command, args, { stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'], ...options });
  trackChild(child);
  const output = collect(child);
  const result = await ending(child, timeoutMs);
  stopIfInterrupted();
  return { ...result, output: output.join('') };
}

/** Runs a program that has to succeed; otherwise fails with `what` and the last lines it said. */
export async function mustRun(what, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  throw new Failure(
    [`${what} failed (exit code ${code}).`, ...lastLines(output)].join('\n'),
    `All of it is in ${logFile()}`,
  );
}

/** What a program said last, fit to be quoted: no colours, and none of its own stack. */
function lastLines(output) {
  const lines = stripVTControlCharacters(output).split('\n');
  return lines
    .filter((line) => line.trim() && !/^\s+at /.test(line))
    .slice(-TAIL_LINES)
    .map((line) => `  ${line}`);
}

function collect(child) {
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      chunks.push(chunk);
      writeLog(chunk);
    });
  }
  return chunks;
}

function ending(child, timeoutMs) {
  return new Promise((resolve) => {
    let timedOut = false;
    const timer =
      timeoutMs &&
      setTimeout(() => {
        timedOut = true;
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
      }, timeoutMs);
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code, timedOut });
    };
    // A program that is not there is an answer, not an accident: 127, as a shell has it.
    child.once('error', (error) => {
      writeLog(`${error.message}\n`);
      end(127);
    });
    child.once('close', (code) => end(code ?? 128));
  });
}
