import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../src/core/errors.js';
import type { FlowRun } from '../../../src/engine/flow/flow-run.js';
import { createHistory } from '../../../src/engine/history/history.js';
import { type HistoryBench, startHistoryBench } from '../../support/history-bench.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../support/sandbox-run.js';

const CONTEXT = { number: 3, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
const ONE = '00000000-0000-4000-8000-000000000001';
const TWO = '00000000-0000-4000-8000-000000000002';

let provider: SandboxRunBench;
let run: FlowRun;
beforeAll(async () => {
  provider = await startSandboxRunBench();
  run = provider.run();
  await run.runToEnd();
});
afterAll(() => provider.stop());

let bench: HistoryBench;
beforeEach(async () => {
  bench = startHistoryBench();
  for (const id of [ONE, TWO]) await bench.history.keep({ id, run, context: CONTEXT });
});
afterEach(() => bench.remove());

const pathOf = (id: string) => join(bench.folder, `${id}.sgidrun`);
/** What another start of the console sees: which runs, and what is wrong with which file. */
const seen = async () => {
  const { runs, problems } = await bench.reopen().describe();
  return { runs: runs.map(({ id }) => id), problems: problems.map(({ file, kind }) => [file, kind]) };
};
const onlyTwo = (kind: string) => ({ runs: [TWO], problems: [[`${ONE}.sgidrun`, kind]] });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error as ConsoleError).code,
  );

describe('K12 history key missing', () => {
  it('K12 says that nothing can be read, keeps the files, and keeps new runs under a new key', async () => {
    const before = readdirSync(bench.folder);
    bench.items.clear();
    expect(await seen()).toEqual({
      runs: [],
      problems: [ONE, TWO].map((id) => [`${id}.sgidrun`, 'key-missing']),
    });
    const again = bench.reopen();
    expect(await codeOf(again.read(ONE))).toBe('history-key-missing');
    expect(await codeOf(again.annotate(ONE, { pinned: true }))).toBe('history-key-missing');
    const three = ONE.replace(/1$/, '3');
    await again.keep({ id: three, run, context: CONTEXT });
    expect((await seen()).runs).toEqual([three]);
    expect(readdirSync(bench.folder)).toEqual([...before, `${three}.sgidrun`]);
    await again.removeAll();
    expect([...bench.items.keys(), ...(await seen()).runs, ...(await seen()).problems]).toEqual([]);
  });

  it.each([
    ['another key', Buffer.alloc(32, 7).toString('base64url'), 'damaged'],
    ['no key at all', 'not a key', 'key-missing'],
  ])('K12 K07 the item altered from outside: %s', async (_name, item, kind) => {
    for (const account of bench.items.keys()) bench.items.set(account, item);
    expect((await seen()).problems.map(([, one]) => one)).toEqual([kind, kind]);
  });

  it('K12 K02 a locked keychain: says so, keeps a run for the session, and reads all once it is open', async () => {
    const locked = new ConsoleError('storage', 'keychain-locked', 'The keychain is locked.');
    let isLocked = true;
    const secrets = {
      ...bench.secrets,
      get: (account: string) => (isLocked ? Promise.reject(locked) : bench.secrets.get(account)),
    };
    const history = createHistory({
      folder: bench.dataFolder,
      settings: bench.settings,
      secrets,
      now: () => bench.now,
    });
    const three = ONE.replace(/1$/, '3');
    await history.keep({ id: three, run, context: CONTEXT });
    const view = await history.describe();
    expect(view).toMatchObject({ runs: [{ id: three }], failure: { code: 'keychain-locked' } });
    expect(view.notices).toEqual([expect.stringMatching(/until the console is closed, and not on disk: .*locked/)]);
    expect(readdirSync(bench.folder)).toHaveLength(2);
    isLocked = false;
    expect((await history.describe()).runs).toHaveLength(3);
    await history.keep({ id: three, run, context: CONTEXT });
    expect((await seen()).runs.toSorted()).toEqual([ONE, TWO, three]);
  });
});

describe('K12 history files that are not as they were written', () => {
  it('K12 a bit altered anywhere: said, the others stand', async () => {
    const whole = readFileSync(pathOf(ONE));
    const line = whole.indexOf('\n');
    const places = [0, 17, 20, 60, line - 1, line, line + 1, line + 20, line + 400, whole.length / 2, whole.length - 1];
    for (const place of places.map(Math.floor)) {
      const altered = Buffer.from(whole);
      altered.writeUInt8(altered.readUInt8(place) ^ 1, place);
      writeFileSync(pathOf(ONE), altered);
      const { runs, problems } = await seen();
      // The middle of the run is looked at when it is opened.
      if (runs.length === 1)
        expect({ place, runs, problems }).toMatchObject({
          runs: [TWO],
          problems: [[`${ONE}.sgidrun`, expect.anything()]],
        });
      else expect(await codeOf(bench.reopen().read(ONE))).toBe('history-record-damaged');
    }
  });

  it('K12 cut off at any length, down to nothing', async () => {
    const { length } = readFileSync(pathOf(ONE));
    for (const left of [length - 1, length - 16, length >> 1, 300, 140, 90, 20, 0]) {
      truncateSync(pathOf(ONE), left);
      const { runs, problems } = await seen();
      expect({ left, runs, problems }).toEqual({
        left,
        runs: [TWO],
        problems: [[`${ONE}.sgidrun`, expect.stringMatching(/damaged|foreign/)]],
      });
    }
  });

  it('K12 foreign content, a newer version, another record under this name, a folder', async () => {
    const whole = readFileSync(pathOf(ONE));
    writeFileSync(pathOf(ONE), 'MZ\0 something else entirely');
    expect(await seen()).toEqual(onlyTwo('foreign'));
    writeFileSync(pathOf(ONE), `sgid-console-run 2 ${ONE} of another kind\n`);
    expect(await seen()).toEqual(onlyTwo('newer'));
    copyFileSync(pathOf(TWO), pathOf(ONE));
    expect(await seen()).toEqual(onlyTwo('renamed'));
    writeFileSync(pathOf(ONE), whole);
    mkdirSync(join(bench.folder, 'folder.sgidrun'));
    expect((await seen()).problems).toEqual([['folder.sgidrun', 'unreadable']]);
  });

  it('K12 parts of two records put together: neither summary nor run is taken from another', async () => {
    const [one, two] = [ONE, TWO].map((id) => readFileSync(pathOf(id)));
    if (one === undefined || two === undefined) throw new Error('There are two.');
    const startOf = (file: Buffer) => file.indexOf('\n') + 1;
    const summaryEnd = (file: Buffer) =>
      startOf(file) + Number(file.subarray(0, startOf(file)).toString().trim().split(' ').at(-1));
    writeFileSync(pathOf(ONE), Buffer.concat([one.subarray(0, summaryEnd(one)), two.subarray(summaryEnd(two))]));
    expect(await seen()).toEqual(onlyTwo('damaged'));
    const renamed = Buffer.from(two.toString('latin1').replace(TWO, ONE), 'latin1');
    writeFileSync(pathOf(ONE), renamed);
    expect(await seen()).toEqual(onlyTwo('damaged'));
  });

  it('K12 a file that cannot be read is removed only when the user says so, and nothing outside the folder ever', async () => {
    writeFileSync(pathOf(ONE), 'rubbish');
    bench.now += 4000 * 86_400_000;
    const history = bench.reopen();
    expect(await seen()).toEqual({ runs: [], problems: [[`${ONE}.sgidrun`, 'foreign']] });
    await history.removeFile('../settings.json');
    await history.removeFile(`${ONE}.sgidrun`);
    expect(await seen()).toEqual({ runs: [], problems: [] });
    expect(readdirSync(bench.dataFolder)).toContain('settings.json');
  });

  it('K12 what a killed writer left is no record, and goes', async () => {
    const left = join(bench.folder, `.${ONE}.0123456789ab.tmp`);
    writeFileSync(left, readFileSync(pathOf(ONE)).subarray(0, 500));
    expect(await seen()).toMatchObject({ problems: [] });
    expect(readdirSync(bench.folder)).toHaveLength(3);
    bench.now = Date.now() + 120_000;
    await seen();
    expect(readdirSync(bench.folder)).toHaveLength(2);
  });
});
