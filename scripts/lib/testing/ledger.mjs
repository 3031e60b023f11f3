import { Failure, Interrupted } from '../failure.mjs';
import { logFile, writeLog } from '../log.mjs';
import { complain, say } from '../say.mjs';
import { add, nothing, oneFailure, sumUp } from './report.mjs';

/** Keeps what every part of a run came to and how long it took. */
export function openLedger() {
  const rows = [];
  const opened = performance.now();

  return {
    /** Enters a tally for a part. */
    enter(name, tally, seconds = 0) {
      rows.push({ name, tally, seconds });
    },

    /**
     * Runs a part and enters what it returns, if that is a tally; a part that breaks counts as one failure and does not keep
     * the next from running.
     * @template T
     * @param {string} name
     * @param {() => Promise<T>} work
     * @returns {Promise<T | undefined>}
     */
    async time(name, work) {
      const start = performance.now();
      const seconds = () => (performance.now() - start) / 1000;
      try {
        const result = await work();
        this.enter(name, isTally(result) ? result : nothing, seconds());
        return result;
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        explain(name, error);
        this.enter(name, oneFailure, seconds());
        return undefined;
      }
    },

    total: () => rows.map((row) => row.tally).reduce(add, nothing),

    print() {
      say('\nPart                    Time  Result');
      for (const { name, tally, seconds } of rows) {
        const empty = tally.passed + tally.failed + tally.skipped === 0;
        say(`${name.padEnd(20)}${`${seconds.toFixed(1)} s`.padStart(8)}  ${empty ? 'ok' : sumUp(tally)}`);
      }
      // Not the sum: some ran side by side.
      const all = (performance.now() - opened) / 1000;
      say(`${'all'.padEnd(20)}${`${all.toFixed(1)} s`.padStart(8)}\n`);
    },
  };
}

const isTally = (value) => typeof value?.passed === 'number' && typeof value?.failed === 'number';

function explain(name, error) {
  writeLog(`${error?.stack ?? error}\n`);
  const hint = error instanceof Failure ? error.hint : `The details are in ${logFile()}`;
  complain([`${name}: ${error.message}`, hint].filter(Boolean).join('\n'));
}
