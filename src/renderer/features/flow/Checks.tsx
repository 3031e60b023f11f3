import type { StepView } from '../../../shared/views/flow.js';
import { Card } from '../../components/Card.js';
import { TokenText } from '../../components/TokenText.js';
import { CheckRow } from './CheckRow.js';
import styles from './Checks.module.css';
import { worstFirst } from './step-view.js';

interface ChecksProps {
  readonly step: StepView;
  readonly runId: string;
}

/** Every rule the step held something to, what does not hold first. */
export function Checks({ step, runId }: ChecksProps) {
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
              <CheckRow key={`${check.id} ${check.status}`} check={check} step={step.id} runId={runId} />
            ))}
          </tbody>
        </table>
      </Card>
    </>
  );
}
