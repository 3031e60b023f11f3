import type { ErrorView } from '../../core/errors.js';
import type { Recorded } from '../../sandbox/app-under-test/record-baseline.js';
import type { SuiteStep } from '../../sandbox/app-under-test/run-suite.js';
import type { CaseResult, TestCase } from '../../sandbox/app-under-test/test-case.js';
import { TEST_CASES } from '../../sandbox/app-under-test/test-cases.js';
import type { TesterTask } from '../../sandbox/app-under-test/tester.js';
import { FAULTS } from '../../sandbox/faults/faults.js';
import type { AppTestRunView, AppTestView, TestCaseView } from '../../shared/views/app-test.js';
import { isConsoleOnly, type TestPlan } from './test-plan.js';

/** A test as main holds it. */
export interface RunningTest {
  readonly plan: TestPlan;
  /** When it began, in ISO 8601. */
  readonly testedAt: string;
  status: AppTestRunView['status'];
  recorded: Recorded | undefined;
  step: SuiteStep | undefined;
  /** What came of each case, by its id. */
  readonly results: Map<string, { readonly result: CaseResult; readonly confirmed: boolean }>;
  failure: ErrorView | undefined;
}

const CASES: readonly TestCaseView[] = TEST_CASES.map((testCase) => ({
  id: testCase.id,
  title: testCase.title,
  description: descriptionOf(testCase),
  clause: testCase.clause,
  restart: testCase.freshApp === true,
  consoleOnly: isConsoleOnly(testCase),
}));

/** The test as the window draws it. */
export function appTestView(test: RunningTest | undefined, task: TesterTask | undefined): AppTestView {
  return { cases: CASES, test: test === undefined ? undefined : runView(test, task) };
}

function runView(test: RunningTest, task: TesterTask | undefined): AppTestRunView {
  const { plan, status, recorded, step, failure } = test;
  const { baseline } = recorded ?? {};
  return {
    status,
    way: plan.way,
    clientName: plan.client.name,
    clientId: plan.client.clientId,
    loginUrl: plan.loginUrl?.href,
    chosen: plan.cases.map(({ id }) => id),
    recorded: recorded !== undefined,
    baseline: baseline === undefined ? undefined : { status: baseline.status, place: baseline.place },
    step: stepView(step),
    task: taskView(task),
    results: plan.cases.flatMap(({ id }) => {
      const told = test.results.get(id);
      return told === undefined ? [] : [{ ...told.result, confirmed: told.confirmed }];
    }),
    findings: recorded?.findings ?? [],
    failure,
  };
}

function stepView(step: SuiteStep | undefined): AppTestRunView['step'] {
  if (step?.kind === 'case') return { kind: 'case', id: step.testCase.id };
  return step;
}

function taskView(task: TesterTask | undefined): AppTestRunView['task'] {
  if (task?.kind !== 'log-in') return task;
  return { kind: 'log-in', seen: task.seen, problem: task.problem };
}

function descriptionOf({ fault }: TestCase): string {
  if (fault === undefined) return 'Somebody who has begun a login is brought the redirect of another one.';
  return FAULTS.find(({ id }) => id === fault)?.description ?? '';
}
