import type { ResultRow as Row } from '../../../shared/views/result.js';
import { Table } from '../../components/Table.js';
import { TableRows } from '../../components/TableRows.js';
import { ResultRow } from './ResultRow.js';
import styles from './ResultRows.module.css';

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
            <span className={styles.way}>
              <abbr title="Requested">Req</abbr>
              <abbr title="Returned">Ret</abbr>
              <abbr title="Decrypted">Dec</abbr>
            </span>
          </th>
          <th scope="col">
            <span className="sr-only">Verdict</span>
          </th>
        </tr>
      </thead>
      <TableRows rows={rows} columns={5}>
        {(row) => <ResultRow key={row.scope} row={row} runId={runId} />}
      </TableRows>
    </Table>
  );
}
