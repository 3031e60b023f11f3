import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRunRecorder, type RunRecorder } from '../../../../src/engine/history/run-recorder.js';
import { type HistoryBench, startHistoryBench } from '../../../support/history-bench.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

const CONTEXT = { number: 3, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
let provider: SandboxRunBench;
beforeAll(async () => {
  provider = await startSandboxRunBench();
});
afterAll(() => provider.stop());

let bench: HistoryBench;
let recorder: RunRecorder;
let told = 0;
beforeEach(() => {
  bench = startHistoryBench();
  told = 0;
  recorder = createRunRecorder(
    bench.history,
    () => {
      told += 1;
    },
    60_000,
  );
});
afterEach(() => bench.remove());

/** How the kept runs ended, oldest first. */
const kept = async () => {
  await recorder.flush();
  bench.now += 1000;
  const { runs } = await bench.history.describe();
  return runs.map(({ outcome, step }) => (step === undefined ? outcome : `${outcome} ${step}`)).reverse();
};
const followed = () => {
  const run = provider.run();
  recorder.follow(run, CONTEXT);
  return run;
};

describe('run recorder', () => {
  it('keeps a run once, in its place, as far as it went', async () => {
    const run = followed();
    expect(await kept()).toEqual([]);
    await run.runStep('preflight');
    expect(await kept()).toEqual(['stopped discovery']);
    await run.runToEnd();
    expect(recorder.isBusy()).toBe(true);
    expect(await kept()).toEqual(['warned']);
    expect(recorder.isBusy()).toBe(false);
    expect(told).toBe(2);
  });

  it('keeps a run that starts over beside what it was', async () => {
    const run = followed();
    await run.runToEnd();
    await run.runStep('pkce');
    expect((await kept()).toSorted()).toEqual(['stopped authorization', 'warned']);
    run.reset();
    await run.runStep('preflight');
    expect((await kept()).toSorted()).toEqual(['stopped authorization', 'stopped discovery', 'warned']);
  });

  it('keeps a run that was cancelled, and tells runs apart', async () => {
    const other = followed();
    const run = provider.run({}, { show: async () => {}, onFailure: 'keep-waiting', whileDeaf: 'show' });
    recorder.follow(run, CONTEXT);
    const running = run.runToEnd();
    while (run.state.status !== 'waiting') await new Promise((resolve) => setTimeout(resolve, 5));
    run.cancel();
    await running;
    await other.runToEnd();
    expect((await kept()).toSorted()).toEqual(['stopped redirect', 'warned']);
  });

  it('keeps nothing while the history is off', async () => {
    await bench.history.enable(false);
    const run = followed();
    await run.runToEnd();
    await bench.history.enable(true);
    expect(await kept()).toEqual([]);
    await run.runStep('pkce');
    expect(await kept()).toEqual(['stopped authorization']);
  });
});
