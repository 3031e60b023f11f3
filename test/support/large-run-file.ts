import { doRunJob } from '../../src/engine/history/run-jobs.js';
import { cloneableRun } from '../../src/engine/history/run-to-keep.js';
import { manyValues, runWithValues } from './run-with-values.js';
import { startSandboxRunBench } from './sandbox-run.js';

/** Values of the run, one of them large. Its response, in base64, has most of the 8 MB that a response may have. */
export const LARGE_RUN_FIELDS = 1_000;
const LARGE = 'xyz '.repeat(1_250_000);

/** The file of a run that gave 1,000 values, as the console exports it. */
export async function largeRunFile(): Promise<Uint8Array> {
  const bench = await startSandboxRunBench();
  try {
    const run = await runWithValues(bench, { ...manyValues(LARGE_RUN_FIELDS - 1), 'extra.large': LARGE });
    if (run.state.status !== 'finished') throw new Error('The run did not come to its end.');
    const context = { number: 1, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
    const kept = doRunJob('keep', { run: cloneableRun(run), context, about: { id: 'x', keptAt: 1 } });
    const { clientId, startedAt } = kept.summary;
    const summary = { clientId, startedAt };
    const privacy = 'received';
    return doRunJob('writeFile', { content: kept.content, summary, privacy, consoleVersion: '0.1.0' }).bytes;
  } finally {
    await bench.stop();
  }
}
