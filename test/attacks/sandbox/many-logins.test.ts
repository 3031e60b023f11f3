import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  authorizationUrl,
  type Bench,
  createPkcePair,
  encode,
  REDIRECT_URI,
  rawRequest,
  type Tokens,
  type UserInfo,
  withBench,
} from '../../support/sandbox-bench.js';

/**
 * A login by Node's own HTTP client, which costs a fifth of `fetch`; gives its subject, `busy`, or `mixed` where anything
 * that came is another login's.
 */
async function leanLogin(bench: Bench, index: number): Promise<string> {
  const { credentials } = bench;
  const [nonce, state, { verifier, challenge }] = [`nonce-${index}`, `state-${index}`, createPkcePair()];
  const url = new URL(authorizationUrl(bench, { nonce, state, scope: 'openid', code_challenge: challenge }));
  const authorized = await rawRequest(bench, { path: `${url.pathname}${url.search}` });
  if (authorized.status === 503) return 'busy';
  const { searchParams } = new URL(String(authorized.headers.location));
  const answered = await rawRequest(bench, {
    method: 'POST',
    path: '/v2/oauth/token',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: encode({
      grant_type: 'authorization_code',
      client_id: credentials.id,
      client_secret: credentials.secret,
      code: searchParams.get('code') ?? '',
      redirect_uri: REDIRECT_URI,
      code_verifier: verifier,
    }),
  });
  if (answered.status === 503) return 'busy';
  const { id_token, access_token } = JSON.parse(answered.body) as Tokens;
  const claims = decodeJwt(id_token);
  const authorization = { Authorization: `Bearer ${access_token}` };
  const userInfo = await rawRequest(bench, { path: '/v2/oauth/userinfo', headers: authorization });
  const own = claims.nonce === nonce && searchParams.get('state') === state;
  const ours = claims.aud === credentials.id && (JSON.parse(userInfo.body) as UserInfo).sub === claims.sub;
  return own && ours ? String(claims.sub) : 'mixed';
}

describe('attacks on the sandbox by numbers', () => {
  it(
    'S07 2,000 concurrent logins of two clients, none mixed',
    () =>
      withBench({}, async (both) => {
        const [started, cpu] = [performance.now(), process.cpuUsage()];
        const outcomes = await Promise.all(
          Array.from({ length: 2000 }, (_, index) =>
            leanLogin(index % 2 === 0 ? both : { ...both, credentials: both.other }, index),
          ),
        );
        const [tookMs, used] = [performance.now() - started, process.cpuUsage(cpu)];
        expect(outcomes).not.toContain('mixed');
        // One person at two clients, each of which has a sub of its own.
        const subjects = outcomes.filter((outcome) => outcome !== 'busy');
        expect(new Set(subjects).size).toBe(2);
        expect(subjects.length).toBeGreaterThan(1000);
        // Half of it is seen, this client's work included. Time of the processor, not of the clock: on a machine that is
        // busy with others the clock says nothing, and on one that is not it says less. It only bounds idle waiting.
        expect((used.user + used.system) / 1000).toBeLessThan(10_000);
        expect(tookMs).toBeLessThan(30_000);
      }),
    60_000,
  );
});
