import type { ReactNode } from 'react';
import { cx } from './cx.js';
import styles from './Table.module.css';

interface TableProps {
  /** What is particular to it: the widths of its columns. */
  readonly className?: string | undefined;
  readonly label?: string;
  /** A card's title stands right above, and the columns keep in line with it. */
  readonly underTitle?: boolean;
  readonly children: ReactNode;
}

/** Rows of a card, ruled, with quiet headings. */
export function Table({ className, label, underTitle = false, children }: TableProps) {
  return (
    <table className={cx(styles.table, underTitle && styles.underTitle, className)} aria-label={label}>
      {children}
    </table>
  );
}
