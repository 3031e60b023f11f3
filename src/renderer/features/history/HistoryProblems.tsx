import type { HistoryProblem } from '../../../shared/views/history.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { byteCount, counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { Verdict } from '../../components/Verdict.js';
import { openOverlay } from '../../view/view.js';
import styles from './History.module.css';
import { PROBLEM_WORDS } from './history-words.js';

/** Files of the history that cannot be read, one by one, each with why. */
export function HistoryProblems({ problems }: { readonly problems: readonly HistoryProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <TitledCard title={`${counted(problems.length, 'file')} cannot be read`}>
      <ul className={styles.problems}>
        {problems.map(({ file, kind, bytes }) => (
          <li key={file} className={styles.problem}>
            <Verdict status="warned" word="Cannot be read" />
            <div className={styles.words}>
              <p className={styles.file}>
                <span className="wire">{inertText(file)}</span> <span className="caption">{byteCount(bytes)}</span>
              </p>
              <p className="caption">{PROBLEM_WORDS[kind]}</p>
            </div>
            <Button size="small" onClick={() => openOverlay({ kind: 'remove-file', file })}>
              Remove…
            </Button>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}
