import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareRuns } from '../../../../src/core/compare/compare-runs.js';
import type { Tamper } from '../../../../src/core/flow/tamper/tamper.js';
import type { Har } from '../../../../src/core/trace/har.js';
import type { FlowRun } from '../../../../src/engine/flow/flow-run.js';
import { type FlowViewContext, flowViewOf } from '../../../../src/engine/flow/flow-view.js';
import { harOfRun } from '../../../../src/engine/flow/har-of-run.js';
import { comparableRunOf } from '../../../../src/engine/history/comparable-run.js';
import { summaryOf } from '../../../../src/engine/history/kept-run.js';
import { harSchemaErrors } from '../../../support/har-schema.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

const CONTEXT: FlowViewContext = { number: 1, startedAt: 1, clientKey: 'key', approval: 'automatic' };
const TYPED = 'typed-verifier-that-nobody-may-see-0123456789';
let bench: SandboxRunBench;
let plain: FlowRun;
let tampered: FlowRun;

beforeAll(async () => {
  bench = await startSandboxRunBench();
  plain = bench.run();
  tampered = bench.run();
  const edit = { target: 'token-request', name: 'code_verifier', change: 'set', value: TYPED } as const;
  const armed: readonly Tamper[] = [
    { id: 'nonce-dropped', kind: 'preset', preset: 'nonce-dropped' },
    { id: 'e', kind: 'edit', edit },
  ];
  for (const one of armed) tampered.arm(one);
  await plain.runToEnd();
  await tampered.runToEnd();
});
afterAll(() => bench.stop());

const harOf = (run: FlowRun, privacy: 'masked' | 'received'): Har => JSON.parse(harOfRun(run, privacy, '1.0.0').text);
const contentOf = (run: FlowRun) => ({ kind: 'run', run, context: CONTEXT }) as const;

describe('what is written of a run that was tampered with', () => {
  it.each(['masked', 'received'] as const)('a HAR says so, on the pages and entries where it was: %s', (privacy) => {
    const har = harOf(tampered, privacy);
    expect(harSchemaErrors(har)).toEqual([]);
    expect(har.log.comment).toContain('tampered with on purpose');
    const commented = har.log.pages.filter(({ comment }) => comment !== undefined);
    expect(commented.map(({ id, comment }) => [id, comment])).toEqual([
      ['redirect', 'Tampered with on purpose: Dropped nonce.'],
      ['token', `Tampered with on purpose: code_verifier set to ${TYPED.length} characters.`],
    ]);
    const token = har.log.entries.find(({ pageref }) => pageref === 'token');
    expect(token?.comment).toBe(`Token request. ${commented[1]?.comment}`);
    expect(JSON.stringify(har).includes(TYPED)).toBe(privacy === 'received');
  });

  it('a HAR of any other run says nothing of it', () => {
    expect(JSON.stringify(harOf(plain, 'received'))).not.toMatch(/tampered/i);
  });

  it('the history’s list names the changes', () => {
    const about = { id: 'a', keptAt: 1, clientId: 'C', origin: 'run', privacy: 'received' } as const;
    const summaries = [plain, tampered].map((run) => summaryOf(flowViewOf(run, CONTEXT), about));
    expect(summaries.map((summary) => summary.tampered)).toEqual([
      [],
      ['Dropped nonce', `code_verifier set to ${TYPED.length} characters`],
    ]);
  });

  it('a comparison puts them among the differences, and none beside a run that is like it', () => {
    const [left, right] = [comparableRunOf(contentOf(plain)), comparableRunOf(contentOf(tampered))];
    const rows = compareRuns(left, right).find(({ part }) => part === 'steps')?.rows ?? [];
    const ours = rows.filter(({ where }) => where === 'Tampered with');
    expect(ours.slice(0, 1)).toMatchObject([{ name: 'on purpose', verdict: 'differs', left: 'nothing' }]);
    expect(ours.slice(1).map(({ name, verdict }) => [name, verdict])).toEqual([
      ['Dropped nonce', 'only-right'],
      [`code_verifier set to ${TYPED.length} characters`, 'only-right'],
    ]);
    expect(JSON.stringify(rows)).not.toContain(TYPED);
    const same = compareRuns(right, right).find(({ part }) => part === 'steps');
    expect(same?.differences).toBe(0);
  });
});
