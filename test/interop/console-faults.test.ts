import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveWith } from '../../src/engine/flow/approval.js';
import { FAULTS } from '../../src/sandbox/faults/faults.js';
import { type SandboxRunBench, startSandboxRunBench } from '../support/sandbox-run.js';

let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench({ wait: () => Promise.resolve() });
});
afterAll(() => bench.stop());

/** What the console notices of each fault: the step, and the checks that do not hold, or the error it ends with. */
const NOTICED: Readonly<Record<string, readonly [step: string, ...noticed: readonly string[]]>> = {
  'discovery.issuer-other': ['discovery', 'discovery-issuer'],
  'discovery.endpoints-broken': ['discovery', 'discovery-authorization-endpoint'],
  'discovery.missing': ['discovery', 'discovery-published'],
  'authorize.error-page': ['redirect', 'error:approval-not-automatic'],
  'authorize.text-500': ['redirect', 'error:approval-not-automatic'],
  'authorize.no-answer': ['redirect', 'error:approval-not-automatic'],
  'redirect.state-wrong': ['redirect', 'state'],
  'redirect.state-missing': ['redirect', 'state'],
  'redirect.state-repeated': ['redirect', 'parameters-once'],
  'redirect.code-missing': ['redirect', 'code'],
  'redirect.error': ['redirect', 'no-error'],
  'redirect.error-and-code': ['redirect', 'no-error'],
  'redirect.access-denied': ['redirect', 'no-error'],
  'redirect.code-repeated': ['redirect', 'parameters-once'],
  'redirect.code-unknown': ['token', 'http-status'],
  'redirect.issuer-wrong': ['redirect', 'response-issuer'],
  'redirect.in-fragment': ['redirect', 'state'],
  'token.invalid-request': ['token', 'http-status'],
  'token.unauthorized-client': ['token', 'http-status'],
  'token.unsupported-grant-type': ['token', 'http-status'],
  'token.invalid-scope': ['token', 'http-status'],
  'token.temporarily-unavailable': ['token', 'http-status'],
  'token.invalid-grant': ['token', 'http-status'],
  'token.invalid-client': ['token', 'http-status'],
  'token.html-500': ['token', 'http-status'],
  'token.html-200': ['token', 'json-body'],
  'token.redirect': ['token', 'http-status'],
  'token.id-token-missing': ['token', 'id-token'],
  'token.access-token-missing': ['token', 'access-token'],
  'token.id-token-object': ['token', 'id-token'],
  'token.cut-off': ['token', 'error:transport-cut-off'],
  'token.not-json': ['token', 'json-body'],
  'token.member-repeated': ['token', 'duplicate-members'],
  'id-token.nonce-wrong': ['id-token', 'nonce'],
  'id-token.nonce-missing': ['id-token', 'nonce'],
  'id-token.audience-wrong': ['id-token', 'aud'],
  'id-token.issuer-wrong': ['id-token', 'iss'],
  'id-token.expired': ['id-token', 'exp'],
  'id-token.issued-in-future': ['id-token', 'iat'],
  'id-token.subject-missing': ['id-token', 'sub'],
  'id-token.audience-list': ['id-token', 'aud-others'],
  'id-token.authorized-party-wrong': ['id-token', 'azp'],
  'id-token.issuer-slash': ['id-token', 'iss'],
  'id-token.issuer-upper-case': ['id-token', 'iss'],
  'id-token.issuer-version-missing': ['id-token', 'iss'],
  'id-token.expiry-missing': ['id-token', 'exp'],
  'id-token.expiry-text': ['id-token', 'exp'],
  'id-token.expiry-duration': ['id-token', 'exp'],
  'id-token.expiry-endless': ['id-token', 'exp'],
  'id-token.issued-at-missing': ['id-token', 'iat'],
  'id-token.not-yet-valid': ['id-token', 'nbf'],
  'id-token.access-token-hash-wrong': ['id-token', 'at-hash'],
  'id-token.subject-empty': ['id-token', 'sub'],
  'id-token.subject-long': ['id-token', 'sub'],
  'id-token.subject-number': ['id-token', 'sub'],
  'id-token.key-unknown': ['id-token', 'jwks-refetched', 'signing-key'],
  'id-token.algorithm-none': ['id-token', 'alg'],
  'id-token.signature-wrong': ['id-token', 'signature'],
  'id-token.algorithm-none-disguised': ['id-token', 'alg'],
  'id-token.algorithm-hmac': ['id-token', 'alg'],
  'id-token.algorithm-rs512': ['id-token', 'alg'],
  'id-token.algorithm-rs384': ['id-token', 'alg'],
  'id-token.algorithm-ps256': ['id-token', 'alg'],
  'id-token.algorithm-es256': ['id-token', 'alg'],
  'id-token.key-embedded': ['id-token', 'embedded-keys', 'signature'],
  'id-token.key-elsewhere': ['id-token', 'embedded-keys', 'signature'],
  'id-token.critical-header': ['id-token', 'crit'],
  'id-token.claims-altered': ['id-token', 'signature'],
  'id-token.signature-empty': ['id-token', 'signature'],
  'id-token.two-parts': ['id-token', 'token-format'],
  'id-token.four-parts': ['id-token', 'token-format'],
  'id-token.padded': ['id-token', 'token-format'],
  'jwks.empty': ['id-token', 'jwks-keys'],
  'jwks.other-key': ['id-token', 'signature'],
  'jwks.rotated': ['id-token', 'jwks-refetched', 'signing-key'],
  'jwks.id-repeated': ['id-token', 'signing-key'],
  'jwks.for-encryption': ['id-token', 'signing-key'],
  'jwks.other-algorithm': ['id-token', 'signing-key'],
  'jwks.private-members': ['id-token', 'jwks-sound', 'signing-key'],
  'jwks.key-small': ['id-token', 'jwks-sound', 'signing-key'],
  'jwks.exponent-even': ['id-token', 'jwks-sound', 'signing-key'],
  'jwks.not-json': ['id-token', 'jwks-json-body'],
  'jwks.unavailable': ['id-token', 'jwks-status'],
  'userinfo.unauthorized': ['userinfo', 'http-status'],
  'userinfo.subject-other': ['userinfo', 'userinfo-sub'],
  'userinfo.field-altered': ['decrypt', 'decrypt:'],
  'userinfo.fields-swapped': ['result', 'value:'],
  'userinfo.field-missing': ['result', 'all-returned'],
  'userinfo.field-extra': ['result', 'none-unasked'],
  'userinfo.key-of-another-client': ['block-key', 'block-key-unwrap'],
  'userinfo.empty-list-as-nul': ['result', 'value:'],
  'userinfo.not-utf8': ['decrypt', 'decrypt:'],
  'userinfo.records-broken': ['result', 'value:'],
  'userinfo.records-camel-case': ['result', 'value:'],
  'userinfo.huge-field': ['result', 'value:'],
  'userinfo.key-missing': ['userinfo', 'userinfo-key'],
  'userinfo.data-missing': ['userinfo', 'userinfo-data'],
  'userinfo.in-clear': ['decrypt', 'decrypt:'],
  'userinfo.html-200': ['userinfo', 'json-body'],
  'userinfo.redirect': ['userinfo', 'http-status'],
  'userinfo.cut-off': ['userinfo', 'error:transport-cut-off'],
  'timing.clock-ahead': ['id-token', 'iat', 'clock'],
};

/** Faults that a right client does not fail on. */
const HARMLESS = [
  'token.slow',
  'id-token.nonce-unasked',
  'jwks.slow',
  'userinfo.not-available',
  'userinfo.empty-values',
  'userinfo.slow',
  'timing.slow',
  'timing.latency',
  'timing.jitter',
];

describe('the sandbox’s faults, as the console sees them', () => {
  it('has an expectation for every fault', () => {
    const known = [...Object.keys(NOTICED), ...HARMLESS, 'redirect.twice'].sort();
    expect(known.length).toBeGreaterThanOrEqual(40);
    expect(FAULTS.map((fault) => fault.id).sort()).toEqual(known);
  });

  it.each(Object.entries(NOTICED))('%s does not hold at %s', async (fault, [step, ...noticed]) => {
    bench.sandbox.armFault(fault, true);
    const run = bench.run({
      scopes: ['openid', ...['myinfo.name', 'myinfo.nric_number', 'myinfo.date_of_birth', 'myinfo.vehicles']],
    });
    await run.runToEnd();
    bench.sandbox.armFault(fault, false);
    const found = run.state.steps
      .flatMap((state) => state.checks.map((one) => ({ step: state.id, ...one })))
      .filter(
        (one) => (one.status === 'failed' || one.status === 'warned') && one.id !== 'discovery-client-authentication',
      );
    const errors = run.state.steps.flatMap(({ id, error }) =>
      error === undefined ? [] : [`${id} error:${error.code}`],
    );
    const all = [...found.map((one) => `${one.step} ${one.id}`), ...errors];
    for (const one of noticed) expect(all).toContainEqual(expect.stringContaining(`${step} ${one}`));
    // Every objection says why that is likely so and what to do about it.
    for (const one of found)
      expect([one.causes?.length ?? 0, one.remedy?.length ?? 0].every((count) => count > 0)).toBe(true);
    // Whatever is wrong with a redirect or a token, nothing is sent on after it.
    const later = run.state.steps.slice(run.state.steps.findIndex((state) => state.status === 'failed') + 1);
    if (run.state.status === 'failed') expect(later.every((state) => state.exchanges.length === 0)).toBe(true);
  });

  it('redirect.twice: the first one counts, and the second finds nobody listening for it', async () => {
    bench.sandbox.armFault('redirect.twice', true);
    const statuses: number[] = [];
    const browser = approveWith(async (authorizationUrl) => {
      const page = await (await fetch(authorizationUrl)).text();
      const [link, picture] = ['href', 'src'].map((name) => addressIn(page, name));
      expect(link).toBe(picture);
      // A picture and a page load: what a browser makes of it.
      for (const url of [link, picture]) statuses.push(await statusOf(url ?? ''));
    });
    const run = bench.run({}, browser);
    await run.runToEnd();
    bench.sandbox.armFault('redirect.twice', false);
    expect(run.state.status).toBe('finished');
    expect(statuses[0]).toBe(200);
    expect(statuses[1]).not.toBe(200);
    const exchanges = bench.sandbox.requests().filter(({ path }) => path.endsWith('/token'));
    expect(exchanges.at(-1)?.status).toBe(200);
  });

  it.each(HARMLESS)('%s does not stop a run', async (fault) => {
    bench.sandbox.armFault(fault, true);
    const run = bench.run({ scopes: ['openid', 'myinfo.name', 'myinfo.vehicles'] });
    await run.runToEnd();
    bench.sandbox.armFault(fault, false);
    expect(run.state.status).toBe('finished');
  });
});

/** The redirect in an attribute of a page. */
function addressIn(page: string, name: string): string | undefined {
  return new RegExp(`${name}="(http://localhost[^"]*)"`).exec(page)?.[1]?.replaceAll('&amp;', '&');
}

/** 0 where nobody listens. */
async function statusOf(url: string): Promise<number> {
  return fetch(url).then(
    ({ status }) => status,
    () => 0,
  );
}
