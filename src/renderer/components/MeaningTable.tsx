import type { ComponentProps, ReactNode } from 'react';
import type { MaskedText } from '../../shared/views/masked-text.js';
import { cx } from './cx.js';
import styles from './MeaningTable.module.css';
import { SpecLink } from './SpecLink.js';
import { LongWire } from './wire/LongWire.js';

interface MeaningTableProps {
  readonly label: string;
  readonly className?: string | undefined;
  /** A {@link MeaningRow} each. */
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

interface MeaningRowProps extends Omit<ComponentProps<'tr'>, 'children'> {
  readonly name: ReactNode;
  readonly value: MaskedText;
  readonly runId: string;
  /** More about the value, below it. */
  readonly more?: ReactNode;
  readonly meaning: string | undefined;
  /** The clause that says so. */
  readonly spec: string | undefined;
}

/** One name with its value, what it means, and the clause that says so. */
export function MeaningRow({ name, value, runId, more, meaning, spec, ...row }: MeaningRowProps) {
  return (
    <tr {...row}>
      <th scope="row">{name}</th>
      <td>
        <LongWire text={value} runId={runId} />
        {more}
      </td>
      <td className="caption">
        {meaning}
        {spec !== undefined && (
          <>
            {' '}
            <SpecLink spec={spec} />
          </>
        )}
      </td>
    </tr>
  );
}
