import type { StepView } from '../../../../shared/views/step.js';
import { Card } from '../../../components/Card.js';
import { TokenText } from '../../../components/token/TokenText.js';
import styles from './Checks.module.css';
import { CheckTable } from './CheckTable.js';

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
        <CheckTable checks={step.checks} step={step.id} runId={runId} />
      </Card>
    </>
  );
}
