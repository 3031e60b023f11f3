import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initialFlowState } from '../../../../src/core/flow/reducer.js';
import { restoreRun, type SavedRun, saveRun } from '../../../../src/core/flow/saved-run.js';
import { fromSavedJson, toSavedJson } from '../../../../src/core/flow/saved-run-json.js';
import type { FlowRun } from '../../../../src/engine/flow/flow-run.js';
import { flowViewOf } from '../../../../src/engine/flow/flow-view.js';
import { revealSecret } from '../../../../src/engine/flow/reveal-secret.js';
import { clientSecrets, runSecrets } from '../../../../src/engine/flow/run-secrets.js';
import { sampleOfRun } from '../../../../src/engine/flow/sample-of-run.js';
import { anyString } from '../../../support/any-string.js';
import { artifactsFor, runRequest } from '../../../support/flow-bench.js';
import { leakedIn } from '../../../support/leaks.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';
import { thrownCode } from '../../../support/thrown-code.js';

const CONTEXT = { number: 3, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
let next = 0;
/** Never the same twice, and no secret of any run. */
const standIn = (length: number): string => `${next++}`.padStart(length, 'Zq');
const withhold = (run: FlowRun): SavedRun => saveRun(run, clientSecrets(run.request.client), standIn);
const reread = (saved: SavedRun): unknown => JSON.parse(JSON.stringify(saved)) as unknown;

let bench: SandboxRunBench;
beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

describe('saved run', () => {
  it.each([
    ['form, posted', {}],
    ['JSON', { tokenRequest: 'json' }],
    ['Basic', { clientAuthentication: 'basic' }],
    ['openid alone', { scopes: ['openid'] }],
    ['a secret that is refused', 'wrong-secret'],
    ['a redirect URI that is refused', { redirectUri: 'http://localhost:1/elsewhere' }],
  ] as const)('draws as it did, reveals what it did, and holds no secret of the client: %s', async (_name, changes) => {
    const run =
      changes === 'wrong-secret'
        ? bench.run({ client: { ...bench.run().request.client, clientSecret: 'Not+the/secret of=this&client%41' } })
        : bench.run(changes);
    await run.runToEnd();
    const saved = reread(withhold(run));
    const again = restoreRun(saved);
    expect(flowViewOf(again, CONTEXT)).toEqual(flowViewOf(run, CONTEXT));
    const { clientSecret, privateKey } = run.request.client;
    const secrets = [
      { name: 'client secret', value: clientSecret },
      ...privateKey.pkcs8Pem
        .split('\n')
        .slice(1, -2)
        .map((value) => ({ name: 'private key', value })),
    ];
    expect(leakedIn(JSON.stringify(saved), secrets)).toEqual([]);
    const refs = runSecrets(run).map(({ ref }) => ref);
    for (const ref of refs.filter((one) => !/client-secret|basic|private/.test(one))) {
      expect(revealSecret(again, ref)).toBe(revealSecret(run, ref));
    }
    expect(thrownCode(() => revealSecret(again, 'private-key'))).toBe('secret-not-revealable');
  });

  it('refuses to reveal what was left out, and masks it where it stood', async () => {
    const run = bench.run();
    await run.runToEnd();
    const again = restoreRun(reread(withhold(run)));
    expect(thrownCode(() => revealSecret(again, 'client-secret'))).toBe('secret-not-kept');
    const body = flowViewOf(again, CONTEXT).steps.find(({ id }) => id === 'token')?.exchanges[0]?.request.body;
    expect(body).toContainEqual({
      ref: 'client-secret',
      label: 'client secret',
      length: bench.credentials.secret.length,
    });
    const asReceived = { privacy: 'received', consoleVersion: '1' } as const;
    expect(sampleOfRun(again, asReceived).payload).toEqual(sampleOfRun(run, asReceived).payload);
    // Kept once more, as a run that came from a file is.
    const twice = restoreRun(reread(saveRun(again, clientSecrets(again.request.client), standIn)));
    expect(flowViewOf(twice, CONTEXT)).toEqual(flowViewOf(run, CONTEXT));
  });

  it('keeps a run before, in the middle of, and after each step', async () => {
    const run = bench.run();
    for (let step = run.nextStep; step !== undefined; step = run.nextStep) {
      expect(flowViewOf(restoreRun(reread(withhold(run))), CONTEXT)).toEqual(flowViewOf(run, CONTEXT));
      await run.runStep(step);
    }
    expect(run.state.status).toBe('finished');
  });

  it('refuses a client whose secret is too short to be found', () => {
    const request = runRequest('https://api.id.gov.sg');
    const client = { ...request.client, clientSecret: 'abc' };
    const run = { request: { ...request, client }, state: initialFlowState('r'), artifacts: artifactsFor('https://x') };
    expect(thrownCode(() => saveRun(run, clientSecrets(client), standIn))).toBe('run-not-keepable');
  });

  it('refuses more values than it would read again', async () => {
    const run = bench.run();
    await run.runToEnd();
    const [field] = run.artifacts.fields ?? [];
    if (field === undefined) throw new Error('The run decrypted nothing.');
    const fields = Array.from({ length: 2_001 }, (_, index) => ({ ...field, scope: `extra.scope_${index}` }));
    const large = { state: run.state, request: run.request, artifacts: { ...run.artifacts, fields } };
    expect(thrownCode(() => saveRun(large, clientSecrets(run.request.client), standIn))).toBe('run-too-many-values');
  });

  it('says what it cannot read', async () => {
    const run = bench.run();
    await run.runToEnd();
    const saved = withhold(run);
    expect(thrownCode(() => restoreRun({ ...saved, version: 2 }))).toBe('saved-run-newer');
    const damaged: readonly unknown[] = [
      undefined,
      'text',
      [],
      {},
      { ...saved, version: 0 },
      { ...saved, state: { runId: 'r', status: 'idle' } },
      { ...saved, artifacts: { ...(saved.artifacts as object), accessToken: 1 } },
      { ...saved, request: null },
      { ...saved, withheld: [{ ref: 'client-secret' }] },
    ];
    for (const one of damaged) expect(thrownCode(() => restoreRun(one))).toBe('saved-run-damaged');
  });

  it('carries any value through JSON, names like its own mark and bytes among them', () => {
    const leaf = fc.oneof(
      anyString(12),
      fc.constantFrom('$bytes', '$$bytes', '__proto__', 'constructor'),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.uint8Array({ maxLength: 9 }),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('object')),
      object: fc
        .array(fc.tuple(fc.oneof(anyString(6), fc.constantFrom('$bytes', '__proto__', '$$x')), tie('value')), {
          maxLength: 4,
        })
        .map((entries) => Object.fromEntries(entries)),
    }));
    fc.assert(
      fc.property(value, (any) => {
        const json = JSON.stringify(toSavedJson(any, (text) => text));
        expect(fromSavedJson(JSON.parse(json))).toEqual(any);
      }),
      { numRuns: 300 },
    );
  });
});
