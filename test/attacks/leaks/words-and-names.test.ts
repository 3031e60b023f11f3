import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SamplePrivacy } from '../../../src/core/export/privacy.js';
import { flowViewOf } from '../../../src/engine/flow/flow-view.js';
import { sampleOfRun } from '../../../src/engine/flow/sample-of-run.js';
import { flowView } from '../../../src/shared/views/flow.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../support/sandbox-run.js';

const CONTEXT = { number: 1, startedAt: 0, clientKey: 'key', approval: 'automatic' } as const;
let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

/** A finished run into whose every text from the wire the client secret was put. */
async function tainted() {
  const run = bench.run();
  await run.runToEnd();
  const secret = run.request.client.clientSecret;
  const [field] = run.artifacts.fields ?? [];
  if (field?.ok !== true) throw new Error('The run decrypted nothing.');
  const { alg, enc } = field;
  const records = JSON.stringify([{ [secret]: secret }]);
  const fields = [
    { ...field, scope: secret, value: 'X' },
    { ...field, scope: 'myinfo.name', value: 'SINGAPORE' },
    { ...field, scope: 'myinfo.email', value: `a@${secret}` },
    { ...field, scope: 'myinfo.vehicles', value: records },
    { ok: false as const, scope: 'nope', alg, enc, error: { ...FAILURE, message: `a ${secret}`, hint: secret } },
  ];
  const steps = run.state.steps.map((step) => ({
    ...step,
    checks: step.checks.map((check) => ({ ...check, id: secret, rule: secret, remedy: secret, causes: [secret] })),
    exchanges: step.exchanges.map((one) => ({
      ...one,
      response: one.response && { ...one.response, statusText: secret, headers: [[`X-${secret}`, '1']] as const },
    })),
    anatomy: step.anatomy.map((one) => ({
      ...one,
      title: secret,
      scope: secret,
      verdictText: secret,
      segments: one.segments.map((segment) => ({ ...segment, note: secret })),
    })),
    error: { ...FAILURE, message: secret, hint: secret },
  }));
  const artifacts = { ...run.artifacts, sub: `u=${secret}`, fields: fields as typeof run.artifacts.fields };
  return { secret, parts: { state: { ...run.state, steps }, request: run.request, artifacts } };
}

const FAILURE = { code: 'jwe-wrong', kind: 'crypto' } as const;

describe('words and names', () => {
  it('L01 no secret is in any member of a view, and the view stays what the contract says', async () => {
    const { secret, parts } = await tainted();
    const view = flowViewOf(parts, CONTEXT);
    expect(JSON.stringify(parts.state)).toContain(secret);
    expect(JSON.stringify(view)).not.toContain(secret);
    expect(flowView.safeParse(view).error).toBeUndefined();
    expect(view.result?.rows.map((row) => row.scope)).toContain('myinfo.email');
    expect(view.result?.sub).toBe('u=‹client secret›');
  });

  it('L01 no secret is in any name or message of a masked or synthetic sample', async () => {
    const { secret, parts } = await tainted();
    const payloadAs = (privacy: SamplePrivacy) => sampleOfRun(parts, { privacy, consoleVersion: '1' }).payload;
    for (const privacy of ['masked', 'synthetic'] as const) {
      expect(JSON.stringify(payloadAs(privacy))).not.toContain(secret);
      expect(Object.keys(payloadAs(privacy).data)).toContain('myinfo.email');
    }
    expect(JSON.stringify(payloadAs('received'))).toContain(secret);
  });

  it('L01 a value that is a common word masks none of the console’s own words', async () => {
    const run = bench.run();
    await run.runToEnd();
    const plain = flowViewOf(run, CONTEXT);
    const [field] = run.artifacts.fields ?? [];
    if (field?.ok !== true) throw new Error('The run decrypted nothing.');
    const artifacts = { ...run.artifacts, fields: [{ ...field, value: 'equals' }] };
    const view = flowViewOf({ state: run.state, request: run.request, artifacts }, CONTEXT);
    const rules = (one: typeof view) => one.steps.flatMap((step) => step.checks.map((check) => check.rule));
    expect(rules(view)).toEqual(rules(plain));
  });

  it('L01 the view of a normal run is made quickly', async () => {
    const run = bench.run();
    await run.runToEnd();
    flowViewOf(run, CONTEXT);
    const started = performance.now();
    for (let round = 0; round < 10; round += 1) flowViewOf(run, CONTEXT);
    const each = (performance.now() - started) / 10;
    expect(each).toBeLessThan(200);
  });
});
