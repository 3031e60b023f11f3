import { SandboxError } from '../errors.js';
import type { SandboxRequest } from '../types.js';
import type { AppDriver, LoginAttempt } from './app-driver.js';
import { type Baseline, baselineOf, type FinalPage } from './final-page.js';
import { lintLogins } from './lint-logins.js';
import { loggedRequests } from './logged-request.js';
import type { LoginFinding } from './login-finding.js';
import { countExchanged, markOf, requestsSince, type Watched } from './watched-requests.js';

/** What good logins are like. */
export interface Recorded {
  /** The page that they end with; undefined where a person says how logins end. */
  readonly baseline: Baseline | undefined;
  /** The app asks for userinfo before the login is over. */
  readonly asksForUserinfo: boolean;
  /** What is wrong with their requests. */
  readonly findings: readonly LoginFinding[];
}

interface Recording extends Watched {
  readonly driver: AppDriver;
  readonly signal: AbortSignal;
  /** Told before each login. */
  readonly onLogin: (which: 'first' | 'second') => void;
}

/**
 * Records two good logins.
 *
 * @throws SandboxError `no-baseline`; the reason of `signal`
 */
export async function recordBaseline(recording: Recording): Promise<Recorded> {
  const { sandbox, driver, signal, onLogin } = recording;
  const mark = markOf(recording);
  const pages: FinalPage[] = [];
  for (const [at, purpose] of (['first', 'second'] as const).entries()) {
    onLogin(purpose);
    const attempt = await driver.logIn({ purpose, isDecided: () => false, signal });
    const seen = requestsSince(recording, mark);
    if (countExchanged(seen) <= at || !isGood(attempt)) throw noBaseline(seen, attempt);
    if (attempt.end?.by === 'page') pages.push(attempt.end.page);
  }
  const logins = requestsSince(recording, mark);
  const ids = new Set(logins.map(({ id }) => id));
  const logged = loggedRequests(sandbox, mark.id).filter(({ summary }) => ids.has(summary.id));
  return {
    baseline: await pageOf(recording, pages),
    asksForUserinfo: logins.some(({ endpoint, status }) => endpoint === 'userinfo' && status === 200),
    findings: onceEach(lintLogins(logged)),
  };
}

async function pageOf({ driver, signal }: Recording, pages: readonly FinalPage[]): Promise<Baseline | undefined> {
  const [first, second] = pages;
  if (first === undefined || second === undefined) return undefined;
  return baselineOf(first, second, await driver.visit(second.place, signal));
}

function isGood({ end }: LoginAttempt): boolean {
  if (end === undefined) return false;
  return end.by === 'page' ? end.page.status < 400 : end.saw === 'logged-in';
}

/** Both logins tell the same, and once is enough. */
function onceEach(findings: readonly LoginFinding[]): readonly LoginFinding[] {
  return [...new Map(findings.map((finding) => [`${finding.id} ${finding.reason}`, finding])).values()];
}

function noBaseline(seen: readonly SandboxRequest[], attempt: LoginAttempt): SandboxError {
  return new SandboxError(
    'no-baseline',
    `Expected two good logins before anything goes wrong; ${whatCame(seen, attempt)}.`,
    'The app must be running, and take its client, its redirect URI and the host name of sgID from where you set them. Log in by hand at the sandbox first.',
  );
}

function whatCame(seen: readonly SandboxRequest[], { end }: LoginAttempt): string {
  const problem = seen.findLast((request) => request.problem !== undefined)?.problem;
  if (problem !== undefined) return `the sandbox refused a request: ${problem.replace(/\.$/, '')}`;
  if (seen.length === 0) return `the app sent nobody to the sandbox: ${whyNobody(end)}`;
  return `the last request was ${seen.at(-1)?.path}, and the login ended with ${wordsOf(end)}`;
}

/** The two slips that no request tells of: an app that is not up, and one that has the host name of another provider. */
function whyNobody(end: LoginAttempt['end']): string {
  if (end !== undefined) return `the login ended with ${wordsOf(end)}`;
  return 'nothing answers where its login begins, or that leads to a provider beyond this computer';
}

function wordsOf(end: LoginAttempt['end']): string {
  if (end === undefined) return 'no page';
  if (end.by === 'page') return `${end.page.status} at ${end.page.place}`;
  return end.saw === 'logged-in' ? 'the tester logged in' : 'the tester not logged in';
}
