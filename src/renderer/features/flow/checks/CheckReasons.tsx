import type { CheckView } from '../../../../shared/views/check.js';
import { Prose } from '../../../components/Prose.js';
import styles from './CheckReasons.module.css';

interface ReasonsProps {
  /** Most likely first. */
  readonly causes: readonly string[];
  readonly remedy: string | undefined;
}

/** The likely causes of what went wrong, most likely first, and what to do. */
export function Reasons({ causes, remedy }: ReasonsProps) {
  return (
    <>
      {causes.length === 1 && (
        <p>
          <Prose>{causes[0] ?? ''}</Prose>
        </p>
      )}
      {causes.length > 1 && (
        <ol className={styles.causes}>
          {causes.map((cause) => (
            <li key={cause}>
              <Prose>{cause}</Prose>
            </li>
          ))}
        </ol>
      )}
      {remedy !== undefined && (
        <p className={styles.remedy}>
          <Prose>{remedy}</Prose>
        </p>
      )}
    </>
  );
}

/** Why a check does not hold, what to do, and how common libraries are told to. */
export function CheckReasons({ check }: { readonly check: CheckView }) {
  const settings = check.settings ?? [];
  return (
    <div className={styles.reasons}>
      <Reasons causes={check.causes ?? []} remedy={check.remedy} />
      {settings.length > 0 && (
        <dl className={styles.settings}>
          {settings.map(({ library, setting }) => (
            <div key={library}>
              <dt>{library}</dt>
              <dd>
                <code>{setting}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
