import { writeLog } from './log.mjs';

const REMIND_MS = 15_000;
let out = process.stdout;

/** Sends everything said to stderr, for commands whose stdout belongs to somebody else. */
export function sayOnStderr() {
  out = process.stderr;
}

/** One plain line. */
export function say(line = '') {
  writeLog(`${line}\n`);
  out.write(`${line}\n`);
}

/** One line that people should not overlook. */
export function warn(line) {
  say(`${out.isTTY ? '\u001b[33m!\u001b[0m' : '!'} ${line}`);
}

/** What went wrong, on stderr. */
export function complain(text) {
  writeLog(`${text}\n`);
  process.stderr.write(`${process.stderr.isTTY ? '\u001b[31m✕\u001b[0m' : '✕'} ${text}\n`);
}

/** Seconds since `start` (from performance.now()), for people. */
function since(start) {
  const tenths = Math.round((performance.now() - start) / 100);
  const seconds = Math.round(tenths / 10);
  return tenths < 600 ? `${(tenths / 10).toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Says what a long step does while it does it, and how long it took: a counting line on a terminal, a reminder now and then
 * elsewhere, since a silent minute looks like a hang.
 * @template T
 * @param {string} label what is being done
 * @param {(progress: (detail: string) => void) => Promise<T>} work may report a detail such as "120 of 196 MB"
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const start = performance.now();
  let detail = '';
  const line = () => `${label}… ${detail ? `${detail}, ` : ''}${since(start)}`;
  if (!out.isTTY) say(`· ${label}…`);
  const timer = out.isTTY
    ? setInterval(() => out.write(`\r\u001b[K· ${line()}`), 200)
    : setInterval(() => say(`  still ${line()}`), REMIND_MS);
  try {
    const result = await work((text) => {
      detail = text;
    });
    finish('✓');
    return result;
  } catch (error) {
    finish('✕');
    throw error;
  }

  function finish(mark) {
    clearInterval(timer);
    if (out.isTTY) out.write('\r\u001b[K');
    say(`${mark} ${label} (${since(start)})`);
  }
}
