import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowRun } from '../../../../src/engine/flow/flow-run.js';
import { flowViewOf } from '../../../../src/engine/flow/flow-view.js';
import type { RunPrivacy } from '../../../../src/engine/history/run-file.js';
import { doRunJob, type RunToRecord } from '../../../../src/engine/history/run-jobs.js';
import { cloneableRun } from '../../../../src/engine/history/run-to-keep.js';
import { createRunWork } from '../../../../src/engine/history/run-work.js';
import { buildRunWorker } from '../../../support/built-run-worker.js';
import { longestHold } from '../../../support/longest-hold.js';
import { manyValues, runWithValues } from '../../../support/run-with-values.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

const CONTEXT = { number: 3, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
const ABOUT = { id: 'one', keptAt: 5 };
const SUMMARY = { clientId: 'client', startedAt: 1 };

const DRAWN = { ...ABOUT, privacy: 'received' } as const;

let worker: Awaited<ReturnType<typeof buildRunWorker>>;
let bench: SandboxRunBench;
let run: FlowRun;
let kept: RunToRecord;
beforeAll(async () => {
  [worker, bench] = await Promise.all([buildRunWorker(), startSandboxRunBench()]);
  run = await runWithValues(bench, { ...manyValues(100), 'extra.large': 'xyz '.repeat(100_000) });
  kept = doRunJob('keep', { run: cloneableRun(run), context: CONTEXT, about: ABOUT });
}, 60_000);
afterAll(async () => {
  await bench.stop();
  await worker.remove();
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const written = (privacy: RunPrivacy) =>
  ({ content: kept.content, summary: SUMMARY, privacy, consoleVersion: '1' }) as const;

describe('work on runs in a thread of its own', () => {
  it('J17 keeps, exports, reads back and draws a run of more than a file once could hold', async () => {
    expect(run.state.status).toBe('finished');
    const { do: perform } = createRunWork(worker.file);
    const { summary, content } = await perform('keep', { run: cloneableRun(run), context: CONTEXT, about: ABOUT });
    expect([summary, content.length > 2_600_000]).toEqual([kept.summary, true]);
    const file = await perform('writeFile', written('received'));
    const back = await perform('readFile', { file: file.bytes, about: ABOUT });
    expect(back.summary).toEqual({ ...kept.summary, clientId: 'client', origin: 'file' });
    const view = await perform('draw', { content: back.content, about: DRAWN });
    const own = flowViewOf(run, { ...CONTEXT, kept: { keptAt: 5, privacy: 'received' } });
    // Of so many parts a matcher takes seconds.
    expect(isDeepStrictEqual(plain(view), plain({ ...own, runId: 'one' }))).toBe(true);
  }, 60_000);

  it('J17 reads back what was sanitised, and goes on with something else meanwhile', async () => {
    const file = await createRunWork(worker.file).do('writeFile', written('sanitised'));
    const here = doRunJob('readFile', { file: file.bytes, about: ABOUT });
    expect(here.summary).toMatchObject({ privacy: 'sanitised', origin: 'file', outcome: kept.summary.outcome });
    const received = doRunJob('writeFile', written('received'));
    const started = performance.now();
    const held = await longestHold(() =>
      createRunWork(worker.file).do('readFile', { file: received.bytes, about: ABOUT }),
    );
    // This thread only copies the file: were it read here, it would be held up all the time.
    expect(held).toBeLessThan((performance.now() - started) / 2);
  }, 60_000);

  it('passes on what a job throws', async () => {
    const work = createRunWork(worker.file).do('readFile', { file: Buffer.from('{}'), about: ABOUT });
    await expect(work).rejects.toMatchObject({ code: 'run-file-foreign', kind: 'config', name: 'ConsoleError' });
  });

  it('ends a job that takes too long, and one that the user stops', async () => {
    const short = createRunWork(worker.file, { milliseconds: 20, megabytes: 1_536, workers: 2 });
    await expect(short.do('draw', { content: kept.content, about: DRAWN })).rejects.toMatchObject({
      code: 'run-work-too-long',
    });
    const stop = new AbortController();
    const work = createRunWork(worker.file).do('draw', { content: kept.content, about: DRAWN }, stop.signal);
    stop.abort();
    await expect(work).rejects.toMatchObject({ code: 'run-work-stopped' });
  }, 30_000);

  it('stops at once a job that waits for its turn, and hands its place on', async () => {
    const { do: perform } = createRunWork(worker.file, { milliseconds: 60_000, megabytes: 1_536, workers: 1 });
    const done: string[] = [];
    const first = perform('draw', { content: kept.content, about: DRAWN }).then(() => done.push('first'));
    const stop = new AbortController();
    const second = perform('draw', { content: kept.content, about: DRAWN }, stop.signal).catch(({ code }) =>
      done.push(code),
    );
    const third = perform('readFile', { file: Buffer.from('{}'), about: ABOUT }).catch(({ code }) => done.push(code));
    stop.abort();
    await Promise.all([first, second, third]);
    expect(done).toEqual(['run-work-stopped', 'first', 'run-file-foreign']);
  }, 30_000);

  it('ends a job that takes too much memory, and goes on', async () => {
    const { do: perform } = createRunWork(worker.file, { milliseconds: 60_000, megabytes: 24, workers: 1 });
    // Texts, which take the same room in every build of V8; numbers and lists do not.
    const texts = Array.from({ length: 250_000 }, (_, index) => String(index).padStart(120, '.'));
    const file = Buffer.from(JSON.stringify({ run: texts }));
    const work = perform('readFile', { file, about: ABOUT });
    await expect(work).rejects.toMatchObject({ code: 'run-work-too-large' });
    const next = perform('readFile', { file: Buffer.from('{}'), about: ABOUT });
    await expect(next).rejects.toMatchObject({ code: 'run-file-foreign' });
  }, 30_000);
});
