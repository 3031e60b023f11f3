import { X } from 'lucide-react';
import { STEP_TEXTS } from '../../../../core/flow/step-texts.js';
import type { ArmedTamper } from '../../../../shared/views/tamper.js';
import { Button } from '../../../components/Button.js';
import { counted } from '../../../components/format.js';
import { IconButton } from '../../../components/IconButton.js';
import { inertText } from '../../../components/inert-text.js';
import { Notice } from '../../../components/Notice.js';
import styles from './ArmedList.module.css';
import { disarmTamper } from './tamper-actions.js';

interface ArmedListProps {
  readonly armed: readonly ArmedTamper[];
  /** Within the dialog of a step its name is not said again. */
  readonly level?: 2 | 3;
}

/** What is armed, each easily taken back. */
export function ArmedList({ armed, level = 2 }: ArmedListProps) {
  if (armed.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={`${counted(armed.length, 'change')} armed`}
      actions={
        armed.length > 1 && level === 2 ? <Button onClick={() => void disarmTamper()}>Take all back</Button> : undefined
      }
    >
      <ul className={styles.armed}>
        {armed.map(({ id, step, title }) => (
          <li key={id}>
            <span>
              {level === 2 && `${STEP_TEXTS[step].title}: `}
              {inertText(title)}
            </span>
            <IconButton
              icon={X}
              size="inline"
              label={`Take back: ${inertText(title)}`}
              onClick={() => void disarmTamper(id)}
            />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
