import { SandboxError } from '../errors.js';
import type { AppDriver } from './app-driver.js';
import { type Baseline, isBaseline } from './final-page.js';
import { type Judgement, judge } from './judge.js';
import { observeLogin } from './observe-login.js';
import { type Recorded, recordBaseline } from './record-baseline.js';
import type { CaseResult, TestCase } from './test-case.js';
import { TEST_CASES } from './test-cases.js';
import { countExchanged, countRequests, markOf, requestsSince, type Watched } from './watched-requests.js';

/** What a suite is about. */
export type SuiteStep =
  | { readonly kind: 'baseline'; readonly login: 'first' | 'second' }
  | { readonly kind: 'case'; readonly testCase: TestCase; readonly skip: () => void }
  | { readonly kind: 'check' };

/** Who is told how a suite gets on. */
export interface SuiteWatcher {
  readonly onStep?: ((step: SuiteStep) => void) | undefined;
  readonly onRecorded?: ((recorded: Recorded) => void) | undefined;
  /** Each result is told at once, and again when a good login after it has shown that the app still works. */
  readonly onResult: (result: CaseResult, isConfirmed: boolean) => void;
}

export interface Suite extends Watched {
  readonly driver: AppDriver;
  readonly signal: AbortSignal;
  /** In the order of the flow; those that need a fresh app come last. */
  readonly cases: readonly TestCase[];
  /** What an earlier part of the same test recorded. */
  readonly recorded?: Recorded | undefined;
  /** Results of that part which no good login has confirmed. */
  readonly unconfirmed?: readonly CaseResult[] | undefined;
}

const BROKEN_DOWN: Judgement = {
  verdict: 'not-reached',
  evidence: 'A good login after it failed as well, so that this one failed shows nothing.',
};
const SKIPPED: Judgement = { verdict: 'not-reached', evidence: 'It was skipped.' };

/**
 * Records a good login where none is, then lets each case go wrong on its own. Good logins in between show that the app
 * still works: what an app refuses that has broken down says nothing. Whatever ends it, no fault stays armed.
 *
 * @throws SandboxError `no-baseline`, `app-broken-down`; the reason of `signal`
 */
export async function runSuite(suite: Suite, watcher: SuiteWatcher): Promise<Recorded> {
  const { driver, signal, cases } = suite;
  const onLogin = (login: 'first' | 'second') => watcher.onStep?.({ kind: 'baseline', login });
  const recorded = suite.recorded ?? (await recordBaseline({ ...suite, onLogin }));
  watcher.onRecorded?.(recorded);
  let open: readonly CaseResult[] = suite.unconfirmed ?? [];
  const confirm = async (): Promise<void> => {
    if (open.length === 0) return;
    watcher.onStep?.({ kind: 'check' });
    const works = await stillWorks(suite, recorded, open.length);
    for (const result of open) {
      watcher.onResult(works || result.verdict !== 'refused' ? result : { ...result, ...BROKEN_DOWN }, true);
    }
    open = [];
  };
  if (open.some(({ id }) => TEST_CASES.some((one) => one.id === id && one.freshApp === true))) {
    await driver.restart('fresh-keys', signal);
  }
  await confirm();
  // After these the app holds keys that are wrong, so it starts afresh before it is asked whether it still works.
  const usual = cases.filter(({ freshApp }) => freshApp !== true);
  for (const testCase of usual) {
    open = [...open, ...(await tryCase(suite, testCase, recorded, watcher))];
    if (open.length >= driver.confirmEvery) await confirm();
  }
  await confirm();
  const fresh = cases.filter(({ freshApp }) => freshApp === true);
  for (const testCase of fresh) open = [...open, ...(await tryCase(suite, testCase, recorded, watcher))];
  if (open.length > 0) await driver.restart('fresh-keys', signal);
  await confirm();
  return recorded;
}

/** The result of one case, which a good login is yet to confirm; none where it was skipped. */
async function tryCase(
  suite: Suite,
  testCase: TestCase,
  { baseline }: Recorded,
  { onStep, onResult }: SuiteWatcher,
): Promise<readonly CaseResult[]> {
  const skipping = new AbortController();
  const signal = AbortSignal.any([suite.signal, skipping.signal]);
  suite.signal.throwIfAborted();
  onStep?.({ kind: 'case', testCase, skip: () => skipping.abort() });
  try {
    if (testCase.freshApp === true) await suite.driver.restart('fresh-keys', signal);
    const result = resultOf(testCase, judge(testCase, await observeLogin(suite, testCase, signal), baseline));
    onResult(result, false);
    return [result];
  } catch (error) {
    if (suite.signal.aborted || !skipping.signal.aborted) throw error;
    onResult(resultOf(testCase, SKIPPED), true);
    return [];
  }
}

/** A good login; where it fails, one more after a fresh start, which is no answer for more cases than the last. */
async function stillWorks(suite: Suite, recorded: Recorded, cases: number): Promise<boolean> {
  if (await logsIn(suite, recorded)) return true;
  const { driver, signal } = suite;
  await driver.restart('broken-down', signal);
  const works = await logsIn(suite, recorded);
  if (!works && driver.restartedByHand) {
    throw new SandboxError(
      'app-broken-down',
      'Expected a good login after the app was restarted; it logs nobody in any more.',
      'See that a login by hand works, then go on with the test.',
    );
  }
  return works && cases === 1;
}

async function logsIn(suite: Suite, { baseline, asksForUserinfo }: Recorded): Promise<boolean> {
  const { driver, signal } = suite;
  const mark = markOf(suite);
  const isDecided = () => {
    const seen = requestsSince(suite, mark);
    return countExchanged(seen) > 0 && (!asksForUserinfo || countRequests(seen).userinfoAnswers > 0);
  };
  const { end } = await driver.logIn({ purpose: 'check', isDecided, signal });
  if (end?.by === 'tester') return end.saw === 'logged-in';
  return end !== undefined && isGoodPage(end.page, baseline);
}

function isGoodPage(page: Parameters<typeof isBaseline>[0], baseline: Baseline | undefined): boolean {
  return baseline !== undefined && isBaseline(page, baseline);
}

/** A case with its verdict. */
function resultOf({ id, title, clause, fix }: TestCase, judged: Judgement): CaseResult {
  return { id, title, clause, fix, ...judged };
}
