import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FlowRun } from '../../../../src/engine/flow/flow-run.js';
import { flowViewOf } from '../../../../src/engine/flow/flow-view.js';
import { runSecrets } from '../../../../src/engine/flow/run-secrets.js';
import { historyFiles } from '../../../../src/engine/history/history-files.js';
import { viewOfKept } from '../../../../src/engine/history/kept-run.js';
import { type RunPrivacy, readRunFile } from '../../../../src/engine/history/run-file.js';
import { type HistoryBench, startHistoryBench } from '../../../support/history-bench.js';
import { leakedIn } from '../../../support/leaks.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';
import { thrownCode } from '../../../support/thrown-code.js';

const CONTEXT = { number: 3, startedAt: Date.UTC(2026, 0, 2), clientKey: 'key', approval: 'automatic' } as const;
const ID = '00000000-0000-4000-8000-000000000001';
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
  await bench.history.keep({ id: ID, run, context: CONTEXT });
});
afterEach(() => bench.remove());

const files = () => {
  const { write, read } = historyFiles(bench.history, '1.2.3', undefined, () => bench.now);
  return {
    write: async (id: string, privacy: RunPrivacy) => {
      const { fileName, bytes } = await write(id, privacy);
      return { fileName, json: Buffer.from(bytes).toString('utf8') };
    },
    read,
  };
};
function clearValue(scope: string): string {
  const field = run.artifacts.fields?.find((one) => one.scope === scope);
  if (field?.ok !== true) throw new Error(`There is no ${scope}.`);
  return field.value;
}
async function imported(json: string): Promise<string> {
  const path = join(bench.dataFolder, 'run.json');
  writeFileSync(path, json);
  return files().read(path);
}

describe('run file', () => {
  it('is sanitised: no token, value, subject or key is in it, and it draws all the same', async () => {
    const { fileName, json } = await files().write(ID, 'sanitised');
    expect(fileName).toMatch(/^sgid-run-2026-01-02T\d{4}\.json$/);
    const secrets = [
      ...runSecrets(run).map(({ ref, value }) => ({ name: ref, value })),
      { name: 'sub', value: run.artifacts.sub ?? '' },
      {
        name: 'tail of the NRIC',
        value: clearValue('myinfo.nric_number').slice(-4),
      },
    ];
    expect(leakedIn(json, secrets)).toEqual([]);
    expect(json.slice(0, 300)).toContain('Sanitised:');
    const id = await imported(json);
    expect(id).not.toBe(ID);
    const [, view] = [await bench.history.read(ID), viewOfKept(await bench.history.read(id))];
    const original = flowViewOf(run, CONTEXT);
    expect(view.steps.map(({ id, status, checks }) => [id, status, checks.length])).toEqual(
      original.steps.map(({ id, status, checks }) => [id, status, checks.length]),
    );
    expect(view.result?.rows.map(({ scope, verdict }) => [scope, verdict])).toEqual(
      original.result?.rows.map(({ scope, verdict }) => [scope, verdict]),
    );
    expect((await bench.history.describe()).runs.find((one) => one.id === id)).toMatchObject({
      origin: 'file',
      privacy: 'sanitised',
      clientId: provider.credentials.id,
    });
    await expect(files().write(id, 'received')).rejects.toMatchObject({ code: 'run-was-sanitised' });
    expect(JSON.parse((await files().write(id, 'sanitised')).json)).toEqual(JSON.parse(json));
  });

  it('has real values only where they were asked for, says so first, and never the client’s secret or key', async () => {
    const { fileName, json } = await files().write(ID, 'received');
    expect(fileName).toMatch(/-REAL-VALUES\.json$/);
    expect(json.slice(0, 400)).toContain('CONTAINS REAL VALUES');
    expect(json).toContain(run.artifacts.accessToken);
    const { clientSecret, privateKey } = run.request.client;
    const never = [clientSecret, ...privateKey.pkcs8Pem.split('\n').slice(1, -2)].map((value) => ({
      name: 'never',
      value,
    }));
    expect(leakedIn(json, never)).toEqual([]);
    const id = await imported(json);
    expect(viewOfKept(await bench.history.read(id))).toEqual(flowViewOf(run, CONTEXT));
    const { runs } = await bench.history.describe();
    expect(runs.find((one) => one.id === id)).toMatchObject({ origin: 'file', privacy: 'received', pinned: false });
  });

  it('refuses what is no such file, and keeps nothing of it', async () => {
    const { json } = await files().write(ID, 'received');
    const document = JSON.parse(json) as Record<string, unknown>;
    const bad: readonly (readonly [string, string])[] = [
      ['', 'run-file-not-json'],
      ['<html>', 'run-file-not-json'],
      [json.slice(0, -100), 'run-file-not-json'],
      ['{}', 'run-file-foreign'],
      ['[]', 'run-file-foreign'],
      [JSON.stringify({ ...document, format: 'har' }), 'run-file-foreign'],
      [JSON.stringify({ ...document, version: 2 }), 'run-file-newer'],
      [JSON.stringify({ ...document, run: { kind: 'view', view: {} } }), 'saved-run-damaged'],
      [JSON.stringify({ ...document, run: { kind: 'run', saved: {}, context: CONTEXT } }), 'saved-run-damaged'],
      [JSON.stringify({ ...document, run: 5 }), 'saved-run-damaged'],
      [`${'['.repeat(100_000)}`, 'run-file-not-json'],
    ];
    for (const [text, code] of bad) expect(thrownCode(() => readRunFile(text))).toBe(code);
    await expect(imported('{}')).rejects.toMatchObject({ code: 'run-file-foreign' });
    await bench.history.enable(false);
    await expect(imported(json)).rejects.toMatchObject({ code: 'history-off' });
    expect((await bench.history.describe()).runs).toHaveLength(1);
  });
});
