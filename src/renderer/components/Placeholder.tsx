import type { ReactNode } from 'react';
import { cx } from './cx.js';
import styles from './Placeholder.module.css';

interface PlaceholderProps {
  /** What gives it its room. */
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Where something will be shown, and what it waits for. */
export function Placeholder({ className, children }: PlaceholderProps) {
  return <p className={cx(styles.place, className)}>{children}</p>;
}
