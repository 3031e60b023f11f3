import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowRun } from '../../../src/engine/flow/flow-run.js';
import { flowViewOf } from '../../../src/engine/flow/flow-view.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../support/sandbox-run.js';

const CONTEXT = { number: 1, startedAt: 0, clientKey: 'key', approval: 'automatic' } as const;
let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

/** Every form in which a secret might travel. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(encodeURIComponent(secret)),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap((shift) => {
      // The middle of its base64 at each alignment: the ends depend on what stands beside it.
      const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64url');
      const core = text.slice(shift === 0 ? 0 : 4, -4);
      return core.length < 8 ? [] : [core, core.replaceAll('-', '+').replaceAll('_', '/')];
    }),
  ].filter((form) => form.length >= 4);
}

/** The secrets that a run holds, asked for independently of the code that masks them. */
function secretsOf(run: FlowRun): ReadonlyMap<string, string> {
  const { artifacts, request } = run;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['client secret', request.client.clientSecret],
    ['private key', request.client.privateKey.pkcs8Pem.split('\n')[3]],
    ['code verifier', artifacts.pkce?.codeVerifier],
    ['code', artifacts.code],
    ['access token', artifacts.accessToken],
    ['ID token signature', artifacts.idToken?.split('.')[2]],
    ['block key', typeof artifacts.blockKey?.jwk.k === 'string' ? artifacts.blockKey.jwk.k : undefined],
    ...(artifacts.fields ?? []).map((field) => [field.scope, field.ok ? field.value : undefined] as const),
  ];
  return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

function leaksIn(text: string, run: FlowRun): readonly string[] {
  const found: string[] = [];
  for (const [name, secret] of secretsOf(run)) {
    if (formsOf(secret).some((form) => text.includes(form))) found.push(name);
  }
  return found;
}

describe('masking', () => {
  it.each([
    ['form', 'post'],
    ['form', 'basic'],
    ['json', 'post'],
    ['json', 'basic'],
  ] as const)(
    'T17 no secret is in any view of a run, body %s, authentication %s',
    async (tokenRequest, clientAuthentication) => {
      const run = bench.run({ tokenRequest, clientAuthentication });
      const views: string[] = [];
      run.subscribe(() => views.push(JSON.stringify(flowViewOf(run, CONTEXT))));
      await run.runToEnd();
      expect(run.state.status).toBe('finished');
      expect(secretsOf(run).size).toBe(9);
      expect(views.length).toBeGreaterThan(20);
      for (const view of views) expect(leaksIn(view, run)).toEqual([]);
    },
  );

  it('T17 the trace itself holds them, so that the search above is able to find something', async () => {
    const run = bench.run({ clientAuthentication: 'basic' });
    await run.runToEnd();
    const leaks = leaksIn(JSON.stringify(run.state), run);
    expect(leaks).toEqual(
      expect.arrayContaining(['client secret', 'code verifier', 'code', 'access token', 'block key']),
    );
  });

  it.each([
    'token.id-token-missing',
    'token.access-token-missing',
    'token.id-token-object',
    'redirect.error-and-code',
    'token.invalid-grant',
  ])('T17 nor is what a refused response carried: %s', async (fault) => {
    bench.sandbox.armFault(fault, true);
    const run = bench.run();
    await run.runToEnd();
    bench.sandbox.armFault(fault, false);
    expect(run.state.status).toBe('failed');
    const view = JSON.stringify(flowViewOf(run, CONTEXT));
    for (const secret of wireSecrets(run)) expect(view).not.toContain(secret);
    expect(leaksIn(view, run)).toEqual([]);
  });
});

/** Codes and tokens straight off the wire, whatever the run made of them. */
function wireSecrets(run: FlowRun): readonly string[] {
  const wire = JSON.stringify(run.state.steps.flatMap((step) => step.exchanges));
  const codes = [...wire.matchAll(/[?&]code=([A-Za-z0-9_.~-]{8,})/g)].map((match) => match[1] ?? '');
  const tokens = [...wire.matchAll(/(?:access_token|refresh_token)\\*":\s*\\*"([A-Za-z0-9_.~-]{8,})/g)].map(
    (match) => match[1] ?? '',
  );
  expect(codes.length + tokens.length).toBeGreaterThan(0);
  return [...codes, ...tokens];
}
