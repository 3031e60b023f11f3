import { STEP_TEXTS } from '../../../../core/flow/step-texts.js';
import type { TamperOutcomeView } from '../../../../shared/views/tamper.js';
import { Badge } from '../../../components/Badge.js';
import { inertText } from '../../../components/inert-text.js';
import { Notice } from '../../../components/Notice.js';
import styles from './TamperOutcomes.module.css';
import { outcomeBadge } from './tamper-words.js';

interface TamperOutcomesProps {
  readonly outcomes: readonly TamperOutcomeView[];
  readonly title: string;
  /** Each with the step in which it was made. */
  readonly named?: boolean;
}

/** What was changed on purpose, and whether it was noticed as it should be. */
export function TamperOutcomes({ outcomes, title, named = false }: TamperOutcomesProps) {
  if (outcomes.length === 0) return null;
  const missed = outcomes.some(({ status }) => status === 'missed');
  return (
    <Notice tone={missed ? 'fail' : 'warn'} title={title}>
      <ul className={styles.outcomes}>
        {outcomes.map((outcome) => {
          const badge = outcomeBadge(outcome);
          return (
            <li key={outcome.id} className={styles.outcome}>
              <strong>
                {named && `${STEP_TEXTS[outcome.step].title}: `}
                {inertText(outcome.title)}
              </strong>
              <Badge tone={badge.tone}>{badge.words}</Badge>
              <p>
                {inertText(outcome.words)} {inertText(outcome.evidence)}
              </p>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
