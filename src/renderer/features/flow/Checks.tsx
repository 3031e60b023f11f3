import type { CheckView, StepView } from '../../../shared/views/flow.js';
import { Badge } from '../../components/Badge.js';
import { Card } from '../../components/Card.js';
import { LongWire } from '../../components/LongWire.js';
import { Prose } from '../../components/Prose.js';
import { SpecLink } from '../../components/SpecLink.js';
import { TokenText } from '../../components/TokenText.js';
import { Verdict } from '../../components/Verdict.js';
import { CheckReasons } from './CheckReasons.js';
import styles from './Checks.module.css';
import { worstFirst } from './step-view.js';

interface ChecksProps {
  readonly step: StepView;
  readonly runId: string;
  /** The explanation is folded away: what failed is explained in the table. */
  readonly explainHere: boolean;
}

/** Every rule the step held something to, what does not hold first. */
export function Checks({ step, runId, explainHere }: ChecksProps) {
  const token = step.anatomy.length === 1 ? step.anatomy[0] : undefined;
  return (
    <>
      {token !== undefined && (
        <Card className={styles.token}>
          <TokenText anatomy={token} runId={runId} />
        </Card>
      )}
      <Card flush>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">Verdict</span>
              </th>
              <th scope="col">Rule</th>
              <th scope="col">Expected</th>
              <th scope="col">Came</th>
              <th scope="col">Clause</th>
            </tr>
          </thead>
          <tbody>
            {worstFirst(step.checks).map((check) => (
              <CheckRow key={check.id} check={check} runId={runId} explainHere={explainHere} />
            ))}
          </tbody>
        </table>
      </Card>
    </>
  );
}

interface CheckRowProps {
  readonly check: CheckView;
  readonly runId: string;
  readonly explainHere: boolean;
}

function CheckRow({ check, runId, explainHere }: CheckRowProps) {
  const bad = check.status === 'failed' || check.status === 'warned';
  const explained = bad && explainHere && (check.causes !== undefined || check.remedy !== undefined);
  return (
    <>
      <tr>
        <td>
          <Verdict status={check.status} word={check.status === 'skipped' ? 'Not applicable' : undefined} />
        </td>
        <td>
          <Prose>{check.rule}</Prose>
          {bad && check.sdkAccepts === true && (
            <p className={styles.sdk}>
              <Badge>the official SDK lets it pass</Badge>
            </p>
          )}
        </td>
        <td>{check.expected !== undefined && <LongWire text={check.expected} runId={runId} />}</td>
        <td>
          <Came check={check} runId={runId} />
        </td>
        <td>{check.spec !== undefined && <SpecLink spec={check.spec} />}</td>
      </tr>
      {explained && (
        <tr className={styles.reasons}>
          <td />
          <td colSpan={4}>
            <CheckReasons check={check} />
          </td>
        </tr>
      )}
    </>
  );
}

function Came({ check, runId }: { readonly check: CheckView; readonly runId: string }) {
  if (check.actual === undefined) return null;
  const same = check.status === 'passed' && JSON.stringify(check.expected) === JSON.stringify(check.actual);
  return same ? <span className={styles.same}>same</span> : <LongWire text={check.actual} runId={runId} />;
}
