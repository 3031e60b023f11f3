import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/core/catalogue/catalogue.js';
import { flowViewOf } from '../../src/engine/flow/flow-view.js';
import { wireValue } from '../../src/sandbox/personas/persona.js';
import { PERSONAS } from '../../src/sandbox/personas/personas.js';
import { flowView } from '../../src/shared/views/flow.js';
import { type SandboxRunBench, startSandboxRunBench } from '../support/sandbox-run.js';

const ALL_SCOPES = SCOPES.map(({ scope }) => scope);
const CONTEXT = { number: 1, startedAt: 0, clientKey: 'key', approval: 'automatic' } as const;
let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

describe('the console against the sandbox', () => {
  describe.each(['A', 'B', 'C', 'D'] as const)('variant %s', (variant) => {
    it.each(PERSONAS.map((persona) => [persona.id, persona] as const))(
      'runs to the end for %s',
      async (id, persona) => {
        bench.sandbox.chooseVariant(variant);
        bench.sandbox.choosePersona(id);
        const run = bench.run({ scopes: ALL_SCOPES });
        await run.runToEnd();
        const values = persona.values(Date.now());
        const decrypted = Object.fromEntries(
          (run.artifacts.fields ?? []).map((field) => [field.scope, field.ok ? field.value : undefined]),
        );
        expect(run.state.status).toBe('finished');
        expect(run.state.steps.flatMap((step) => step.checks).filter((check) => check.status === 'failed')).toEqual([]);
        expect(decrypted).toEqual(
          Object.fromEntries(ALL_SCOPES.slice(1).map((scope) => [scope, wireValue(values, scope)])),
        );
        const view = flowView.parse(flowViewOf(run, CONTEXT));
        expect(view.result?.encryption?.variant).toBe(variant);
        expect(view.result?.coverage).toMatchObject({ requested: 34, returned: 34, decrypted: 34 });
      },
    );
  });

  it.each([
    ['form', 'post'],
    ['form', 'basic'],
    ['json', 'post'],
    ['json', 'basic'],
  ] as const)('exchanges the code by %s and client_secret_%s', async (tokenRequest, clientAuthentication) => {
    const run = bench.run({ tokenRequest, clientAuthentication });
    await run.runToEnd();
    expect(run.state.status).toBe('finished');
  });

  it('runs with openid alone: block key and fields are skipped', async () => {
    const run = bench.run({ scopes: ['openid'] });
    await run.runToEnd();
    expect(run.state.status).toBe('finished');
    expect(run.state.steps.map((step) => step.status).slice(-3)).toEqual(['skipped', 'skipped', 'passed']);
  });

  it('goes on from a failed exchange with a fresh code, never with the one that was sent', async () => {
    bench.sandbox.armFault('token.invalid-grant', true);
    const run = bench.run();
    await run.runToEnd();
    bench.sandbox.armFault('token.invalid-grant', false);
    const failedCode = run.artifacts.code;
    expect(run.nextStep).toBe('pkce');
    await run.runToEnd();
    expect(run.state.status).toBe('finished');
    expect(run.artifacts.code).not.toBe(failedCode);
    const sent = bench.sandbox.requests().filter((entry) => entry.path.endsWith('/token'));
    expect(sent.slice(-2).map((entry) => entry.status)).toEqual([400, 200]);
  });
});
