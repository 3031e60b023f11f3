import type { AppTestRunView, TestCaseView } from '../../../../shared/views/app-test.js';
import { TestProgress } from './TestProgress.js';
import { TestResults } from './TestResults.js';
import { TestSummary } from './TestSummary.js';

interface TestRunProps {
  readonly cases: readonly TestCaseView[];
  readonly test: AppTestRunView;
}

/** A test under way, or what came of it. */
export function TestRun({ cases, test }: TestRunProps) {
  return (
    <>
      {test.status === 'running' ? (
        <TestProgress cases={cases} test={test} />
      ) : (
        <TestSummary cases={cases} test={test} />
      )}
      <TestResults test={test} />
    </>
  );
}
