import type { CheckView } from '../../../shared/views/flow.js';
import { Prose } from '../../components/Prose.js';
import styles from './CheckReasons.module.css';

/** The likely causes of what does not hold, most likely first, and what to do. */
export function CheckReasons({ check }: { readonly check: CheckView }) {
  const causes = check.causes ?? [];
  return (
    <div className={styles.reasons}>
      {causes.length === 1 && <Prose>{causes[0] ?? ''}</Prose>}
      {causes.length > 1 && (
        <ol className={styles.causes}>
          {causes.map((cause) => (
            <li key={cause}>
              <Prose>{cause}</Prose>
            </li>
          ))}
        </ol>
      )}
      {check.remedy !== undefined && (
        <p className={styles.remedy}>
          <Prose>{check.remedy}</Prose>
        </p>
      )}
    </div>
  );
}
