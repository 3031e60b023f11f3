import { Interrupted } from './failure.mjs';

const GRACE_MS = 5_000;
const children = new Set();
let received;

/**
 * On SIGINT, SIGTERM or SIGHUP ends the children that run, each by its own id, and marks the run as interrupted; the code
 * that waits for them then unwinds through its `finally` blocks. Exiting on the spot would leave test users and displays behind.
 */
export function watchSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      received ??= signal;
      // Ctrl+C on a terminal reaches the whole process group: passing it on would make it two.
      const alreadyDelivered = signal === 'SIGINT' && process.stdin.isTTY;
      for (const child of children) {
        if (!alreadyDelivered) child.kill(signal);
        setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
      }
    });
  }
}

/** Lets signals reach a child for as long as it runs. */
export function trackChild(child) {
  children.add(child);
  child.once('close', () => children.delete(child));
}

/** Throws once a signal has come; long loops call it between their steps. */
export function stopIfInterrupted() {
  if (received) throw new Interrupted(received);
}
