import { sdkName, sdkVerb } from '../../core/credentials/sdk-words.js';
import type { SdkOutcomeView } from '../../shared/views/common.js';
import { Prose } from './Prose.js';
import styles from './SdkOutcomes.module.css';
import { Verdict } from './Verdict.js';

const LOOKS = {
  accepts: { status: 'passed', word: 'Takes it' },
  'fails-when-constructed': { status: 'failed', word: 'Fails' },
  'fails-at-userinfo': { status: 'failed', word: 'Fails' },
} as const;

interface SdkOutcomesProps {
  readonly outcomes: readonly SdkOutcomeView[];
  /** What the list is about, for screen readers. */
  readonly label: string;
}

/** What each official SDK does with a key, one line an SDK. */
export function SdkOutcomes({ outcomes, label }: SdkOutcomesProps) {
  if (outcomes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {outcomes.map(({ sdk, outcome, reason }) => (
        <li key={sdk} className={styles.outcome}>
          <Verdict {...LOOKS[outcome]} />
          <span>
            {sdkName(sdk)} {sdkVerb(outcome)}
            {reason !== undefined && (
              <span className={styles.reason}>
                <Prose>{reason}</Prose>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
