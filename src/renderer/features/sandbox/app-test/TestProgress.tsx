import type { AppTestRunView, TestCaseView } from '../../../../shared/views/app-test.js';
import { usePending } from '../../../bridge/actions.js';
import { Button } from '../../../components/Button.js';
import { TitledCard } from '../../../components/Card.js';
import { Prose } from '../../../components/Prose.js';
import { Verdict } from '../../../components/Verdict.js';
import { askAppTest } from './app-test-actions.js';
import { Clauses } from './Clauses.js';
import styles from './TestProgress.module.css';
import { TestTask } from './TestTask.js';

interface TestProgressProps {
  readonly cases: readonly TestCaseView[];
  readonly test: AppTestRunView;
}

/** How far a test is, what goes wrong now, and what the user is to do. */
export function TestProgress({ cases, test }: TestProgressProps) {
  const { step, task, chosen, results } = test;
  const stopping = usePending('appTest.stop');
  const current = step?.kind === 'case' ? cases.find(({ id }) => id === step.id) : undefined;
  const done = results.length;
  return (
    <TitledCard
      title="Testing"
      actions={
        <>
          {current !== undefined && (
            <Button size="small" variant="quiet" onClick={() => void askAppTest('appTest.skip', {})}>
              Skip this case
            </Button>
          )}
          <Button size="small" disabled={stopping} onClick={() => void askAppTest('appTest.stop', {})}>
            {stopping ? 'Stopping…' : 'Stop the test'}
          </Button>
        </>
      }
    >
      <div className={styles.count}>
        <progress className={styles.bar} max={chosen.length} value={done} aria-label="Cases that are done" />
        <span className={styles.words}>
          {done} of {chosen.length}
        </span>
      </div>
      <div className={styles.step} role="status">
        <Verdict status={task === undefined ? 'running' : 'waiting'} />
        <div className={styles.about}>
          <h3 className={styles.title}>{titleOf(step, current)}</h3>
          {current === undefined ? (
            <p className={styles.description}>{aboutStep(step)}</p>
          ) : (
            <p className={styles.description}>
              <Prose>{current.description}</Prose> <Clauses spec={current.clause} />
            </p>
          )}
        </div>
      </div>
      {task !== undefined && <TestTask test={test} task={task} />}
    </TitledCard>
  );
}

function titleOf(step: AppTestRunView['step'], current: TestCaseView | undefined): string {
  if (current !== undefined) return current.title;
  if (step?.kind === 'baseline') return step.login === 'first' ? 'A good login' : 'A second good login';
  return step?.kind === 'check' ? 'A good login in between' : 'Starting';
}

function aboutStep(step: AppTestRunView['step']): string {
  if (step?.kind === 'baseline') {
    return step.login === 'first'
      ? 'Nothing goes wrong in it: what it ends with is what everything else is held against.'
      : 'What two logins have in common is what counts; state and nonce must not be among it.';
  }
  return step?.kind === 'check'
    ? 'It shows that your app still works: what an app refuses that has broken down says nothing.'
    : 'The sandbox gets ready.';
}
