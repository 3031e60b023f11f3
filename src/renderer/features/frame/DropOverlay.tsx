import { FileDown } from 'lucide-react';
import styles from './DropOverlay.module.css';
import { useFileDrop } from './use-window-events.js';

/** Says, while a file is held over the window, what dropping it does. */
export function DropOverlay() {
  if (!useFileDrop()) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.card}>
        <FileDown size={28} aria-hidden="true" />
        <p className={styles.title}>Drop to read the credentials</p>
        <p className={styles.text}>Nothing is saved before you have seen what was read.</p>
      </div>
    </div>
  );
}
