import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initialFlowState } from '../../../../src/core/flow/reducer.js';
import { observeProfile } from '../../../../src/core/profile/observed-profile.js';
import { profileFacts } from '../../../../src/core/profile/profile-facts.js';
import { runSecrets } from '../../../../src/engine/flow/run-secrets.js';
import { jsonResponse, runRequest } from '../../../support/flow-bench.js';
import { leakedIn } from '../../../support/leaks.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

let bench: SandboxRunBench;
beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

describe('observed profile', () => {
  it.each(['A', 'B', 'C', 'D'] as const)('says what the provider did, variant %s', async (variant) => {
    bench.sandbox.chooseVariant(variant);
    const run = bench.run({ clientAuthentication: variant === 'A' ? 'post' : 'basic' });
    await run.runToEnd();
    const profile = observeProfile(run);
    expect(profile).toMatchObject({
      format: 'sgid-provider-profile',
      version: 1,
      environment: 'sandbox',
      discovery: { status: 200, contentType: 'application/json' },
      jwks: { keys: [expect.arrayContaining(['kty', 'n', 'e', 'kid'])] },
      authorization: { responseParameters: ['code', 'state'], iss: false },
      token: {
        status: 200,
        requestBody: 'form',
        clientAuthentication: variant === 'A' ? 'post' : 'basic',
        accepted: true,
        members: ['access_token', 'token_type', 'expires_in', 'id_token'],
        tokenType: 'Bearer',
        expiresInKind: 'number',
        expiresInSeconds: 1800,
      },
      idToken: {
        header: { alg: 'RS256', members: ['alg', 'typ', 'kid'] },
        kid: true,
        audKind: 'string',
        lifetimeSeconds: 1800,
      },
      userinfo: { status: 200, members: ['sub', 'key', 'data'] },
      encryption: { variant },
    });
    const fields = { A: 'A128GCMKW / A128GCM', B: 'dir / A256GCM', C: 'dir / A128GCM', D: 'A128KW / A128CBC-HS256' };
    const facts = profile === undefined ? [] : profileFacts(profile);
    expect(facts.find(({ label }) => label === 'Field encryption')?.value).toMatch(new RegExp(`^${fields[variant]};`));
    expect(facts.length).toBeGreaterThan(13);
    const secrets = [
      ...runSecrets(run).map(({ ref, value }) => ({ name: ref, value })),
      { name: 'sub', value: run.artifacts.sub ?? 'none' },
      { name: 'client id', value: run.request.client.clientId },
      { name: 'origin', value: run.request.environment.origin },
      { name: 'kid', value: String(run.artifacts.jwks?.keys[0]?.kid) },
    ];
    expect(leakedIn(JSON.stringify([profile, facts]), secrets)).toEqual([]);
  });

  it('says how a refusal looked', async () => {
    const run = bench.run({ client: { ...bench.run().request.client, clientSecret: 'x'.repeat(32) } });
    await run.runToEnd();
    expect(observeProfile(run)?.token).toMatchObject({
      status: 401,
      accepted: false,
      members: ['error', 'error_description'],
      error: 'invalid_client',
    });
  });

  it('takes no name for a name that may be a value, and is none where nothing came', () => {
    const request = runRequest('https://api.id.gov.sg');
    const state = initialFlowState('r');
    expect(observeProfile({ request, state, artifacts: {} })).toBeUndefined();
    const answer = jsonResponse(
      { 'S1234567A LIM, a person': 1, access_token: 'x', error: 'a sentence with words' },
      400,
    );
    const exchange = {
      purpose: 'p',
      startedAt: 1,
      request: { method: 'POST', url: 'https://x/', headers: [] },
      response: answer,
    } as const;
    const steps = state.steps.map((step) => (step.id === 'token' ? { ...step, exchanges: [exchange] } : step));
    const profile = observeProfile({ request, state: { ...state, steps }, artifacts: {} });
    expect(profile?.token).toMatchObject({ members: ['(other)', 'access_token', 'error'], error: '(other)' });
    expect(JSON.stringify(profile)).not.toContain('LIM');
  });
});
