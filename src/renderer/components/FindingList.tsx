import type { FindingView } from '../../shared/views/common.js';
import styles from './FindingList.module.css';
import { Prose } from './Prose.js';
import { Verdict } from './Verdict.js';

const LOOKS = {
  error: { status: 'failed', word: 'Error' },
  warning: { status: 'warned', word: 'Look' },
  info: { status: 'skipped', word: 'Note' },
} as const;

const ORDER = { error: 0, warning: 1, info: 2 } as const;

function gravestFirst(findings: readonly FindingView[]): readonly FindingView[] {
  return findings.toSorted((one, other) => ORDER[one.severity] - ORDER[other.severity]);
}

interface FindingListProps {
  readonly findings: readonly FindingView[];
  readonly label: string;
}

/** Remarks, each with how grave it is and what to do. */
export function FindingList({ findings, label }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {gravestFirst(findings).map((finding) => (
        <li key={`${finding.id}:${finding.message}`} className={styles.finding}>
          <Verdict {...LOOKS[finding.severity]} />
          <div className="value">
            <p>
              <Prose>{finding.message}</Prose>
            </p>
            {finding.hint !== undefined && (
              <p className={styles.hint}>
                <Prose>{finding.hint}</Prose>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
