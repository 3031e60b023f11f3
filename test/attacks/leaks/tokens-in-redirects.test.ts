import { describe, expect, it } from 'vitest';
import { initialFlowState } from '../../../src/core/flow/reducer.js';
import type { StepState } from '../../../src/core/flow/state.js';
import { redirectStep } from '../../../src/core/flow/steps/redirect.js';
import type { HttpExchange } from '../../../src/core/trace/http.js';
import { flowViewOf } from '../../../src/engine/flow/flow-view.js';
import { harOfRun } from '../../../src/engine/flow/har-of-run.js';
import { artifactsFor, jsonResponse, runRequest, stepIo } from '../../support/flow-bench.js';

const ORIGIN = 'https://api.id.gov.sg';
const CONTEXT = { number: 1, startedAt: 0, clientKey: 'key', approval: 'automatic' } as const;
const CODE = 'SplxlOBeZQQYbYS6WxSbIA';
/** Of a login that the run knows nothing of: it stands in the exchange alone. */
const FOREIGN_CODE = 'fOrEiGn-code-0123456789';
const ACCESS = 'AT-0123456789-super-secret-access';
const SIGNATURE = 'sIgNaTuRe-of-the-id-token-0123456789';
const PARAMETERS: readonly (readonly [string, string])[] = [
  ['code', CODE],
  ['state', 'state-of-this-run-0123456789'],
  ['access_token', ACCESS],
  ['id_token', `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1PTEifQ.${SIGNATURE}`],
];

/** The exchange in which a provider that was followed sends the browser back. */
function followed(location: string): HttpExchange {
  return {
    purpose: 'Authorization',
    request: { method: 'GET', url: `${ORIGIN}/v2/oauth/authorize`, headers: [] },
    startedAt: 0,
    response: { ...jsonResponse('', 302), headers: [['Location', location]] },
  };
}

/** A run whose redirect carried tokens beside the code, as a provider that takes the implicit flow for granted sends. */
async function partsOf(mark: string) {
  const artifacts = { ...artifactsFor(ORIGIN), authorizationUrl: `${ORIGIN}/v2/oauth/authorize`, spent: undefined };
  const request = runRequest(ORIGIN);
  const { report } = await redirectStep.run(request, artifacts, {
    ...stepIo(),
    awaitRedirect: () => Promise.resolve(PARAMETERS),
  });
  const sent = new URLSearchParams(PARAMETERS.map((pair) => [...pair]));
  sent.set('code', FOREIGN_CODE);
  const location = `${request.redirectUri}${mark}${sent}`;
  const state = initialFlowState('r');
  const steps = state.steps.map(
    (one): StepState =>
      one.id === 'redirect' ? { ...one, ...report, status: 'passed', exchanges: [followed(location)] } : one,
  );
  return { state: { ...state, steps }, request, artifacts };
}

describe('tokens in a redirect, where none belong', () => {
  it.each(['?', '#', '#/callback?'])('L01 neither the window nor a sanitised HAR has them: behind %s', async (mark) => {
    const parts = await partsOf(mark);
    const seen = JSON.stringify(flowViewOf(parts, CONTEXT)) + harOfRun(parts, 'masked', 'test').text;
    expect(seen).toContain('access_token');
    for (const secret of [CODE, FOREIGN_CODE, ACCESS, SIGNATURE])
      expect([secret, seen.includes(secret)]).toEqual([secret, false]);
  });
});
