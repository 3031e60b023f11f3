import type { ResultRow as Row } from '../../../shared/views/result.js';
import { Table } from '../../components/Table.js';
import { TableRows } from '../../components/TableRows.js';
import { ResultRow } from './ResultRow.js';
import styles from './ResultRows.module.css';

/** The marks of a row, where there is room for them; Coverage has them all, and a value that did not come says so. */
const WAY = ['Requested', 'Returned', 'Decrypted'] as const;

interface ResultRowsProps {
  readonly rows: readonly Row[];
  readonly runId: string;
}

/** One row a scope: what it is, what came, how it reads, how far it got. */
export function ResultRows({ rows, runId }: ResultRowsProps) {
  return (
    <Table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Data item</th>
          <th scope="col">Value</th>
          <th scope="col">Read as</th>
          <th scope="col">
            <span className={styles.way} aria-hidden="true">
              {WAY.map((step) => (
                <span key={step}>{step}</span>
              ))}
            </span>
            <span className="sr-only">How far it got, and the verdict</span>
          </th>
        </tr>
      </thead>
      <TableRows rows={rows} columns={4}>
        {(row) => <ResultRow key={row.scope} row={row} runId={runId} />}
      </TableRows>
    </Table>
  );
}
