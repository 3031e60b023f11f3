import { expect } from 'vitest';
import type { Sandbox } from '../../src/sandbox/types.js';
import { StepBrowser } from './project-code.js';

interface Site {
  readonly loginUrl: string;
  /** Where the person is: a page, or JSON. */
  readonly personUrl: string;
  /** What a person sees of a login that went well. */
  readonly shows: RegExp;
}

const changed = (redirect: URL, change: (query: URLSearchParams) => void): URL => {
  const url = new URL(redirect);
  change(url.searchParams);
  return url;
};

/** A login goes well; the person is there afterwards, and for nobody else. Returns the redirect and the browser. */
export async function expectLogin({ loginUrl, personUrl, shows }: Site) {
  const browser = new StepBrowser();
  const redirect = await browser.begin(loginUrl);
  const before = await browser.ask(personUrl);
  expect(before.status).toBe(401);
  const delivered = await browser.ask(redirect);
  expect([302, 303, 307]).toContain(delivered.status);
  const cookies = delivered.headers.getSetCookie();
  const after = await browser.ask(personUrl);
  expect(after.status).toBe(200);
  expect(after.headers.get('cache-control')).toBe('no-store');
  expect(await after.text()).toMatch(shows);
  expect((await new StepBrowser().ask(personUrl)).status).toBe(401);
  return { browser, redirect, delivered, cookies };
}

/** The session's cookie over http: nobody can guess it, no script reads it, and other sites have it where the layout needs that. */
export function expectSessionCookie(cookies: readonly string[], isCrossSite: boolean): void {
  const session = cookies.find((cookie) => cookie.startsWith('sgid_session='));
  const rest = isCrossSite ? '(SameSite=None; Secure|Secure; SameSite=None)' : 'SameSite=Lax';
  expect(session).toMatch(new RegExp(`^sgid_session=[\\w-]{43}; Path=/; Max-Age=3600; HttpOnly; ${rest}$`));
}

/** A logout that comes from elsewhere, or from nobody knows where, does nothing; the app's own ends the session. */
export async function expectLogout(
  browser: StepBrowser,
  { personUrl, logoutUrl }: Site & { readonly logoutUrl: string },
  origin: string,
): Promise<void> {
  const elsewhere: readonly Record<string, string>[] = [{}, { Origin: 'https://evil.example' }, { Origin: 'null' }];
  for (const headers of elsewhere) {
    const refused = await browser.ask(logoutUrl, { method: 'POST', headers });
    expect(refused.status).toBe(403);
    expect((await browser.ask(personUrl)).status).toBe(200);
  }
  await browser.ask(logoutUrl, { method: 'POST', headers: { Origin: origin } });
  expect((await browser.ask(personUrl)).status).toBe(401);
}

/** Whatever is not the state of this browser's own login, once, leaves nobody logged in. */
export async function expectStateChecked({ loginUrl, personUrl }: Site): Promise<void> {
  const refusals: readonly ((query: URLSearchParams) => void)[] = [
    (query) => query.set('state', 'x'.repeat(43)),
    (query) => query.set('state', ''),
    (query) => query.delete('state'),
    (query) => query.append('state', query.get('state') ?? ''),
    (query) => query.set('error', 'access_denied'),
    (query) => query.append('code', 'another'),
    (query) => query.delete('code'),
  ];
  for (const change of refusals) {
    const browser = new StepBrowser();
    await expectNobody(browser, changed(await browser.begin(loginUrl), change), personUrl);
  }
  const [victim, attacker] = [new StepBrowser(), new StepBrowser()];
  await victim.begin(loginUrl);
  await expectNobody(victim, await attacker.begin(loginUrl), personUrl);
  // Without any cookie at all.
  await expectNobody(new StepBrowser(), await attacker.begin(loginUrl), personUrl);
}

/** The same redirect a second time, in the browser that it was for. */
export async function expectSingleUse({ loginUrl, personUrl }: Site): Promise<void> {
  const browser = new StepBrowser();
  const redirect = await browser.begin(loginUrl);
  const kept = browser.cookieFor(redirect);
  await (await browser.ask(redirect)).body?.cancel();
  const replayed = await fetch(redirect, { redirect: 'manual', headers: { Cookie: kept } });
  expect(replayed.headers.getSetCookie().some((cookie) => /sgid_session=[^;]/.test(cookie))).toBe(false);
  expect((await new StepBrowser().ask(personUrl)).status).toBe(401);
}

async function expectNobody(browser: StepBrowser, redirect: URL, personUrl: string): Promise<void> {
  const answer = await browser.ask(redirect);
  expect(answer.headers.getSetCookie().some((cookie) => /sgid_session=[^;]/.test(cookie))).toBe(false);
  const isRefusal = answer.status === 403 || /[?&]login=refused$/.test(answer.headers.get('location') ?? '');
  expect(isRefusal).toBe(true);
  expect((await browser.ask(personUrl)).status).toBe(401);
}

/** With each of these faults of the provider armed, a login leaves nobody logged in. */
export async function expectFaultsRefused(
  { loginUrl, personUrl }: Pick<Site, 'loginUrl' | 'personUrl'>,
  sandbox: Pick<Sandbox, 'armFault'>,
  faults: readonly string[],
): Promise<void> {
  for (const fault of faults) {
    sandbox.armFault(fault, true);
    try {
      const browser = new StepBrowser();
      const answer = await browser.ask(await browser.begin(loginUrl));
      expect([fault, answer.headers.getSetCookie().some((cookie) => /sgid_session=[^;]/.test(cookie))]).toEqual([
        fault,
        false,
      ]);
      expect([fault, (await browser.ask(personUrl)).status]).toEqual([fault, 401]);
    } finally {
      sandbox.armFault(fault, false);
    }
  }
}
