import type { AppTestRunView, TestCaseView } from '../../../../shared/views/app-test.js';
import { usePending } from '../../../bridge/actions.js';
import { Badge } from '../../../components/Badge.js';
import { Button } from '../../../components/Button.js';
import { Card } from '../../../components/Card.js';
import { FactList } from '../../../components/FactList.js';
import { counted } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { ErrorNotice } from '../../../components/Notice.js';
import { askAppTest } from './app-test-actions.js';
import { countVerdict } from './case-groups.js';
import { draftOf } from './draft.js';
import styles from './TestSummary.module.css';

interface TestSummaryProps {
  readonly cases: readonly TestCaseView[];
  readonly test: AppTestRunView;
}

/** What a test came to, and what can be done with it. */
export function TestSummary({ cases, test }: TestSummaryProps) {
  const { results, chosen, recorded, failure } = test;
  const accepted = countVerdict(results, 'accepted');
  const missed = countVerdict(results, 'not-reached');
  const refused = countVerdict(results, 'refused');
  const left = chosen.length - results.length;
  return (
    <Card>
      {failure !== undefined && (
        <div className={styles.failure}>
          <ErrorNotice error={failure} />
        </div>
      )}
      <div className={styles.head} role="status">
        <h2 className={styles.title}>{headline(test, accepted, missed, left)}</h2>
        <p className={styles.counts}>
          {accepted > 0 && <Badge tone="fail">{accepted} accepted</Badge>}
          {missed > 0 && <Badge tone="warn">{missed} not reached</Badge>}
          {refused > 0 && <Badge tone={refused === chosen.length ? 'pass' : 'neutral'}>{refused} refused</Badge>}
          {left > 0 && <Badge>{left} not run</Badge>}
        </p>
      </div>
      <FactList facts={factsOf(test)} />
      <Actions cases={cases} test={test} left={left} again={accepted + missed} savable={recorded} />
    </Card>
  );
}

interface ActionsProps extends TestSummaryProps {
  readonly left: number;
  readonly again: number;
  readonly savable: boolean;
}

function Actions({ cases, test, left, again, savable }: ActionsProps) {
  const pending = usePending('appTest.resume', 'appTest.repeat', 'appTest.saveReport', 'appTest.clear');
  const resumable = left > 0 || test.failure !== undefined;
  const unrefused = test.results.filter(({ verdict }) => verdict !== 'refused').map(({ id }) => id);
  return (
    <div className={styles.actions}>
      {resumable && (
        <Button variant="primary" disabled={pending} onClick={() => void askAppTest('appTest.resume', {})}>
          {resumeWords(savable, left)}
        </Button>
      )}
      {again > 0 && (
        <Button
          variant={resumable ? 'secondary' : 'primary'}
          disabled={pending}
          onClick={() => void askAppTest('appTest.repeat', { cases: unrefused })}
        >
          Run {again === 1 ? 'it' : `these ${again}`} again
        </Button>
      )}
      {savable && (
        <>
          <Button disabled={pending} onClick={() => void askAppTest('appTest.saveReport', { format: 'html' })}>
            Save as HTML…
          </Button>
          <Button disabled={pending} onClick={() => void askAppTest('appTest.saveReport', { format: 'json' })}>
            Save as JSON…
          </Button>
        </>
      )}
      <Button
        variant="quiet"
        disabled={pending}
        onClick={() => {
          draftOf(test, cases);
          void askAppTest('appTest.clear', {});
        }}
      >
        New test
      </Button>
    </div>
  );
}

/** What going on is called. */
function resumeWords(recorded: boolean, left: number): string {
  return recorded && left > 0 ? `Go on with the other ${left}` : 'Try again';
}

function headline({ recorded }: AppTestRunView, accepted: number, missed: number, left: number): string {
  if (!recorded) return 'No good login was recorded';
  if (accepted > 0) return `Your app accepted ${counted(accepted, 'case')} that it must refuse`;
  if (left > 0) return 'The test was stopped';
  return missed > 0 ? 'Not every case was reached' : 'Your app refused every case';
}

function factsOf({ clientName, clientId, loginUrl, baseline, way, recorded }: AppTestRunView) {
  const wire = (text: string) => <span className="wire">{inertText(text)}</span>;
  return [
    {
      label: 'Client',
      value: (
        <>
          {inertText(clientName)}, {wire(clientId)}
        </>
      ),
    },
    ...(loginUrl === undefined ? [] : [{ label: 'Login URL', value: wire(loginUrl) }]),
    { label: 'Who logged in', value: way === 'console' ? 'The console' : 'You, in your browser' },
    ...(recorded
      ? [
          {
            label: 'A good login',
            value:
              baseline === undefined ? (
                'as you said'
              ) : (
                <>
                  ends with {baseline.status} at {wire(baseline.place)}
                </>
              ),
          },
        ]
      : []),
  ];
}
