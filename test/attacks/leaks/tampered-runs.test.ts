import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tamper } from '../../../src/core/flow/tamper/tamper.js';
import { type FlowViewContext, flowViewOf } from '../../../src/engine/flow/flow-view.js';
import { runTabOf } from '../../../src/engine/flow/run-tab.js';
import { sampleOfRun } from '../../../src/engine/flow/sample-of-run.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../support/sandbox-run.js';

const CONTEXT: FlowViewContext = { number: 1, startedAt: 1, clientKey: 'key', approval: 'automatic' };
let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

/** Everything that the window gets of a run with these changes, from its first moment to its end. */
async function seen(
  ...tampers: readonly Tamper[]
): Promise<{ readonly run: ReturnType<typeof bench.run>; readonly text: string }> {
  const run = bench.run();
  const views: string[] = [];
  run.subscribe(() => views.push(JSON.stringify([flowViewOf(run, CONTEXT), runTabOf(run, CONTEXT)])));
  for (const tamper of tampers) run.arm(tamper);
  await run.runToEnd();
  return { run, text: views.join('\n') };
}

const preset = (id: string): Tamper => ({ id, kind: 'preset', preset: id });

describe('what the window sees of a run that is tampered with', () => {
  it('L01 a secret that was typed for a change never comes back', async () => {
    const value = 'typed-secret-that-nobody-may-see+/=';
    const edit = { target: 'token-request', name: 'client_secret', change: 'set', value } as const;
    const { text, run } = await seen({ id: 'e', kind: 'edit', edit });
    expect(text).toContain('client_secret set to 35 characters');
    for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]) {
      expect(text).not.toContain(form);
    }
    run.disarm();
    expect(JSON.stringify(flowViewOf(run, CONTEXT))).not.toContain(encodeURIComponent(value));
  });

  it('L01 a verifier that is given away as a plain challenge stays masked', async () => {
    const { text, run } = await seen(preset('pkce-plain'));
    const verifier = run.artifacts.pkce?.codeVerifier ?? '';
    expect(verifier).toHaveLength(43);
    expect(text).not.toContain(verifier);
  });

  it('L01 tokens of the first use of a replayed code stay masked', async () => {
    const { text, run } = await seen(preset('code-replay'));
    const body = run.state.steps.find(({ id }) => id === 'token')?.exchanges[0]?.response?.body ?? '';
    const { access_token: token } = JSON.parse(body) as { readonly access_token: string };
    expect(token.length).toBeGreaterThan(20);
    expect(text).not.toContain(token);
  });

  it('L03 a value that was typed for a change stands in no sample but one as received', async () => {
    const value = 'S9812381D';
    const edit = { target: 'authorization-request', name: 'login_hint', change: 'set', value } as const;
    const { run } = await seen({ id: 'e', kind: 'edit', edit });
    const written = (privacy: 'masked' | 'synthetic' | 'received') =>
      JSON.stringify(sampleOfRun(run, { privacy, consoleVersion: 'test' }).payload);
    for (const privacy of ['masked', 'synthetic'] as const) {
      expect(written(privacy)).toContain('login_hint set to 9 characters');
      expect([privacy, written(privacy).includes(value)]).toEqual([privacy, false]);
    }
    expect(written('received')).toContain(`login_hint set to “${value}”`);
  });
});
