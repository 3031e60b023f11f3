import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../src/core/errors.js';
import { initialFlowState } from '../../../src/core/flow/reducer.js';
import type { FlowStep } from '../../../src/core/flow/run.js';
import { tokenStep } from '../../../src/core/flow/steps/token.js';
import { userInfoStep } from '../../../src/core/flow/steps/userinfo.js';
import { flowViewOf, runRedactor } from '../../../src/engine/flow/flow-view.js';
import { revealSecret } from '../../../src/engine/flow/reveal-secret.js';
import { runSecrets } from '../../../src/engine/flow/run-secrets.js';
import { answering, artifactsFor, runAgainst, runRequest } from '../../support/flow-bench.js';

const CONTEXT = { number: 1, startedAt: 0, clientKey: 'key', approval: 'automatic' } as const;
const ORIGIN = 'http://127.0.0.1:1';
const SECRET = 'abcdefghijklmnopqrstuvwxyz012345';
const ACCESS = 'AT-0123456789-super-secret-access';
const NAME = 'TAN AH KOW';

/** A run whose one step met the answer. */
async function partsOf(step: FlowStep, listener: RequestListener) {
  const { outcome, error, exchanges } = await runAgainst(step, listener);
  const failed = error instanceof ConsoleError ? { status: 'failed' as const, error: error.toView() } : {};
  const state = initialFlowState('r');
  const steps = state.steps.map((one) =>
    one.id === step.id ? { ...one, ...failed, ...outcome?.report, exchanges } : one,
  );
  const artifacts = { ...artifactsFor(ORIGIN), ...outcome?.artifacts };
  return { state: { ...state, steps }, request: runRequest(ORIGIN), artifacts };
}

const viewOf = async (step: FlowStep, listener: RequestListener) =>
  JSON.stringify(flowViewOf(await partsOf(step, listener), CONTEXT));

describe('responses that are not what they should be', () => {
  it.each([
    ['a form', `access_token=${ACCESS}&token_type=bearer`],
    ['JSON cut short', `{"access_token":"${ACCESS}","refresh_token":"x"`],
    ['JSON and more', `{"access_token":"${ACCESS}","token_type":"Bearer"}\n<!-- -->`],
    ['an array', `[{"access_token":"${ACCESS}"}]`],
    ['nested', `{"result":{"access_token":"${ACCESS}"}}`],
    ['a byte order mark', `\ufeff{"access_token":"${ACCESS}"}`],
    ['a repeated member', `{"access_token":"${ACCESS}","access_token":"other-token-1234"}`],
    ['another spelling', `{"accessToken":"${ACCESS}"}`],
    ['lists', `{"access_token":[["${ACCESS}"]]}`],
    ['JSONP', `cb({"access_token":"${ACCESS}"})`],
  ])('T17 no token of a token response reaches the window: %s', async (_, body) => {
    const view = await viewOf(tokenStep, answering(200, 'application/json', body));
    expect(view).toContain('"ref":');
    expect(view).not.toContain(ACCESS);
  });

  it.each([
    ['beside data', `{"sub":"u=1f0c5a1e","myinfo.name":"${NAME}"}`],
    ['in a list', `{"sub":"u=1f0c5a1e","data":[{"myinfo.name":"${NAME}"}]}`],
    ['in a string', `{"sub":"u=1f0c5a1e","data":"{\\"myinfo.name\\":\\"${NAME}\\"}"}`],
    ['nested', `{"sub":"u=1f0c5a1e","data":{"myinfo":{"name":"${NAME}"}}}`],
    ['cut short', `{"sub":"u=1f0c5a1e","data":{"myinfo.name":"${NAME}"}`],
    ['five parts', `{"sub":"u=1f0c5a1e","data":{"myinfo.name":"${NAME} . . . ."}}`],
    ['repeated', `{"sub":"u=1f0c5a1e","data":{"myinfo.name":"${NAME}","myinfo.name":"x.y.z"}}`],
  ])('L01 no value that came in clear reaches the window: %s', async (_, body) => {
    expect(await viewOf(userInfoStep, answering(200, 'application/json', body))).not.toContain(NAME);
  });

  it('L01 a body that is masked whole is revealed whole, also by its excerpt', async () => {
    const body = `access_token=${ACCESS}&token_type=bearer`;
    const parts = await partsOf(tokenStep, answering(200, 'text/plain', body));
    const refs = [...JSON.stringify(flowViewOf(parts, CONTEXT)).matchAll(/"ref":"(body:\d+)"/g)].map(([, ref]) => ref);
    expect(refs.length).toBeGreaterThan(1);
    expect(new Set(refs).size).toBe(1);
    expect(revealSecret(parts, refs[0] ?? '')).toBe(body);
  });

  it('L01 no private key, line by line or in JSON', () => {
    const request = runRequest(ORIGIN);
    const pem = request.client.privateKey.pkcs8Pem;
    const redactor = runRedactor(runSecrets({ state: initialFlowState('r'), request, artifacts: {} }));
    for (const text of [pem, JSON.stringify(pem)]) {
      for (const line of pem.split('\n').slice(1, -2)) expect(redactor.redact(text)).not.toContain(line);
    }
  });

  it.each([
    ['an excerpt', answering(400, 'application/json', JSON.stringify({ error: `${'x'.repeat(129)}${SECRET}` }))],
    ['a long body', answering(400, 'text/plain', 'x'.repeat(1_048_576 - 31) + SECRET)],
  ])('L01 no secret that was cut: %s', async (_, listener) => {
    expect(await viewOf(tokenStep, listener)).not.toContain(SECRET.slice(0, 8));
  });
});
