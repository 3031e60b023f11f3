import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../../../src/core/flow/run.js';
import { idTokenStep } from '../../../src/core/flow/steps/id-token.js';
import { readJwks } from '../../../src/core/oidc/jwks.js';
import { processUserInfoResponse } from '../../../src/core/oidc/userinfo.js';
import { answering, answeringJson, jsonResponse, runAgainst, runRequest } from '../../support/flow-bench.js';
import { failedIds, hold, publishedKey, signToken } from '../../support/id-tokens.js';
import { rsaKeyPair } from '../../support/keys.js';

/** Runs the ID token step against a JWKS endpoint, with a token that is right but for what the caller changes. */
async function runStep(listener: Parameters<typeof runAgainst>[1], header: object = {}) {
  const seconds = Math.floor(Date.now() / 1000);
  const request: Partial<RunRequest> = {};
  const claims = { sub: 'u=1', aud: runRequest('').client.clientId, exp: seconds + 300, iat: seconds, nonce: 'n' };
  const token = await signToken({ iss: 'not compared here', ...claims }, header);
  return runAgainst(idTokenStep, listener, { artifacts: { idToken: token, nonce: 'n' }, request });
}

describe('keys', () => {
  it('I05 an unknown kid makes the JWKS be fetched once more, then the token is refused', async () => {
    const jwks = { keys: [await publishedKey(undefined, { kid: 'another' })] };
    const { outcome, received } = await runStep(answeringJson(jwks));
    expect(received).toHaveLength(2);
    expect(outcome?.report.status).toBe('failed');
    expect(failedIds(outcome?.report ?? { checks: [] })).toContain('signing-key');
  });

  it('I05 a key that appears at the second look is used, and that is said', async () => {
    const [old, fresh] = [await publishedKey(undefined, { kid: 'old' }), await publishedKey()];
    let looks = 0;
    const { outcome, received } = await runStep((request, response) => {
      looks += 1;
      answeringJson({ keys: looks === 1 ? [old] : [old, fresh] })(request, response);
    });
    expect(received).toHaveLength(2);
    expect(outcome?.report.checks.find((check) => check.id === 'signature')?.status).toBe('passed');
    expect(outcome?.report.checks.find((check) => check.id === 'jwks-refetched')?.status).toBe('warned');
  });

  it('I05 a known kid makes it be fetched once only', async () => {
    const { received } = await runStep(answeringJson({ keys: [await publishedKey()] }));
    expect(received).toHaveLength(1);
  });

  it('I18 a JWKS that is empty, no JSON or no JWKS is refused', async () => {
    for (const body of ['{"keys":[]}', '{"keys":{}}', '{}', 'not json', '[]', '']) {
      const { outcome } = await runStep(answeringJson(body));
      expect(outcome?.report.status).toBe('failed');
      expect(outcome?.artifacts?.sub).toBeUndefined();
    }
    const { outcome } = await runStep(answering(404, 'text/html', '<h1>Not found</h1>'));
    expect(failedIds(outcome?.report ?? { checks: [] })).toEqual(['jwks-status']);
  });

  it('I18 a key with private members is named and verifies nothing', async () => {
    const key = { ...(await publishedKey()), d: 'AAAA' };
    expect(readJwks({ keys: [key] }).checks.find((check) => check.id === 'jwks-sound')).toMatchObject({
      status: 'warned',
      actual: 'kid k1: private',
    });
    expect(failedIds(await hold(await signToken(), {}, [key]))).toEqual(['signing-key']);
  });

  it('I18 RSA-512 and an even exponent are named and verify nothing', async () => {
    const good = await publishedKey();
    const short = { ...good, n: Buffer.alloc(64, 0xff).toString('base64url') };
    const even = { ...good, e: Buffer.from([2]).toString('base64url') };
    for (const key of [short, even]) {
      expect(readJwks({ keys: [key] }).checks.find((check) => check.id === 'jwks-sound')?.status).toBe('warned');
      expect(failedIds(await hold(await signToken(), {}, [key]))).toEqual(['signing-key']);
    }
  });

  it('I18 more keys than any provider publishes are refused unread', async () => {
    const { kid: _kid, ...key } = await publishedKey();
    const { checks, jwks } = readJwks({ keys: Array.from({ length: 101 }, () => key) });
    expect(jwks).toBeUndefined();
    expect(checks.find((check) => check.id === 'jwks-keys')).toMatchObject({ status: 'failed', actual: '101' });
  });

  it('I18 a sound key beside a broken one is used', async () => {
    const broken = { ...(await publishedKey(rsaKeyPair('other'))), kid: 'k2', d: 'AAAA' };
    expect(failedIds(await hold(await signToken(), {}, [broken, await publishedKey()]))).toEqual([]);
  });

  it('I20 another sub in userinfo is refused', () => {
    const processed = processUserInfoResponse(jsonResponse({ sub: 'u=another' }), 'u=1', ['openid']);
    expect(failedIds(processed)).toEqual(['userinfo-sub']);
    expect(processed.userInfo).toBeUndefined();
  });
});
