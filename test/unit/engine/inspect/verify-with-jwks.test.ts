import { beforeAll, describe, expect, it } from 'vitest';
import { recognise } from '../../../../src/core/inspect/recognise.js';
import { verifyWithJwks } from '../../../../src/engine/inspect/verify-with-jwks.js';
import { publishedKey, signToken } from '../../../support/id-tokens.js';
import { rsaKeyPair } from '../../../support/keys.js';

const NOW = Date.now();
const OWNER = { clientId: 'CLIENT-1', issuer: 'https://api.id.gov.sg/v2' };
let jwks: string;
let token: string;

beforeAll(async () => {
  jwks = JSON.stringify({ keys: [await publishedKey()] });
  const iat = Math.floor(NOW / 1000) - 5;
  token = await signToken({ iss: OWNER.issuer, aud: OWNER.clientId, sub: 'u=1', iat, exp: iat + 300 });
});

async function verify(text: string, keys: string, owner: Parameters<typeof verifyWithJwks>[2]) {
  const { sections } = await verifyWithJwks(recognise(text).content, keys, owner, NOW);
  const checks = sections.flatMap((section) => (section.type === 'checks' ? section.checks : []));
  const anatomy = sections.find((section) => section.type === 'token')?.anatomy;
  return {
    title: sections.find((section) => section.type === 'checks')?.title,
    verdict: anatomy?.verdict,
    statusOf: (id: string) => checks.find((check) => check.id === id)?.status,
    failed: checks.filter(({ status }) => status === 'failed').map(({ id }) => id),
  };
}

describe('a signed token and a JWKS that the user has', () => {
  it('holds as a token of the chosen client, with nothing fetched', async () => {
    const found = await verify(token, jwks, OWNER);
    expect([found.failed, found.verdict]).toEqual([[], 'passed']);
    expect(['signature', 'iss', 'aud', 'exp'].map(found.statusOf)).toEqual(['passed', 'passed', 'passed', 'passed']);
  });

  it('fails for another client, another issuer and another key, each by its rule', async () => {
    const other = await verify(token, jwks, { clientId: 'OTHER', issuer: 'https://api-stg.id.gov.sg/v2' });
    expect(other.failed).toEqual(expect.arrayContaining(['iss', 'aud']));
    const forged = await signToken({ sub: 'u=1' }, {}, rsaKeyPair('forger'));
    const found = await verify(forged, jwks, OWNER);
    expect([found.statusOf('signature'), found.verdict]).toEqual(['failed', 'failed']);
  });

  it('without a client says nothing of issuer and audience, and says so', async () => {
    const found = await verify(token, jwks, undefined);
    expect(['iss', 'aud', 'azp'].map(found.statusOf)).toEqual([undefined, undefined, undefined]);
    expect([found.statusOf('signature'), found.title]).toEqual(['passed', expect.stringContaining('no client')]);
    // Of a sandbox that is stopped the client is known, and its issuer is not.
    const stopped = await verify(token, jwks, { clientId: 'CLIENT-1', issuer: undefined });
    expect(['iss', 'aud'].map(stopped.statusOf)).toEqual([undefined, 'passed']);
  });

  it('takes the one in a token response, with its at_hash', async () => {
    const id_token = await signToken({ aud: 'CLIENT-1', at_hash: 'wrong' });
    const found = await verify(JSON.stringify({ access_token: 'SlAV32hkKG', id_token }), jwks, OWNER);
    expect(found.statusOf('at-hash')).toBe('failed');
  });

  it.each([
    ['another document', '{"issuer":"https://a.example"}', 'jwks-expected'],
    ['the token itself', 'TOKEN', 'jwks-expected'],
    ['nothing', '  ', 'inspect-empty'],
  ])('is refused with %s in place of a JWKS', async (_name, text, code) => {
    const given = text === 'TOKEN' ? token : text;
    await expect(verifyWithJwks(recognise(token).content, given, OWNER, NOW)).rejects.toMatchObject({ code });
  });

  it('says of a JWKS without keys what is wrong with it', async () => {
    const found = await verify(token, '{"keys":[]}', OWNER);
    expect(found.failed.length).toBeGreaterThan(0);
  });
});
