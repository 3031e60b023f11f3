import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { readCoverage } from '../../../../src/core/catalogue/coverage.js';
import type { FlowRun } from '../../../../src/engine/flow/flow-run.js';
import { flowViewOf } from '../../../../src/engine/flow/flow-view.js';
import { revealSecret } from '../../../../src/engine/flow/reveal-secret.js';
import { exportRuns } from '../../../../src/engine/flow/sample-of-run.js';
import { FAULTS } from '../../../../src/sandbox/faults/faults.js';
import { flowView } from '../../../../src/shared/views/flow.js';
import type { ResultRow } from '../../../../src/shared/views/result.js';
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

/** Each value that was decrypted is shown or can be revealed, as it is; each that was not says why. */
function expectAllSeen(run: FlowRun, rows: readonly ResultRow[]): void {
  for (const field of run.artifacts.fields ?? []) {
    const row = rows.find(({ scope }) => scope === field.scope);
    expect([field.scope, row?.decrypted]).toEqual([field.scope, field.ok]);
    if (field.ok) expect([field.scope, seenOf(run, row)]).toEqual([field.scope, field.value]);
    else expect([field.scope, row?.problem]).toEqual([field.scope, expect.stringMatching(/./)]);
  }
}

function seenOf(run: FlowRun, row: ResultRow | undefined): string | undefined {
  return row?.value?.kind === 'masked' ? revealSecret(run, row.value.ref) : row?.value?.raw;
}

/** Each row says how far it got, and what to do where that was not all the way. */
function expectAllExplained(rows: readonly ResultRow[]): void {
  for (const row of rows) {
    const { meaning, remedy } = readCoverage(findScope(row.scope), row);
    expect([row.scope, meaning === 'Complete.' || remedy !== undefined]).toEqual([row.scope, true]);
  }
}

describe('results, whatever the provider does to them', () => {
  it.each(USERINFO)(
    '%s: every value that came is there to be seen, and each row says how far it got',
    async (fault) => {
      const parent = fault.startsWith('userinfo.records') ? ['citizen-parent'] : [];
      for (const persona of [...parent, 'public-officer']) {
        const run = await runWith(persona, fault);
        const { result } = flowView.parse(flowViewOf(run, CONTEXT));
        expect(result === undefined).toBe(run.artifacts.fields === undefined);
        expectAllSeen(run, result?.rows ?? []);
        expectAllExplained(result?.rows ?? []);
        if (result === undefined) continue;
        await exportRuns([run], 'html', { privacy: 'received', consoleVersion: 'test' });
        await exportRuns([run], 'json-decoded', { privacy: 'synthetic', consoleVersion: 'test' });
      }
    },
  );
});
