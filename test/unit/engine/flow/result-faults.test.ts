import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { readCoverage } from '../../../../src/core/catalogue/coverage.js';
import { flowViewOf } from '../../../../src/engine/flow/flow-view.js';
import { revealSecret } from '../../../../src/engine/flow/reveal-secret.js';
import { exportRuns } from '../../../../src/engine/flow/sample-of-run.js';
import { FAULTS } from '../../../../src/sandbox/faults/faults.js';
import { flowView } from '../../../../src/shared/views/flow.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

const CONTEXT = { number: 1, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
const SCOPE_NAMES = SCOPES.map(({ scope }) => scope);
/** What takes seconds, and is held to its limits elsewhere. */
const TOO_MUCH = new Set(['userinfo.slow', 'userinfo.huge-field']);
/** Those that let a run come to a result, whole or in parts. */
const USERINFO = FAULTS.map(({ id }) => id).filter((id) => id.startsWith('userinfo.') && !TOO_MUCH.has(id));

let bench: SandboxRunBench;
beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

async function runWith(persona: string, fault: string) {
  bench.sandbox.choosePersona(persona);
  bench.sandbox.armFault(fault, true);
  const run = bench.run({ scopes: SCOPE_NAMES });
  await run.runToEnd();
  bench.sandbox.armFault(fault, false);
  return run;
}

describe('results, whatever the provider does to them', () => {
  it.each(USERINFO)(
    '%s: every value that came is there to be seen, and each row says how far it got',
    async (fault) => {
      for (const persona of fault.startsWith('userinfo.records')
        ? ['citizen-parent', 'public-officer']
        : ['public-officer']) {
        const run = await runWith(persona, fault);
        const { result } = flowView.parse(flowViewOf(run, CONTEXT));
        const fields = run.artifacts.fields ?? [];
        expect([fault, result === undefined]).toEqual([fault, run.artifacts.fields === undefined]);
        for (const field of fields) {
          const row = result?.rows.find(({ scope }) => scope === field.scope);
          expect([field.scope, row?.decrypted]).toEqual([field.scope, field.ok]);
          if (!field.ok) expect([field.scope, row?.problem]).toEqual([field.scope, expect.stringMatching(/./)]);
          if (!field.ok || row?.value === undefined) continue;
          const seen = row.value.kind === 'shown' ? row.value.raw : revealSecret(run, row.value.ref);
          expect([field.scope, seen]).toEqual([field.scope, field.value]);
        }
        for (const row of result?.rows ?? []) {
          const { meaning, remedy } = readCoverage(findScope(row.scope), row);
          expect([row.scope, meaning === 'Complete.' || remedy !== undefined]).toEqual([row.scope, true]);
        }
        if (result === undefined) continue;
        await exportRuns([run], 'html', { privacy: 'received', consoleVersion: 'test' });
        await exportRuns([run], 'json-decoded', { privacy: 'synthetic', consoleVersion: 'test' });
      }
    },
  );
});
