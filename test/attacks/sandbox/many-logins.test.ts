import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { AuthorizationRequest } from '../../../src/sandbox/authorize/authorization-request.js';
import { loginGroup } from '../../../src/sandbox/grants/login-group.js';
import { PendingConsents } from '../../../src/sandbox/grants/pending-consents.js';
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

  it('S07 a page that asks for thousands of logins unseen shuts out none that somebody sees', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const { pathname, search } = new URL(authorizationUrl(bench));
      const open = async (destination: string) => {
        const headers = { 'Sec-Fetch-Dest': destination };
        const { status, body } = await rawRequest(bench, { path: `${pathname}${search}`, headers });
        return { status, transaction: /name="transaction" value="([\w-]+)"/.exec(body)?.[1] ?? '' };
      };
      const outcomeOf = async (transaction: string) => {
        const { status } = await rawRequest(bench, {
          method: 'POST',
          path: '/sandbox/consent',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: encode({ transaction, decision: 'approve', persona: 'citizen-parent' }),
        });
        return status;
      };
      const before = await open('document');
      const flood = [];
      for (let index = 0; index < 250; index += 1)
        flood.push(await open(['image', 'empty', 'iframe'][index % 3] ?? ''));
      const after = await open('document');
      expect(new Set([before, ...flood, after].map(({ status }) => status))).toEqual(new Set([200]));
      expect(await outcomeOf(before.transaction)).toBe(303);
      expect(await outcomeOf(after.transaction)).toBe(303);
      expect(await outcomeOf(flood[0]?.transaction ?? '')).toBe(400);
    }));

  it('S07 a program that opens 10,000 pages of one client crowds out its own alone', () => {
    const consents = new PendingConsents({ lifetimeMs: 600_000, now: () => 1 });
    const open = (clientId: string) => {
      const request = { client: { clientId } } as AuthorizationRequest;
      return consents.open(request, loginGroup(request, new Headers()));
    };
    const other = open('other');
    const flood = Array.from({ length: 10_000 }, () => open('flooded'));
    const fresh = open('flooded');
    expect(consents.answer(other).request.client.clientId).toBe('other');
    expect(consents.answer(fresh).expired).toBe(false);
    expect(consents.answer(flood.at(-1) ?? '').expired).toBe(false);
    expect(() => consents.answer(flood[0] ?? '')).toThrow(/gave way/);
  });
});
