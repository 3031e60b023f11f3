import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/core/oidc/environment.js';
import { tamperFor } from '../../../src/engine/flow/arm-tamper.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../support/sandbox-run.js';

let bench: SandboxRunBench;
beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

/** The authorization URL of a run in which the user's own edits were made, armed as against a provider that is not the sandbox. */
async function urlWith(...names: readonly (readonly [name: string, value: string])[]): Promise<URL> {
  const run = bench.run();
  for (const [name, value] of names) {
    const edit = { target: 'authorization-request', name, change: 'set', value } as const;
    run.arm(tamperFor({ kind: 'edit', edit }, { kind: 'staging', origin: 'https://api-stg.id.gov.sg' }, false));
  }
  for (const step of ['preflight', 'discovery', 'pkce', 'authorization'] as const) await run.runStep(step);
  expect(run.state.steps.flatMap(({ tampered = [] }) => tampered)).toHaveLength(names.length);
  return new URL(run.artifacts.authorizationUrl ?? '');
}

describe('tampered requests', () => {
  it.each([
    'x&code_challenge_method=plain&y',
    'code%5Fchallenge_method',
    'code_challenge_method=plain#',
    '#code_challenge_method',
  ])('T02 a name that is made up as “%s” sends no other parameter, so plain goes nowhere by it', async (name) => {
    const url = await urlWith([name, 'plain']);
    expect(url.searchParams.getAll('code_challenge_method')).toEqual(['S256']);
    expect(url.searchParams.get(name)).toBe('plain');
    expect(url.hash).toBe('');
  });

  it('T02 half a surrogate pair goes out as a replacement character, and breaks nothing', async () => {
    expect((await urlWith(['state', 'a\uD800'])).searchParams.get('state')).toBe('a\uFFFD');
  });

  it('T02 production is production under any spelling of its address', () => {
    for (const origin of ['https://api.id.gov.sg.', 'https://API.id.gov.sg:443/', 'https://api.id.gov.sg./v2']) {
      expect(readEnvironment(origin)).toEqual(readEnvironment('production'));
    }
    expect(readEnvironment('https://api-stg.id.gov.sg.').kind).toBe('staging');
    expect(readEnvironment('https://other.example').origin).toBe('https://other.example');
  });
});
