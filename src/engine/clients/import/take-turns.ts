import { setImmediate as turn } from 'node:timers/promises';

/** Long enough to get on, short enough that nobody notices. */
const AT_MOST_MS = 15;

/** Gives other work its turn now and then: to be awaited between pieces of work that do not wait themselves. */
export function takeTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < AT_MOST_MS) return;
    await turn();
    since = performance.now();
  };
}
