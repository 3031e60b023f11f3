import { ExternalLink } from 'lucide-react';
import type { AppTestRunView, TesterAnswerView } from '../../../../shared/views/app-test.js';
import { usePending } from '../../../bridge/actions.js';
import { Button } from '../../../components/Button.js';
import { inertText } from '../../../components/inert-text.js';
import { Notice } from '../../../components/Notice.js';
import { askAppTest } from './app-test-actions.js';
import styles from './TestTask.module.css';

type Task = NonNullable<AppTestRunView['task']>;

interface TestTaskProps {
  readonly test: AppTestRunView;
  readonly task: Task;
}

const answer = (given: TesterAnswerView) => void askAppTest('appTest.answer', { answer: given });

/** What the user is to do now, and the one question that is asked of them. */
export function TestTask({ test, task }: TestTaskProps) {
  if (task.kind === 'restart') return <Restart why={task.why} />;
  return <LogIn test={test} task={task} />;
}

const RESTART_WORDS = {
  'fresh-keys': 'Apps keep the public keys they have fetched. Restart yours, so that it fetches them anew.',
  'broken-down': 'Your app did not log in any more when nothing was wrong. Restart it, then go on.',
} as const;

function Restart({ why }: Pick<Extract<Task, { kind: 'restart' }>, 'why'>) {
  return (
    <section className={styles.task} aria-label="What to do now">
      <p className={styles.todo}>Restart your app</p>
      <p className={styles.hint}>{RESTART_WORDS[why]}</p>
      <div className={styles.actions}>
        <Button variant="primary" onClick={() => answer('restarted')}>
          It is up again
        </Button>
      </div>
    </section>
  );
}

function LogIn({ test, task }: { readonly test: AppTestRunView; readonly task: Extract<Task, { kind: 'log-in' }> }) {
  const opening = usePending('appTest.openLogin');
  const { loginUrl, step } = test;
  return (
    <section className={styles.task} aria-label="What to do now">
      <p className={styles.todo}>
        {task.seen ? 'The sandbox has seen your login. Were you logged in?' : 'Log in at your app, as somebody new'}
      </p>
      <p className={styles.hint}>
        {task.seen
          ? questionHint(step)
          : 'Log out first, or use a new private window for each login: a session that is left over would hide the case.'}
      </p>
      {task.problem !== undefined && (
        <Notice tone="warn" title="The sandbox refused a request of this login" announced>
          {inertText(task.problem)}
        </Notice>
      )}
      <div className={styles.actions}>
        {loginUrl !== undefined && (
          <Button
            variant={task.seen ? 'secondary' : 'primary'}
            icon={ExternalLink}
            disabled={opening}
            onClick={() => void askAppTest('appTest.openLogin', {})}
          >
            {task.seen ? 'Log in again' : 'Open the login in your browser'}
          </Button>
        )}
        <span className={styles.answers}>
          <Button disabled={!task.seen} describedBy="answer-when" onClick={() => answer('logged-in')}>
            Yes, I was logged in
          </Button>
          <Button disabled={!task.seen} describedBy="answer-when" onClick={() => answer('not-logged-in')}>
            No
          </Button>
          <Button disabled={!task.seen} describedBy="answer-when" onClick={() => answer('error-page')}>
            I saw an error page
          </Button>
        </span>
      </div>
      <p className="caption" id="answer-when">
        {task.seen
          ? 'Where requests alone show that your app went on, the test goes on by itself.'
          : 'You can answer once the sandbox has seen the login begin.'}
      </p>
    </section>
  );
}

function questionHint(step: AppTestRunView['step']): string {
  return step?.kind === 'case'
    ? 'Yes means: as after a good login, with your name or your data on the page.'
    : 'It should have worked: nothing goes wrong in this one.';
}
