import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULTS } from '../../src/sandbox/faults/faults.js';
import { type SandboxRunBench, startSandboxRunBench } from '../support/sandbox-run.js';

let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench({ wait: () => Promise.resolve() });
});
afterAll(() => bench.stop());

/** What the console notices of each fault: the step, and the check that does not hold. */
const NOTICED: Readonly<Record<string, readonly [step: string, check: string]>> = {
  'redirect.state-wrong': ['redirect', 'state'],
  'redirect.state-missing': ['redirect', 'state'],
  'redirect.state-repeated': ['redirect', 'parameters-once'],
  'redirect.code-missing': ['redirect', 'code'],
  'redirect.error': ['redirect', 'no-error'],
  'redirect.error-and-code': ['redirect', 'no-error'],
  'token.invalid-grant': ['token', 'http-status'],
  'token.invalid-client': ['token', 'http-status'],
  'token.redirect': ['token', 'http-status'],
  'token.id-token-missing': ['token', 'id-token'],
  'token.access-token-missing': ['token', 'access-token'],
  'token.id-token-object': ['token', 'id-token'],
  'token.html-200': ['token', 'json-body'],
  'token.html-500': ['token', 'http-status'],
  'id-token.nonce-wrong': ['id-token', 'nonce'],
  'id-token.nonce-missing': ['id-token', 'nonce'],
  'id-token.audience-wrong': ['id-token', 'aud'],
  'id-token.issuer-wrong': ['id-token', 'iss'],
  'id-token.expired': ['id-token', 'exp'],
  'id-token.issued-in-future': ['id-token', 'iat'],
  'id-token.subject-missing': ['id-token', 'sub'],
  'id-token.key-unknown': ['id-token', 'signing-key'],
  'id-token.algorithm-none': ['id-token', 'alg'],
  'id-token.signature-wrong': ['id-token', 'signature'],
  'jwks.empty': ['id-token', 'jwks-keys'],
  'jwks.other-key': ['id-token', 'signature'],
  'userinfo.unauthorized': ['userinfo', 'http-status'],
  'userinfo.subject-other': ['userinfo', 'userinfo-sub'],
  'userinfo.key-of-another-client': ['block-key', 'block-key-unwrap'],
  'userinfo.field-altered': ['decrypt', 'decrypt:'],
  'userinfo.not-utf8': ['decrypt', 'decrypt:'],
  'userinfo.fields-swapped': ['result', 'value:'],
  'userinfo.field-missing': ['result', 'all-returned'],
  'userinfo.field-extra': ['result', 'none-unasked'],
};

/** Faults that a right client does not fail on. */
const HARMLESS = ['timing.slow', 'userinfo.empty-list-as-nul'];

describe('the sandbox’s faults, as the console sees them', () => {
  it('has an expectation for every fault', () => {
    const known = [...Object.keys(NOTICED), ...HARMLESS].sort();
    expect(FAULTS.map((fault) => fault.id).sort()).toEqual(known);
  });

  it.each(Object.entries(NOTICED))('%s does not hold at %s', async (fault, [step, check]) => {
    bench.sandbox.armFault(fault, true);
    const run = bench.run({ scopes: ['openid', 'myinfo.name', 'myinfo.nric_number', 'myinfo.date_of_birth'] });
    await run.runToEnd();
    bench.sandbox.armFault(fault, false);
    const found = run.state.steps
      .flatMap((state) => state.checks.map((one) => ({ step: state.id, ...one })))
      .filter(
        (one) => (one.status === 'failed' || one.status === 'warned') && one.id !== 'discovery-client-authentication',
      );
    expect(found.map((one) => `${one.step} ${one.id}`)).toContainEqual(expect.stringContaining(`${step} ${check}`));
    // Every objection says why that is likely so and what to do about it.
    for (const one of found)
      expect([one.causes?.length ?? 0, one.remedy?.length ?? 0].every((count) => count > 0)).toBe(true);
    // Whatever is wrong with a redirect or a token, nothing is sent on after it.
    const later = run.state.steps.slice(run.state.steps.findIndex((state) => state.status === 'failed') + 1);
    if (run.state.status === 'failed') expect(later.every((state) => state.exchanges.length === 0)).toBe(true);
  });

  it.each(HARMLESS)('%s does not stop a run', async (fault) => {
    bench.sandbox.armFault(fault, true);
    const run = bench.run({ scopes: ['openid', 'myinfo.name', 'myinfo.vehicles'] });
    await run.runToEnd();
    bench.sandbox.armFault(fault, false);
    expect(run.state.status).toBe('finished');
  });
});
