import type { StepView } from '../../../shared/views/step.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { Prose } from '../../components/Prose.js';
import { Verdict } from '../../components/Verdict.js';
import { showTab } from '../../view/view.js';
import styles from './Attention.module.css';
import { worstFirst } from './step-view.js';

/** The rules that do not hold or want a look, with what to do. */
export function Attention({ step }: { readonly step: StepView }) {
  const bad = worstFirst(step.checks).filter((check) => check.status === 'failed' || check.status === 'warned');
  if (bad.length === 0) return null;
  return (
    <TitledCard
      title="What wants a look"
      actions={
        <Button size="small" variant="quiet" onClick={() => showTab('checks')}>
          All checks
        </Button>
      }
    >
      <ul className={styles.attention}>
        {bad.map((check) => (
          <li key={check.id}>
            <Verdict status={check.status} />
            <div className="value">
              <Prose>{check.rule}</Prose>
              {check.remedy !== undefined && (
                <p className={styles.remedy}>
                  <Prose>{check.remedy}</Prose>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}
