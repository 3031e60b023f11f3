import { SandboxError } from '../errors.js';
import type { Sandbox, SandboxRequest } from '../types.js';
import { type Baseline, baselineOf, type FinalPage, isBaseline } from './final-page.js';
import { type Judgement, judge, type Observation } from './judge.js';
import { lintLogins } from './lint-logins.js';
import { loggedRequests } from './logged-request.js';
import type { LoginFinding } from './login-finding.js';
import type { CaseResult, TestCase } from './test-case.js';
import { TEST_CASES } from './test-cases.js';

/** One login by a browser of its own. */
export interface LoginAttempt {
  /** The app’s redirect URI was asked for. */
  readonly delivered: boolean;
  readonly page: FinalPage | undefined;
}

/** What logs in at the app, and starts it afresh. */
export interface AppDriver {
  /** Logs in as somebody who has no session yet. */
  readonly logIn: () => Promise<LoginAttempt>;
  /** Brings somebody, who has begun a login of their own, the redirect of another one; undefined where there is none. */
  readonly crossLogins: () => Promise<LoginAttempt | undefined>;
  /** A page as somebody sees it who has no session; undefined where there is none. */
  readonly visit: (place: string) => Promise<FinalPage | undefined>;
  /** Ends the app and starts it again, so that it has fetched no keys. */
  readonly restart: () => Promise<void>;
  /** Time for a request that the app sends after its page, in milliseconds. */
  readonly settleMs: number;
}

export interface SuiteOutcome {
  readonly baseline: Baseline;
  readonly results: readonly CaseResult[];
  /** What is wrong with the requests of the two good logins. */
  readonly findings: readonly LoginFinding[];
}

const BROKEN_DOWN: Judgement = {
  verdict: 'not-reached',
  evidence: 'A good login after it failed as well, so that this one failed shows nothing.',
};

/** What a suite needs of a sandbox: one that approves by itself. */
type SuiteSandbox = Pick<Sandbox, 'requests' | 'exchange' | 'armFault'>;

interface Suite {
  readonly sandbox: SuiteSandbox;
  readonly driver: AppDriver;
  readonly signal: AbortSignal;
}

/**
 * Records a good login, then lets each case go wrong on its own. A good login after each shows that the app still
 * works: what an app refuses that has broken down says nothing.
 *
 * @throws SandboxError `no-baseline`; the reason of `signal`
 */
export async function runSuite(suite: Suite, onResult: (result: CaseResult) => void): Promise<SuiteOutcome> {
  const { driver, signal } = suite;
  const { baseline, findings } = await recordBaseline(suite);
  const results: CaseResult[] = [];
  const tell = (testCase: TestCase, judged: Judgement, works: boolean) => {
    const result = { ...described(testCase), ...(works ? judged : BROKEN_DOWN) };
    results.push(result);
    onResult(result);
  };
  // After these the app holds keys that are wrong, so it starts afresh before it is asked whether it still works.
  const held: [TestCase, Judgement][] = [];
  for (const testCase of TEST_CASES) {
    signal.throwIfAborted();
    if (testCase.freshApp === true) await driver.restart();
    const judged = judge(testCase, await observe(suite, testCase), baseline);
    if (testCase.freshApp === true) held.push([testCase, judged]);
    else tell(testCase, judged, await stillWorks(suite, baseline));
  }
  await driver.restart();
  const works = await stillWorks(suite, baseline);
  for (const [testCase, judged] of held) tell(testCase, judged, works);
  return { baseline, results, findings };
}

async function recordBaseline({ sandbox, driver }: Suite): Promise<Pick<SuiteOutcome, 'baseline' | 'findings'>> {
  const since = lastId(sandbox);
  const first = await driver.logIn();
  const second = await driver.logIn();
  const seen = requestsSince(sandbox, since);
  const exchanged = seen.filter(({ endpoint, status }) => endpoint === 'token' && status === 200).length;
  if (first.page === undefined || second.page === undefined || second.page.status >= 400 || exchanged < 2) {
    throw new SandboxError(
      'no-baseline',
      `Expected two good logins before anything goes wrong; ${whatCame(seen, second)}.`,
      'Log in by hand at `sandbox --auto-approve` first. The app must take its client, its redirect URI and the host name of sgID from the environment.',
    );
  }
  const findings = onceEach(lintLogins(loggedRequests(sandbox, since)));
  const baseline = baselineOf(first.page, second.page, await driver.visit(second.page.place));
  return { baseline, findings };
}

/** Both logins tell the same, and once is enough. */
function onceEach(findings: readonly LoginFinding[]): readonly LoginFinding[] {
  return [...new Map(findings.map((finding) => [`${finding.id} ${finding.reason}`, finding])).values()];
}

function whatCame(seen: readonly SandboxRequest[], { page }: LoginAttempt): string {
  const problem = seen.findLast((request) => request.problem !== undefined)?.problem;
  if (problem !== undefined) return `the sandbox refused a request: ${problem.replace(/\.$/, '')}`;
  if (seen.length === 0) return 'the app sent nobody to the sandbox';
  const last = page === undefined ? 'no page' : `${page.status} at ${page.place}`;
  return `the last request was ${seen.at(-1)?.path}, and the login ended with ${last}`;
}

async function observe({ sandbox, driver }: Suite, { fault }: TestCase): Promise<Observation> {
  const since = lastId(sandbox);
  if (fault !== undefined) sandbox.armFault(fault, true);
  try {
    const attempt = fault === undefined ? await driver.crossLogins() : await driver.logIn();
    await new Promise((resolve) => setTimeout(resolve, driver.settleMs));
    const seen = requestsSince(sandbox, since);
    return {
      applied: fault === undefined ? attempt !== undefined : seen.some(({ faults }) => faults.includes(fault)),
      delivered: attempt?.delivered === true,
      tokenRequests: seen.filter(({ endpoint }) => endpoint === 'token').length,
      userinfoAnswers: seen.filter(({ endpoint, status }) => endpoint === 'userinfo' && status === 200).length,
      page: attempt?.page,
    };
  } finally {
    if (fault !== undefined) sandbox.armFault(fault, false);
  }
}

/** A good login; where it fails, one more after a fresh start. */
async function stillWorks({ driver }: Suite, baseline: Baseline): Promise<boolean> {
  const good = async () => {
    const { page } = await driver.logIn();
    return page !== undefined && isBaseline(page, baseline);
  };
  if (await good()) return true;
  await driver.restart();
  return good();
}

function described({ id, title, clause, fix }: TestCase): Pick<CaseResult, 'id' | 'title' | 'clause' | 'fix'> {
  return { id, title, clause, fix };
}

function lastId(sandbox: SuiteSandbox): number {
  return sandbox.requests().at(-1)?.id ?? 0;
}

function requestsSince(sandbox: SuiteSandbox, id: number): readonly SandboxRequest[] {
  return sandbox.requests().filter((request) => request.id > id);
}
