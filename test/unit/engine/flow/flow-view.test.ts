import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initialFlowState } from '../../../../src/core/flow/reducer.js';
import type { FlowState } from '../../../../src/core/flow/state.js';
import { decryptJwe, rsaDecryptionKey } from '../../../../src/core/jose/decrypt-jwe.js';
import { flowViewOf } from '../../../../src/engine/flow/flow-view.js';
import { revealSecret } from '../../../../src/engine/flow/reveal-secret.js';
import { runSecrets } from '../../../../src/engine/flow/run-secrets.js';
import { sampleOfRun } from '../../../../src/engine/flow/sample-of-run.js';
import { flowView } from '../../../../src/shared/views/flow.js';
import { artifactsFor, jsonResponse, runRequest } from '../../../support/flow-bench.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';
import { thrownCode } from '../../../support/thrown-code.js';

const CONTEXT = { number: 3, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

/** A run in which userinfo came as `body`. */
function runWith(body: string) {
  const response = jsonResponse(body);
  const request = runRequest('https://api.id.gov.sg');
  const state: FlowState = {
    ...initialFlowState('r'),
    steps: initialFlowState('r').steps.map((step) =>
      step.id === 'userinfo'
        ? {
            ...step,
            exchanges: [
              { purpose: 'p', startedAt: 1, request: { method: 'GET', url: 'https://x/', headers: [] }, response },
            ],
          }
        : step,
    ),
  };
  return { state, request, artifacts: artifactsFor('https://api.id.gov.sg') };
}

describe('flow view', () => {
  it('is what the contract says at every moment of a run', async () => {
    const run = bench.run();
    let views = 0;
    run.subscribe(() => {
      expect(flowView.safeParse(flowViewOf(run, CONTEXT)).error).toBeUndefined();
      views += 1;
    });
    await run.runToEnd();
    const view = flowViewOf(run, CONTEXT);
    expect(views).toBeGreaterThan(20);
    expect(view).toMatchObject({ number: 3, status: 'finished', clientName: bench.credentials.name });
    expect(view.result?.rows.map((row) => [row.scope, row.value?.kind, row.verdict])).toEqual([
      ['myinfo.name', 'masked', 'passed'],
      ['myinfo.nric_number', 'masked', 'passed'],
    ]);
    expect(view.steps.flatMap((step) => step.exchanges).every((exchange) => exchange.curl.startsWith('curl '))).toBe(
      true,
    );
  });

  it('reveals exactly what is asked for, and the private key never', async () => {
    const run = bench.run();
    await run.runToEnd();
    expect(revealSecret(run, 'client-secret')).toBe(bench.credentials.secret);
    expect(revealSecret(run, 'access-token')).toBe(run.artifacts.accessToken);
    expect(revealSecret(run, 'value:myinfo.name')).toBe(bench.sandbox.persona.values(Date.now())['myinfo.name']);
    expect(thrownCode(() => revealSecret(run, 'private-key'))).toBe('secret-not-revealable');
    expect(thrownCode(() => revealSecret(run, 'toString'))).toBe('secret-unknown');
    const refs = runSecrets(run)
      .map((secret) => secret.ref)
      .filter((ref) => ref !== 'private-key');
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('every masked part can be revealed', async () => {
    const run = bench.run();
    await run.runToEnd();
    const refs = [...JSON.stringify(flowViewOf(run, CONTEXT)).matchAll(/"ref":"([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of new Set(refs)) expect(revealSecret(run, ref)).not.toBe('');
  });

  it('unwraps content keys on demand, and shows of them no more than their length', async () => {
    const run = bench.run();
    await run.runToEnd();
    const view = flowViewOf(run, CONTEXT);
    const anatomies = view.steps.flatMap(({ anatomy }) => anatomy).filter(({ kind }) => kind === 'jwe');
    expect(anatomies).toHaveLength(3);
    for (const { contentKey } of anatomies) {
      const [part] = contentKey?.text ?? [];
      if (typeof part !== 'object') throw new Error('The content key is not masked.');
      const value = revealSecret(run, part.ref);
      expect(Buffer.from(value, 'base64url')).toHaveLength(contentKey?.bytes ?? 0);
      expect(JSON.stringify(view)).not.toContain(value);
    }
    const wrapped = decryptJwe(
      run.artifacts.userInfoResponse?.key ?? '',
      rsaDecryptionKey(run.request.client.privateKey.keyObject),
    );
    expect(revealSecret(run, 'content-key')).toBe(Buffer.from(wrapped.contentEncryptionKey).toString('base64url'));
    expect(thrownCode(() => revealSecret(run, 'content-key:value:myinfo.sex'))).toBe('secret-unknown');
  });

  it('masks what a broken provider sends in clear, short or long', () => {
    const short = runWith('{"sub":"u=1","data":{"myinfo.name":"TAN AH KOW"}}');
    expect(JSON.stringify(flowViewOf(short, CONTEXT))).not.toContain('TAN AH KOW');
    const long = `TAN AH KOW ${'lives here '.repeat(2_000)}`;
    const view = JSON.stringify(
      flowViewOf(runWith(JSON.stringify({ sub: 'u=1', data: { 'myinfo.name': long } })), CONTEXT),
    );
    expect(view).not.toContain('lives here');
  });

  it('cuts a very long body and says so', () => {
    const view = flowViewOf(runWith(`"${'x'.repeat(2_000_000)}"`), CONTEXT);
    const response = view.steps.find((step) => step.id === 'userinfo')?.exchanges[0]?.response;
    expect([response?.truncated, response?.bodyBytes]).toEqual([true, 2_000_002]);
    expect(JSON.stringify(response?.body).length).toBeLessThan(1_100_000);
  });

  it('J17 takes a run of 1,000 fields without a stall', async () => {
    const run = bench.run();
    await run.runToEnd();
    const [field] = run.artifacts.fields ?? [];
    if (field?.ok !== true) throw new Error('The run decrypted nothing.');
    const fields = Array.from({ length: 1_000 }, (_, index) => ({
      ...field,
      scope: `extra.scope_${index}`,
      value: `VALUE NUMBER ${index}`,
    }));
    const parts = { state: run.state, request: run.request, artifacts: { ...run.artifacts, fields } };
    const started = performance.now();
    const view = flowViewOf(parts, CONTEXT);
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(view.result?.rows).toHaveLength(1_002);
  });

  it('gives a sample of what came, and nothing before that', async () => {
    const run = bench.run();
    const sample = (privacy: 'masked' | 'received') => sampleOfRun(run, { privacy, consoleVersion: '0.1.0' });
    expect(thrownCode(() => sample('masked'))).toBe('nothing-to-export');
    await run.runToEnd();
    expect(sample('masked').payload._about).toMatchObject({ privacy: 'masked', encryptionVariant: 'C' });
    expect(sample('received').payload.data['myinfo.name']).toBe(revealSecret(run, 'value:myinfo.name'));
  });
});
