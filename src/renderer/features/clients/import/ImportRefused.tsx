import { counted } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { Notice } from '../../../components/Notice.js';
import { Prose } from '../../../components/Prose.js';
import styles from './ImportRefused.module.css';
import { changeQueue, useImportSession } from './import-session.js';

/** What could not be read or saved: what is wrong with each, and what to do. */
export function ImportRefused() {
  const refused = useImportSession((session) => session.queue.refused);
  if (refused.length === 0) return null;
  return (
    <Notice
      tone="fail"
      announced
      title={`${counted(refused.length, 'of these', 'of these')} could not be imported`}
      onDismiss={() => changeQueue((queue) => ({ ...queue, refused: [] }))}
    >
      <ul className={styles.refused} aria-label="Not imported">
        {refused.map(({ name, error }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list only grows
          <li key={index}>
            <strong className="value">{inertText(name)}</strong>: <Prose>{error.message}</Prose>{' '}
            {error.hint !== undefined && <Prose>{error.hint}</Prose>} <span className={styles.code}>{error.code}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
