import type { ReactNode } from 'react';
import { cx } from './cx.js';
import styles from './MeaningTable.module.css';
import { SpecLink } from './SpecLink.js';

interface MeaningTableProps {
  readonly label: string;
  readonly className?: string | undefined;
  /** Rows of a name, a value and a {@link Meaning}. */
  readonly children: ReactNode;
}

/** What came by name, each with its value and what it means. */
export function MeaningTable({ label, className, children }: MeaningTableProps) {
  return (
    <table className={cx(styles.table, className)} aria-label={label}>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface MeaningProps {
  readonly words: string | undefined;
  readonly spec: string | undefined;
  readonly className?: string | undefined;
}

/** What it means, and the clause that says so. */
export function Meaning({ words, spec, className }: MeaningProps) {
  return (
    <td className={cx('caption', className)}>
      {words}
      {spec !== undefined && (
        <>
          {' '}
          <SpecLink spec={spec} />
        </>
      )}
    </td>
  );
}
