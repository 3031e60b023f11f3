import type { ReactNode } from 'react';
import { CopyButton } from '../CopyButton.js';
import { cx } from '../cx.js';
import { inertText } from '../inert-text.js';
import styles from './CodeBlock.module.css';

interface CodeBlockProps {
  readonly text: string;
  /** What it is, for screen readers and for the copy. */
  readonly what: string;
  /** Nothing in it says where a line may end: a URL. */
  readonly dense?: boolean;
  /** Its lines stay whole, as in an editor: what is around it scrolls sideways. */
  readonly wholeLines?: boolean;
}

/** Text that is copied as a whole: a URL, a command, a file. */
export function CodeBlock({ text, what, dense, wholeLines }: CodeBlockProps) {
  return (
    <CodeFrame label={what} copy={text} dense={dense} wholeLines={wholeLines}>
      {inertText(text)}
    </CodeFrame>
  );
}

interface CodeFrameProps {
  readonly label: string;
  readonly copy?: string;
  readonly actions?: ReactNode;
  readonly dense?: boolean;
  readonly wholeLines?: boolean;
  readonly children: ReactNode;
}

/** A sunken sheet for mono text, with its actions in the corner. */
export function CodeFrame({ label, copy, actions, dense = false, wholeLines = false, children }: CodeFrameProps) {
  return (
    <figure className={cx(styles.frame, wholeLines && styles.whole)} aria-label={label}>
      <pre className={cx(styles.code, dense && styles.dense)}>{children}</pre>
      {(copy !== undefined || actions !== undefined) && (
        <div className={styles.actions}>
          {actions}
          {copy !== undefined && <CopyButton source={{ kind: 'text', text: copy }} what={label} />}
        </div>
      )}
    </figure>
  );
}
