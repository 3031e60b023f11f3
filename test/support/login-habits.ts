import { expect, it } from 'vitest';
import { startsSession } from './log-in.js';
import { ORDINARY_PROJECT, StepBrowser } from './project-code.js';
import type { RunningProject } from './running-project.js';

/** Where the pages of a layout of two domains come from. */
const FRONTEND = 'https://app.example.org';
const isCrossSite = ({ layout }: RunningProject) => layout === 'single-page-two-domains';

/** Faults of the provider, each of which leaves nobody logged in and a line in a project's log. */
const FAULTS = [
  'redirect.issuer-wrong',
  'token.not-json',
  'id-token.authorized-party-wrong',
  'id-token.access-token-hash-wrong',
  'id-token.issued-in-future',
];

/** What every project does, whatever it is written in, as tests of the describe block that this is called in. */
export function itKeepsLogins(running: () => RunningProject): void {
  it('logs in, shows the data as what it is, and logs out', async () => {
    const browser = await expectLogin(running());
    await expectLogout(browser, running());
  });

  it('refuses a state that is wrong, absent, repeated, of another browser, or used', async () => {
    await expectStateChecked(running());
    await expectSingleUse(running());
  });

  it('R08 I09 L01 refuses what is of another issuer, for another party or no answer, and logs nothing of it', async () => {
    const before = await running().log();
    await expectFaultsRefused(running(), FAULTS);
    const said = await running().log();
    const failures = (log: string) => log.match(/Login failed: /g)?.length ?? 0;
    expect(failures(said) - failures(before)).toBe(FAULTS.length);
    expect(said).not.toMatch(/code=|state=|access_token/);
  });

  it('lets in the front end alone, by its exact origin', async () => {
    const { origin, routes } = running();
    const askedFrom = async (from: string) =>
      (await fetch(origin + routes.person, { headers: { Origin: from }, redirect: 'manual' })).headers;
    const own = await askedFrom(FRONTEND);
    expect(own.get('access-control-allow-origin')).toBe(isCrossSite(running()) ? FRONTEND : null);
    expect(own.get('access-control-allow-credentials')).toBe(isCrossSite(running()) ? 'true' : null);
    for (const other of ['https://evil.example', `${FRONTEND}.evil.example`, 'null', origin])
      expect((await askedFrom(other)).get('access-control-allow-origin')).toBeNull();
  });
}

/** A login goes well; the person is there afterwards, and for nobody else. Returns the browser. */
async function expectLogin(project: RunningProject): Promise<StepBrowser> {
  const { origin, routes, layout } = project;
  const browser = new StepBrowser();
  const redirect = await browser.begin(origin + routes.login);
  await expectNobody(browser, project);
  const delivered = await browser.ask(redirect);
  expect([302, 303, 307]).toContain(delivered.status);
  const places = {
    server: origin + routes.person,
    // What it was made with.
    'single-page': new URL('/', ORDINARY_PROJECT.redirectUri).href,
    'single-page-two-domains': `${FRONTEND}/`,
  };
  expect(new URL(delivered.headers.get('location') ?? '', redirect).href).toBe(places[layout]);
  expectSessionCookie(delivered.headers.getSetCookie(), isCrossSite(project));
  const after = await browser.ask(origin + routes.person);
  expect(after.status).toBe(200);
  expect(after.headers.get('cache-control')).toMatch(/\bno-store\b/);
  expect(await after.text()).toMatch(/myinfo\.vehicles.*vehicle_number/);
  await expectNobody(new StepBrowser(), project);
  return browser;
}

/** The session's cookie over http: nobody can guess it, no script reads it, and other sites have it where the layout needs that. */
function expectSessionCookie(cookies: readonly string[], isCrossSite: boolean): void {
  const session = cookies.find((cookie) => cookie.startsWith('sgid_session='));
  const rest = isCrossSite ? '(SameSite=None; Secure|Secure; SameSite=None)' : 'SameSite=Lax';
  expect(session).toMatch(new RegExp(`^sgid_session=[\\w-]{43}; Path=/; Max-Age=3600; HttpOnly; ${rest}$`));
}

/** A logout that comes from elsewhere, or from nobody knows where, does nothing; the app's own ends the session. */
async function expectLogout(browser: StepBrowser, project: RunningProject): Promise<void> {
  const { origin, routes } = project;
  const elsewhere: readonly Record<string, string>[] = [{}, { Origin: 'https://evil.example' }, { Origin: 'null' }];
  for (const headers of elsewhere) {
    const refused = await browser.ask(origin + routes.logout, { method: 'POST', headers });
    expect(refused.status).toBe(403);
    expect((await browser.ask(origin + routes.person)).status).toBe(200);
  }
  await browser.ask(origin + routes.logout, { method: 'POST', headers: { Origin: origin } });
  await expectNobody(browser, project);
}

/** Whatever is not the state of this browser's own login, once, leaves nobody logged in. */
async function expectStateChecked(project: RunningProject): Promise<void> {
  const loginUrl = project.origin + project.routes.login;
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
    const redirect = await browser.begin(loginUrl);
    change(redirect.searchParams);
    await expectRefused(browser, redirect, project);
  }
  const [victim, attacker] = [new StepBrowser(), new StepBrowser()];
  await victim.begin(loginUrl);
  await expectRefused(victim, await attacker.begin(loginUrl), project);
  // Without any cookie at all.
  await expectRefused(new StepBrowser(), await attacker.begin(loginUrl), project);
}

/** The same redirect a second time, in the browser that it was for. */
async function expectSingleUse(project: RunningProject): Promise<void> {
  const browser = new StepBrowser();
  const redirect = await browser.begin(project.origin + project.routes.login);
  const kept = browser.cookieFor(redirect);
  await (await browser.ask(redirect)).body?.cancel();
  const replayed = await fetch(redirect, { redirect: 'manual', headers: { Cookie: kept } });
  expect(startsSession(replayed)).toBe(false);
  await expectNobody(new StepBrowser(), project);
}

/** With each of these faults of the provider armed, a login leaves nobody logged in. */
export async function expectFaultsRefused(project: RunningProject, faults: readonly string[]): Promise<void> {
  for (const fault of faults) {
    project.sandbox.armFault(fault, true);
    try {
      const browser = new StepBrowser();
      const answer = await browser.ask(await browser.begin(project.origin + project.routes.login));
      expect([fault, startsSession(answer)]).toEqual([fault, false]);
      await expectNobody(browser, project, fault);
    } finally {
      project.sandbox.armFault(fault, false);
    }
  }
}

async function expectRefused(browser: StepBrowser, redirect: URL, project: RunningProject): Promise<void> {
  const answer = await browser.ask(redirect);
  expect(startsSession(answer)).toBe(false);
  const isRefusal = answer.status === 403 || /[?&]login=refused$/.test(answer.headers.get('location') ?? '');
  expect(isRefusal).toBe(true);
  await expectNobody(browser, project);
}

/** Nobody is logged in in a browser: 401, or the page to start from where the framework’s pages have no such status. */
async function expectNobody(browser: StepBrowser, project: RunningProject, why = ''): Promise<void> {
  const { origin, routes, target, layout } = project;
  const { status, headers } = await browser.ask(origin + routes.person);
  const startsAnew = layout === 'server' && (target === 'next-app' || target === 'next-pages');
  const place = headers.get('location') ?? undefined;
  const expected = startsAnew ? [307, new URL(routes.home, origin).href] : [401, undefined];
  expect([why, status, place && new URL(place, origin).href]).toEqual([why, ...expected]);
}
