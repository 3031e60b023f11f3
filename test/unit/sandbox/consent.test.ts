import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { toSandboxClient } from '../../../src/sandbox/clients/demo-client.js';
import { PERSONAS } from '../../../src/sandbox/personas/personas.js';
import {
  authorizationUrl,
  type Bench,
  createPkcePair,
  encode,
  get,
  type Overrides,
  postForm,
  REDIRECT_URI,
  requestTokens,
  requestUserInfo,
  withBench,
} from '../../support/sandbox-bench.js';
import { decryptValues } from '../../support/sandbox-decrypt.js';

async function openPage(bench: Bench, overrides: Overrides = {}) {
  const response = await get(authorizationUrl(bench, overrides));
  const page = await response.text();
  const transaction = /name="transaction" value="([\w-]+)"/.exec(page)?.[1] ?? '';
  return { response, page, transaction };
}

function answer(bench: Bench, form: Overrides, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return postForm(`${bench.sandbox.origin}/sandbox/consent`, encode(form), headers);
}

function locationOf(response: Response): URL {
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
}

describe('the consent page', () => {
  it('says that it is a sandbox, who asks, for what, and whom one can be', () =>
    withBench({ autoApprove: false, persona: 'student' }, async (bench) => {
      const { page, response } = await openPage(bench, { scope: 'openid myinfo.name myinfo.vehicles' });
      expect(response.status).toBe(200);
      expect(page).toContain('No real person, nothing leaves this computer');
      expect(page).toContain('Placeholder for the QR code');
      expect(page).toContain(`<h1 id="title">${bench.credentials.name}</h1>`);
      expect(page).toContain(bench.credentials.description);
      expect(page).toContain('localhost:5001');
      for (const scope of ['openid', 'myinfo.name', 'myinfo.vehicles']) {
        expect(page).toContain(
          `<span>${SCOPES.find((one) => one.scope === scope)?.label}</span> <code>${scope}</code>`,
        );
      }
      expect(page).not.toContain('myinfo.email');
      for (const { id, note } of PERSONAS) expect(page).toMatch(new RegExp(`value="${id}"[\\s\\S]*${note}`));
      expect(page.match(/ checked>/g)).toHaveLength(1);
      expect(page).toContain('value="student" checked>');
    }));

  it('lets the keyboard into a list of scopes that scrolls, and only then', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const all = SCOPES.map(({ scope }) => scope).join(' ');
      expect((await openPage(bench, { scope: all })).page).toMatch(/<ul class="scopes"[^>]* tabindex="0">/);
      expect((await openPage(bench, { scope: 'openid' })).page).not.toContain('tabindex');
    }));

  it('loads nothing but the sandbox’s own style and icon, runs no script, and cannot be framed', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const { response, page } = await openPage(bench);
      const policy = (response.headers.get('content-security-policy') ?? '').split('; ');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy.join()).not.toContain('script-src');
      expect(response.headers.get('x-frame-options')).toBe('DENY');
      expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
    }));

  it('lets its form lead to the redirect URI’s origin', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const redirectUris = [REDIRECT_URI, 'https://app.example/cb', 'http://[::1]:5001/cb'];
      bench.sandbox.setClients([{ ...toSandboxClient(bench.credentials), redirectUris }]);
      const formAction = async (redirect_uri: string) => {
        const { response } = await openPage(bench, { redirect_uri });
        return /form-action ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
      };
      expect(await formAction(REDIRECT_URI)).toContain("'self' http://localhost:*");
      expect(await formAction('https://app.example/cb')).toBe("'self' https://app.example");
      expect(await formAction('http://[::1]:5001/cb')).toBe("'self' http:");
    }));

  it('signs in whoever was chosen', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const { verifier, challenge } = createPkcePair();
      const { transaction } = await openPage(bench, { code_challenge: challenge });
      const redirect = locationOf(await answer(bench, { transaction, decision: 'approve', persona: 'public-officer' }));
      expect(redirect.searchParams.get('state')).toBe('the-state');
      const tokens = await requestTokens(bench, {
        code: redirect.searchParams.get('code') ?? '',
        verifier,
        redirect,
      });
      const { access_token } = (await tokens.json()) as { access_token: string };
      const userInfo = await requestUserInfo(bench, access_token);
      expect(await decryptValues(await userInfo.json(), bench.credentials.privateKey)).toEqual({
        'myinfo.name': 'AHMAD BIN YUSOF',
      });
    }));

  it('sends access_denied back where the user refuses', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const { transaction } = await openPage(bench);
      const redirect = locationOf(await answer(bench, { transaction, decision: 'refuse', persona: 'student' }));
      expect(redirect.origin + redirect.pathname).toBe(REDIRECT_URI);
      expect(redirect.searchParams.get('error')).toBe('access_denied');
      expect(redirect.searchParams.get('state')).toBe('the-state');
      expect(redirect.searchParams.has('code')).toBe(false);
    }));

  it('takes one answer', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const { transaction } = await openPage(bench);
      const form = { transaction, decision: 'approve', persona: 'student' };
      locationOf(await answer(bench, form));
      const second = await answer(bench, form);
      expect([second.status, second.headers.get('location')]).toEqual([400, null]);
      expect(await second.text()).toContain('answered before');
    }));

  it('expires', () =>
    withBench({ autoApprove: false, consentTtlMs: 60_000 }, async (bench) => {
      const { transaction } = await openPage(bench);
      bench.clock.now += 60_000;
      const late = await answer(bench, { transaction, decision: 'approve', persona: 'student' });
      expect([late.status, late.headers.get('location')]).toEqual([400, null]);
      expect(await late.text()).toContain('has expired');
      const chosen = await answer(bench, { transaction: (await openPage(bench)).transaction, decision: 'expire' });
      expect([chosen.status, chosen.headers.get('location')]).toEqual([200, null]);
      expect(await chosen.text()).toContain('the app was told nothing');
      expect(bench.sandbox.requests().at(-1)).toMatchObject({ login: 2, clientId: bench.credentials.id });
      expect(bench.sandbox.requests().at(-1)?.problem).toBeUndefined();
    }));

  it.each([
    ['a transaction nobody was given', { transaction: 'x'.repeat(43), decision: 'approve', persona: 'student' }],
    ['no transaction', { decision: 'approve', persona: 'student' }],
    ['no decision', { persona: 'student' }],
    ['another decision', { decision: 'maybe', persona: 'student' }],
    ['nobody', { decision: 'approve' }],
    ['somebody unknown', { decision: 'approve', persona: 'toString' }],
  ])('refuses %s', (_what, form) =>
    withBench({ autoApprove: false }, async (bench) => {
      const response = await answer(bench, form);
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    }),
  );

  it('refuses a form sent from another page, even with the right transaction', () =>
    withBench({ autoApprove: false }, async (bench) => {
      const { transaction } = await openPage(bench);
      const form = { transaction, decision: 'approve', persona: 'student' };
      for (const site of ['cross-site', 'same-site', 'none']) {
        const response = await answer(bench, form, { 'Sec-Fetch-Site': site });
        expect([response.status, response.headers.get('location')]).toEqual([400, null]);
      }
      locationOf(await answer(bench, form, { 'Sec-Fetch-Site': 'same-origin' }));
    }));
});
