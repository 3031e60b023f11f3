import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ObservedProfile, observeProfile } from '../../../../src/core/profile/observed-profile.js';
import { SandboxError } from '../../../../src/sandbox/errors.js';
import { notTakenOn } from '../../../../src/sandbox/profile/profile-hooks.js';
import { readProviderTraits } from '../../../../src/sandbox/profile/provider-traits.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

let bench: SandboxRunBench;
beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

async function observed(changes: Parameters<SandboxRunBench['run']>[0] = {}): Promise<ObservedProfile> {
  const run = bench.run(changes);
  await run.runToEnd();
  const profile = observeProfile(run);
  if (profile === undefined) throw new Error('Nothing was observed.');
  return profile;
}

function takeAfter(profile: unknown): void {
  const traits = readProviderTraits(JSON.parse(JSON.stringify(profile)));
  bench.sandbox.takeAfter(traits);
  if (traits.variant !== undefined) bench.sandbox.chooseVariant(traits.variant);
  bench.sandbox.chooseKeyEncryption(traits.keyEncryption);
}

describe('a sandbox that takes after a provider', () => {
  it('is seen to do what the provider was seen to do', async () => {
    const own = await observed();
    const other: ObservedProfile = {
      ...own,
      environment: 'production',
      discovery: { status: 200, contentType: 'application/json', members: own.discovery?.members?.slice(0, 7) },
      jwks: own.jwks && { ...own.jwks, keys: [['kty', 'e', 'n', 'alg']] },
      authorization: { responseParameters: ['code', 'state', 'iss'], iss: true },
      token: own.token && {
        ...own.token,
        members: ['id_token', 'access_token', 'expires_in', 'refresh_token'],
        tokenType: undefined,
        expiresInKind: 'string',
      },
      idToken: own.idToken && { ...own.idToken, header: { alg: 'RS256', members: ['alg'] }, kid: false },
      encryption: own.encryption && { ...own.encryption, variant: 'D' },
    };
    takeAfter(other);
    const seen = await observed();
    expect(seen.discovery).toEqual(other.discovery);
    expect(seen.jwks?.keys).toEqual(other.jwks?.keys);
    expect(seen.authorization).toEqual(other.authorization);
    expect(seen.token).toMatchObject({ members: other.token?.members, expiresInKind: 'string', accepted: true });
    expect(seen.idToken).toMatchObject({ header: other.idToken?.header, kid: false });
    // Variant D has RSA-OAEP of its own; the profile names what the provider encrypted the key with.
    expect(seen.encryption).toMatchObject({
      key: { alg: 'RSA-OAEP-256' },
      fields: [{ alg: 'A128KW', enc: 'A128CBC-HS256' }],
    });
    bench.sandbox.takeAfter(undefined);
    bench.sandbox.chooseVariant('C');
    bench.sandbox.chooseKeyEncryption(undefined);
    expect({ ...(await observed()), observed: own.observed }).toEqual(own);
  });

  it('takes its own profile on without a change', async () => {
    const own = await observed();
    takeAfter(own);
    expect(notTakenOn(readProviderTraits(own))).toEqual([]);
    const again = await observed();
    bench.sandbox.takeAfter(undefined);
    expect(again).toEqual(own);
  });

  it('refuses the client authentication that the provider refused, and no other', async () => {
    const own = await observed({ clientAuthentication: 'basic' });
    takeAfter({ ...own, token: { ...own.token, status: 401, accepted: false, error: 'invalid_client' } });
    expect((await observed({ clientAuthentication: 'basic' })).token).toMatchObject({
      status: 401,
      error: 'invalid_client',
    });
    expect((await observed()).token?.accepted).toBe(true);
    bench.sandbox.takeAfter(undefined);
  });

  it('says what it has no way to do, and reads nothing but names', async () => {
    const own = await observed();
    const token = { ...own.token, members: [...(own.token?.members ?? []), 'session_state', '<b>bold</b>'] };
    const traits = readProviderTraits({
      ...own,
      token,
      environment: 5,
      encryption: { variant: 'Z', key: { alg: 'dir' } },
    });
    expect(notTakenOn(traits)).toEqual(['session_state in the token response']);
    expect(traits).toMatchObject({ environment: 'unknown', variant: undefined, keyEncryption: undefined });
  });

  it.each([
    undefined,
    null,
    [],
    {},
    'text',
    { format: 'sgid-provider-profile' },
    { format: 'sgid-provider-profile', version: 2 },
  ])('refuses %j', (json) => {
    expect(() => readProviderTraits(json)).toThrow(SandboxError);
  });

  it('T06 takes no more names on than the console writes, however many a file lists', () => {
    const members = Array.from({ length: 100_000 }, (_, index) => `name_${index}`);
    const json = { format: 'sgid-provider-profile', version: 1, token: { status: 200, members } };
    expect(readProviderTraits(json).tokenMembers).toHaveLength(60);
  });
});
