import { afterEach, describe, expect, it } from 'vitest';
import { discoveryStep } from '../../../src/core/flow/steps/discovery.js';
import { readResponseParameters } from '../../../src/core/oidc/authorization-response.js';
import { processAuthorizationResponse } from '../../../src/core/oidc/authorization-response-checks.js';
import { LoopbackListeners } from '../../../src/engine/loopback/loopback-listeners.js';
import { answeringJson, runAgainst } from '../../support/flow-bench.js';
import { failedIds } from '../../support/id-tokens.js';
import { LIVE_STATE, openRedirectBench, type RedirectBench } from '../../support/redirect-bench.js';

const EXPECTED = { state: LIVE_STATE, issuer: 'https://api.id.gov.sg/v2' };
const process = (query: string) => processAuthorizationResponse(readResponseParameters(query), EXPECTED);
const live = `code=abc&state=${LIVE_STATE}`;
let bench: RedirectBench;

afterEach(() => bench?.opened.close());

/** Asserts that the wait is still on: the right redirect gets through after all. */
async function expectStillWaiting(): Promise<void> {
  expect(bench.responses).toEqual([]);
  expect((await bench.knock({ query: live })).status).toBe(200);
  expect(bench.responses).toEqual([
    [
      ['code', 'abc'],
      ['state', LIVE_STATE],
    ],
  ]);
}

describe('authorization response', () => {
  it.each([
    ['R01 no state', 'code=abc', 'without state'],
    ['R02 a wrong state', 'code=abc&state=another', 'another state'],
    ['R02 an empty state', 'code=abc&state=', 'another state'],
    ['R05 state twice', `code=abc&state=${LIVE_STATE}&state=${LIVE_STATE}`, 'state given twice'],
    ['R05 state twice, once live', `code=abc&state=x&state=${LIVE_STATE}`, 'state given twice'],
  ])('%s is answered 400 and shown, and the wait goes on', async (_name, query, said) => {
    bench = await openRedirectBench();
    expect((await bench.knock({ query })).status).toBe(400);
    expect(bench.refused).toHaveLength(1);
    expect(bench.refused[0]).toContain(said);
    await expectStillWaiting();
  });

  it('R03 a state used before is answered 400, and said to be such', async () => {
    const listeners = new LoopbackListeners();
    const first = await openRedirectBench(listeners, { state: 'first-state-0123456789' });
    expect((await first.knock({ query: 'code=abc&state=first-state-0123456789' })).status).toBe(200);
    await first.opened.close();
    bench = await openRedirectBench(listeners, { port: first.port });
    expect((await bench.knock({ query: 'code=abc&state=first-state-0123456789' })).status).toBe(400);
    expect(bench.refused).toEqual(['A redirect with a state that was answered before came.']);
    await expectStillWaiting();
  });

  it('R04 the state of another client’s running flow is refused at this redirect URI', async () => {
    const listeners = new LoopbackListeners();
    const other = await openRedirectBench(listeners, { state: 'state-of-another-client' });
    bench = await openRedirectBench(listeners);
    expect((await bench.knock({ query: 'code=abc&state=state-of-another-client' })).status).toBe(400);
    expect(other.responses).toEqual([]);
    await expectStillWaiting();
    await other.opened.close();
  });

  it('R05 code twice with the live state is answered 400 and refused', async () => {
    bench = await openRedirectBench();
    expect((await bench.knock({ query: `code=a&code=b&state=${LIVE_STATE}` })).status).toBe(400);
    expect(failedIds(process(`code=a&code=b&state=${LIVE_STATE}`))).toEqual(['parameters-once', 'code']);
    expect(process(`code=a&code=b&state=${LIVE_STATE}`).code).toBeUndefined();
  });

  it('R06 where error and code come together the error wins', () => {
    const processed = process(`error=access_denied&${live}`);
    expect(failedIds(processed)).toEqual(['no-error']);
    expect(processed.code).toBeUndefined();
    expect(processed.checks.find((check) => check.id === 'no-error')?.remedy).toContain('came together');
  });

  it('R07 HTML and control characters in error_description are text', () => {
    const html = '<img src=x onerror=alert(1)>\u001b[31m\u202E';
    const { checks } = process(`error=x&error_description=${encodeURIComponent(html)}&state=${LIVE_STATE}`);
    expect(checks.find((check) => check.id === 'no-error')?.actual).toBe(
      'x: <img src=x onerror=alert(1)>⟨U+001B⟩[31m⟨U+202E⟩',
    );
  });

  it('R08 iss present and wrong is refused, right passes, absent is skipped', () => {
    expect(failedIds(process(`${live}&iss=https%3A%2F%2Fevil.example`))).toEqual(['response-issuer']);
    expect(failedIds(process(`${live}&iss=https%3A%2F%2Fapi.id.gov.sg%2Fv2`))).toEqual([]);
    expect(process(live).checks.find((check) => check.id === 'response-issuer')?.status).toBe('skipped');
  });

  it('R08 no iss is refused where discovery promises one', async () => {
    const promised = { ...EXPECTED, promisesIssuer: true };
    const held = processAuthorizationResponse(readResponseParameters(live), promised);
    expect(failedIds(held)).toEqual(['response-issuer']);
    expect(held.code).toBeUndefined();
    const { outcome } = await runAgainst(
      discoveryStep,
      answeringJson({ authorization_response_iss_parameter_supported: true }),
    );
    expect(outcome?.artifacts?.provider?.promisesIssuer).toBe(true);
  });

  it('R09 a code over 4 KiB is answered 413 and refused', async () => {
    bench = await openRedirectBench();
    const query = `code=${'x'.repeat(4097)}&state=${LIVE_STATE}`;
    expect((await bench.knock({ query })).status).toBe(413);
    expect(failedIds(process(query))).toEqual(['code']);
    expect(failedIds(process(`code=${'x'.repeat(4096)}&state=${LIVE_STATE}`))).toEqual([]);
  });

  it('R09 one that is far longer is answered 413 before it is read', async () => {
    bench = await openRedirectBench();
    expect((await bench.knock({ query: `code=${'x'.repeat(200_000)}&state=${LIVE_STATE}` })).status).toBe(413);
    await expectStillWaiting();
  });

  it('T11 __proto__ as a parameter is data only', () => {
    expect(failedIds(process(`${live}&__proto__=x&constructor=y`))).toEqual([]);
  });
});
