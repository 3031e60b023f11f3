import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FlowRun } from '../../../../src/engine/flow/flow-run.js';
import { flowViewOf } from '../../../../src/engine/flow/flow-view.js';
import { runSecrets } from '../../../../src/engine/flow/run-secrets.js';
import { createHistory } from '../../../../src/engine/history/history.js';
import { viewOfKept } from '../../../../src/engine/history/kept-run.js';
import { beyondLimits } from '../../../../src/engine/history/limits.js';
import type { ListedRecord } from '../../../../src/engine/history/records.js';
import { historyView } from '../../../../src/shared/views/history.js';
import { type HistoryBench, startHistoryBench } from '../../../support/history-bench.js';
import { leakedIn, readAllFiles } from '../../../support/leaks.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

const CONTEXT = { number: 3, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
const DAY = 86_400_000;
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

let provider: SandboxRunBench;
let run: FlowRun;
beforeAll(async () => {
  provider = await startSandboxRunBench();
  run = provider.run();
  await run.runToEnd();
});
afterAll(() => provider.stop());

let bench: HistoryBench;
beforeEach(() => {
  bench = startHistoryBench();
});
afterEach(() => bench.remove());

const keep = (number: number) => bench.history.keep({ id: id(number), run, context: CONTEXT });
const kept = async () => (await bench.history.describe()).runs.map((one) => one.id);

describe('history', () => {
  it('says where to look and tells the log, where it fails inside the console', async () => {
    const fault = new RangeError('Of its own');
    const told: unknown[] = [];
    const history = createHistory({
      folder: bench.dataFolder,
      settings: bench.settings,
      secrets: bench.secrets,
      work: { do: () => Promise.reject(fault) },
      onUnexpected: (_where, error) => told.push(error),
    });
    const { state, request, artifacts } = run;
    const fields = artifacts.fields?.map((field) => (field.ok ? { ...field, value: 'x'.repeat(300_000) } : field));
    await history.keep({ id: id(1), run: { state, request, artifacts: { ...artifacts, fields } }, context: CONTEXT });
    expect(told).toEqual([fault]);
    const { notices, runs } = await history.describe();
    expect(runs).toEqual([]);
    expect(notices).toEqual([expect.stringMatching(/is not kept\. The history failed .*main\.log in the data folder/)]);
  });

  it('keeps nothing until it is asked to', async () => {
    await bench.history.enable(false);
    await keep(1);
    expect(await bench.history.describe()).toMatchObject({ enabled: false, runs: [], problems: [] });
    expect(readdirSync(bench.dataFolder).filter((name) => name === 'history')).toEqual([]);
    expect(bench.items.size).toBe(0);
  });

  it('reopens a run after a start exactly as it was', async () => {
    await keep(1);
    const again = bench.reopen();
    const view = await again.describe();
    expect(historyView.safeParse(view).error).toBeUndefined();
    expect(view.runs).toMatchObject([
      {
        id: id(1),
        clientName: provider.credentials.name,
        clientId: provider.credentials.id,
        outcome: 'warned',
        sub: run.artifacts.sub,
        pinned: false,
        privacy: 'received',
        expiresAt: bench.now + 30 * DAY,
      },
    ]);
    expect(viewOfKept(await again.read(id(1)))).toEqual(flowViewOf(run, CONTEXT));
  });

  it('has nothing of a run on disk in clear, and its key in the keychain alone (L01)', async () => {
    await keep(1);
    await bench.history.annotate(id(1), { notes: 'a note of the user' });
    const secrets = [
      ...runSecrets(run).map(({ ref, value }) => ({ name: ref, value })),
      { name: 'client id', value: provider.credentials.id },
      { name: 'client name', value: provider.credentials.name },
      { name: 'sub', value: run.artifacts.sub ?? 'none' },
      { name: 'state', value: run.artifacts.state ?? 'none' },
      { name: 'notes', value: 'a note of the user' },
      ...[...bench.items].map(([name, value]) => ({ name, value })),
    ];
    expect(secrets.length).toBeGreaterThan(40);
    for (const { path, text } of await readAllFiles(bench.dataFolder)) {
      expect({ path, found: leakedIn(text, secrets) }).toEqual({ path, found: [] });
    }
    expect([...bench.items.keys()]).toEqual([`history-key:${bench.settings.read().history.keyId}`]);
    const [file = ''] = readdirSync(bench.folder);
    if (process.platform !== 'win32') expect(statSync(join(bench.folder, file)).mode & 0o077).toBe(0);
  });

  it('takes a fresh IV for each box and each change', async () => {
    await keep(1);
    const file = () => readFileSync(join(bench.folder, `${id(1)}.sgidrun`));
    const first = file();
    await bench.history.annotate(id(1), { pinned: true });
    const second = file();
    const boxes = (bytes: Buffer) => {
      const line = bytes.subarray(0, bytes.indexOf('\n') + 1);
      const length = Number(line.toString().trim().split(' ').at(-1));
      return [
        bytes.subarray(line.length, line.length + 12),
        bytes.subarray(line.length + length, line.length + length + 12),
      ];
    };
    const ivs = [...boxes(first), ...boxes(second)].map((iv) => iv.toString('hex'));
    expect(ivs[1]).toBe(ivs[3]);
    expect(new Set(ivs).size).toBe(3);
    await keep(1);
    expect(
      boxes(file())
        .map((iv) => iv.toString('hex'))
        .some((iv) => ivs.includes(iv)),
    ).toBe(false);
  });

  it('keeps what the user said of a run when the run goes on', async () => {
    await keep(1);
    await bench.history.annotate(id(1), { pinned: true });
    await bench.history.annotate(id(1), { notes: 'clock was off' });
    await keep(1);
    const { runs } = await bench.reopen().describe();
    expect(runs).toMatchObject([{ id: id(1), pinned: true, notes: 'clock was off', expiresAt: undefined }]);
  });

  it('keeps what the user said of a run in another process while the run went on and was waited with', async () => {
    await keep(1);
    const path = join(bench.folder, `${id(1)}.sgidrun`);
    const before = readFileSync(path);
    await bench.history.annotate(id(1), { notes: 'clock was off' });
    const said = readFileSync(path);
    writeFileSync(path, before);
    const lock = join(bench.folder, 'history.lock');
    writeFileSync(lock, `${process.pid} another`);
    const goesOn = keep(1);
    await delay(60);
    // As the other process leaves it, between two looks at its lock.
    writeFileSync(path, said);
    rmSync(lock);
    await goesOn;
    expect((await bench.reopen().describe()).runs).toMatchObject([{ id: id(1), notes: 'clock was off' }]);
  });

  it('removes what is over its time, but never what is pinned', async () => {
    for (const number of [1, 2]) await keep(number);
    await bench.history.annotate(id(1), { pinned: true });
    bench.now += 29 * DAY;
    await keep(3);
    expect(await kept()).toHaveLength(3);
    bench.now += 1 * DAY;
    expect(await kept()).toEqual([id(3), id(1)]);
    await bench.history.setLimits({ keepDays: 1, maxMegabytes: 200 });
    bench.now += 1 * DAY;
    expect(await kept()).toEqual([id(1)]);
    expect(readdirSync(bench.folder)).toEqual([`${id(1)}.sgidrun`]);
  });

  it('removes one, and all with files and key', async () => {
    for (const number of [1, 2, 3]) await keep(number);
    await bench.history.remove([id(2)]);
    expect((await kept()).sort()).toEqual([id(1), id(3)]);
    await bench.history.removeAll();
    expect(await kept()).toEqual([]);
    expect(bench.items.size).toBe(0);
    expect(bench.settings.read().history.keyId).toBeUndefined();
    expect(readdirSync(bench.dataFolder)).not.toContain('history');
    await keep(4);
    expect(await kept()).toEqual([id(4)]);
    expect(bench.items.size).toBe(1);
  });

  it('keeps runs in memory alone where there is no keychain (K01)', async () => {
    bench.remove();
    bench = startHistoryBench({ keychain: false });
    await keep(1);
    await bench.history.annotate(id(1), { notes: 'n', pinned: true });
    expect(await bench.history.describe()).toMatchObject({
      where: 'memory',
      runs: [{ id: id(1), notes: 'n', pinned: true }],
    });
    expect(viewOfKept(await bench.history.read(id(1)))).toEqual(flowViewOf(run, CONTEXT));
    expect(readdirSync(bench.dataFolder)).not.toContain('history');
    expect((await bench.reopen().describe()).runs).toEqual([]);
    await bench.history.removeAll();
    expect(await kept()).toEqual([]);
  });

  it('says that a run is larger than all may be, and keeps the others', async () => {
    await keep(1);
    await bench.history.setLimits({ keepDays: 30, maxMegabytes: 1 });
    const state = structuredClone(run.state);
    const [step] = state.steps;
    const big = {
      ...state,
      steps: [{ ...step, summary: 'x'.repeat(1_100_000) }, ...state.steps.slice(1)],
    } as typeof state;
    await bench.history.keep({
      id: id(2),
      run: { request: run.request, artifacts: run.artifacts, state: big },
      context: CONTEXT,
    });
    const view = await bench.history.describe();
    expect(view.runs.map((one) => one.id)).toEqual([id(1)]);
    expect(view.notices).toEqual([expect.stringMatching(/not kept.*more than the 1 MB/)]);
  });
});

describe('limits', () => {
  const record = (number: number, keptAt: number, bytes: number, pinned = false) =>
    ({ summary: { id: id(number), keptAt, pinned }, bytes }) as ListedRecord;

  it('remove the oldest until what is left fits, and count what is pinned', () => {
    const all = [record(1, 1, 400_000, true), record(2, 2, 400_000), record(3, 3, 400_000), record(4, 4, 100_000)];
    const limits = { keepDays: 30, maxMegabytes: 1 };
    expect(beyondLimits(all, limits, 5)).toEqual([id(2)]);
    expect(beyondLimits(all.toReversed(), limits, 5)).toEqual([id(2)]);
    expect(beyondLimits(all, { ...limits, maxMegabytes: 2 }, 5)).toEqual([]);
    const pinned = [record(1, 1, 3_000_000, true), record(2, 2, 1)];
    expect(beyondLimits(pinned, limits, 5)).toEqual([id(2)]);
    expect(beyondLimits(all, { keepDays: 1, maxMegabytes: 100 }, 86_400_003)).toEqual([id(2), id(3)]);
  });
});
