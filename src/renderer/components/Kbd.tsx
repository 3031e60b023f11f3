import { cx } from './cx.js';
import styles from './Kbd.module.css';
import { keyWords } from './key-names.js';

interface KbdProps {
  /** `Mod+Shift+Enter`; Mod is Ctrl, or ⌘ on a Mac. */
  readonly keys: string;
  /** On a filled button. */
  readonly onAccent?: boolean;
}

/** A key or a chord, for the eye alone: what it belongs to says it with `aria-keyshortcuts`. */
export function Kbd({ keys, onAccent = false }: KbdProps) {
  return (
    <span className={cx(styles.kbd, onAccent && styles.onAccent)} aria-hidden="true">
      {keyWords(keys)}
    </span>
  );
}
