import { ConsoleError, toErrorView } from '../../core/errors.js';
import type { ClientRepository } from '../../engine/storage/client-repository.js';
import { runSuite, type Suite } from '../../sandbox/app-under-test/run-suite.js';
import type { TestCase } from '../../sandbox/app-under-test/test-case.js';
import { reportOf, type TestReport } from '../../sandbox/app-under-test/test-report.js';
import { createTester, type Tester } from '../../sandbox/app-under-test/tester.js';
import { createUrlDriver, isOneOf } from '../../sandbox/app-under-test/url-driver.js';
import { isPerClient } from '../../sandbox/faults/faults.js';
import type { Sandbox } from '../../sandbox/types.js';
import type { AppTestView, TesterAnswerView } from '../../shared/views/app-test.js';
import { asConsoleError } from '../sandbox/sandbox-error.js';
import type { SandboxHost } from '../sandbox/sandbox-host.js';
import {
  noReport,
  nothingAsked,
  nothingToResume,
  sandboxStopped,
  testRunning,
  unusableClient,
} from './app-test-errors.js';
import { appTestView, type RunningTest } from './app-test-view.js';
import { chooseCases, planTest, type TestWish } from './test-plan.js';

/** The test of the user's own app at the sandbox, one at a time. It is held here: a window that is reloaded finds it as it was. */
export interface AppTest {
  readonly view: () => AppTestView;
  /**
   * Begins a test and forgets the one before; it goes on by itself.
   *
   * @throws ConsoleError `app-test-running`, `client-unknown`, `client-not-served`, those of `planTest` and of the sandbox
   */
  readonly start: (wish: TestWish & { readonly clientKey: string }) => Promise<void>;
  /** Takes what the user says. Throws a ConsoleError `app-test-nothing-asked`. */
  readonly answer: (answer: TesterAnswerView) => void;
  /** Leaves the case that is under way. */
  readonly skip: () => void;
  /** Ends what is under way, with every fault switched off; what came of it is kept. */
  readonly stop: () => Promise<void>;
  /** Goes on with the cases that were not run. Throws a ConsoleError `app-test-nothing-to-resume`. */
  readonly resume: () => Promise<void>;
  /** Runs cases once more. */
  readonly repeat: (ids: readonly string[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  /** Where logins at the app begin. Throws a ConsoleError `app-test-no-report` where that is not known. */
  readonly loginUrl: () => string;
  /** Throws a ConsoleError `app-test-no-report` before good logins were recorded. */
  readonly report: () => TestReport;
  /** Told of every change of the sandbox. */
  readonly sandboxChanged: (running: boolean) => void;
}

interface AppTestServices {
  readonly sandbox: SandboxHost;
  readonly clients: ClientRepository;
  readonly onChange: (view: AppTestView) => void;
  readonly onUnexpected: (where: string, error: unknown) => void;
}

/** What is under way. */
interface Run {
  readonly abort: AbortController;
  readonly tester: Tester;
  readonly ended: Promise<void>;
}

export function createAppTest({ sandbox, clients, onChange, onUnexpected }: AppTestServices): AppTest {
  let test: RunningTest | undefined;
  let run: Run | undefined;
  const view = () => appTestView(test, run?.tester.task());
  let isTelling = false;
  // Told on its own: Electron goes on with what is waiting while it sends, and the older view would come last.
  const changed = () => {
    if (isTelling) return;
    isTelling = true;
    setImmediate(() => {
      isTelling = false;
      onChange(view());
    });
  };

  /** Runs cases of a test to their end. Never throws: what goes wrong is the failure of the test. */
  const runCases = async (of: RunningTest, cases: readonly TestCase[], suite: Omit<Suite, 'cases' | 'recorded'>) => {
    const unconfirmed = [...of.results.values()].filter(({ confirmed }) => !confirmed).map(({ result }) => result);
    try {
      await runSuite(
        { ...suite, cases, recorded: of.recorded, unconfirmed },
        {
          onStep: (step) => {
            of.step = step;
            changed();
          },
          onRecorded: (recorded) => {
            of.recorded = recorded;
          },
          onResult: (result, confirmed) => {
            of.results.set(result.id, { result, confirmed });
            changed();
          },
        },
      );
    } catch (error) {
      if (suite.signal.reason === STOPPED) return;
      const failure = asConsoleError(suite.signal.aborted ? suite.signal.reason : error);
      if (!(failure instanceof ConsoleError)) onUnexpected('test of an app', failure);
      of.failure = toErrorView(failure);
    } finally {
      of.step = undefined;
    }
  };

  const begin = async (of: RunningTest, cases: readonly TestCase[]): Promise<void> => {
    const running = await sandbox.running();
    requireServed(sandbox, of.plan.client.key);
    // The sandbox took its time: somebody else may have begun a test meanwhile.
    if (run !== undefined) throw testRunning();
    for (const { fault, clientId } of sandbox.view().armed) sandbox.armFault(fault, 'off', clientId);
    const abort = new AbortController();
    const { clientId } = of.plan.client;
    const watched = { sandbox: suiteSandbox(running, sandbox, clientId), clientId };
    const tester = createTester(watched, changed);
    const withdraw = running.approveClient(clientId);
    test = of;
    for (const { id } of cases) of.results.delete(id);
    of.status = 'running';
    of.failure = undefined;
    const suite = { ...watched, signal: abort.signal, driver: driverOf(of, tester, running.origin) };
    const ended = (async () => {
      await runCases(of, cases, suite);
      withdraw();
      run = undefined;
      of.status =
        of.plan.cases.every(({ id }) => of.results.has(id)) && of.failure === undefined ? 'finished' : 'stopped';
      changed();
    })();
    run = { abort, tester, ended };
    changed();
  };

  const stop = async (): Promise<void> => {
    run?.abort.abort(STOPPED);
    await run?.ended;
  };

  return {
    view,
    start: async ({ clientKey, ...wish }) => {
      if (run !== undefined) throw testRunning();
      const client = clients.find(clientKey);
      if (client === undefined) throw unusableClient('It is no longer saved.');
      const plan = planTest(client, wish);
      const testedAt = new Date().toISOString();
      await begin(
        {
          plan,
          testedAt,
          status: 'running',
          recorded: undefined,
          step: undefined,
          results: new Map(),
          failure: undefined,
        },
        plan.cases,
      );
    },
    answer: (answer) => {
      if (run?.tester.answer(answer) !== true) throw nothingAsked();
    },
    skip: () => {
      const step = test?.step;
      if (step?.kind !== 'case') throw nothingAsked();
      step.skip();
    },
    stop,
    resume: async () => {
      const left = test?.plan.cases.filter(({ id }) => test?.results.has(id) === false) ?? [];
      if (test === undefined || run !== undefined || (left.length === 0 && test.failure === undefined)) {
        throw nothingToResume();
      }
      await begin(test, left);
    },
    repeat: async (ids) => {
      if (test === undefined || run !== undefined) throw nothingToResume();
      const cases = chooseCases(ids, test.plan.cases);
      await begin(test, cases);
    },
    clear: async () => {
      await stop();
      test = undefined;
      changed();
    },
    loginUrl: () => {
      const url = test?.plan.loginUrl;
      if (url === undefined) throw noReport();
      return url.href;
    },
    report: () => {
      if (test?.recorded === undefined) throw noReport();
      const { plan, testedAt, recorded, results } = test;
      return reportOf({
        testedAt,
        loginUrl: plan.loginUrl?.href,
        clientId: plan.client.clientId,
        recorded,
        cases: plan.cases,
        results: [...results.values()].map(({ result }) => result),
      });
    },
    sandboxChanged: (running) => {
      if (run === undefined) return;
      if (!running) run.abort.abort(sandboxStopped());
      run.tester.look();
      // What the sandbox has seen may change what the user is asked.
      changed();
    },
  };
}

/** The reason of a stop that the user asked for. */
const STOPPED = new ConsoleError('config', 'app-test-stopped', 'The test was stopped.');

function driverOf({ plan: { way, loginUrl, client } }: RunningTest, tester: Tester, providerOrigin: string) {
  if (way === 'person' || loginUrl === undefined) return tester.driver;
  const { restart } = tester;
  return createUrlDriver({
    loginUrl,
    isRedirectUri: isOneOf(client.redirectUris),
    providerOrigin,
    restart,
    restartedByHand: true,
  });
}

/** Faults are armed for the app's client alone where a request says whose it is: others log in here too. */
function suiteSandbox({ requests, exchange }: Sandbox, host: SandboxHost, clientId: string): Suite['sandbox'] {
  return {
    requests,
    exchange,
    armFault: (id, armed) => host.armFault(id, armed ? 'on' : 'off', isPerClient(id) ? clientId : undefined),
  };
}

function requireServed(sandbox: SandboxHost, key: string): void {
  const served = sandbox.view().clients.find((client) => client.key === key);
  if (served === undefined) throw unusableClient('It is not among the clients that log in at the sandbox.');
  if (served.problem !== undefined) throw unusableClient(served.problem);
}
