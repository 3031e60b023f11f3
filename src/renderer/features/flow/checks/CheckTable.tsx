import type { StepId } from '../../../../core/flow/step-ids.js';
import type { CheckView } from '../../../../shared/views/check.js';
import { Table } from '../../../components/Table.js';
import { TableRows } from '../../../components/TableRows.js';
import { worstFirst } from '../step-view.js';
import { CheckRow } from './CheckRow.js';
import styles from './CheckTable.module.css';

interface CheckTableProps {
  readonly checks: readonly CheckView[];
  /** The step they belong to; undefined where they belong to none. */
  readonly step?: StepId | undefined;
  readonly runId: string;
}

/** Rules with what was expected and what came, what does not hold first. */
export function CheckTable({ checks, step, runId }: CheckTableProps) {
  return (
    <Table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Verdict</span>
          </th>
          <th scope="col">Rule</th>
          <th scope="col">Expected</th>
          <th scope="col">Came</th>
          <th scope="col">Clause</th>
        </tr>
      </thead>
      <TableRows rows={worstFirst(checks)} columns={5}>
        {(check) => <CheckRow key={`${check.id} ${check.status}`} check={check} step={step} runId={runId} />}
      </TableRows>
    </Table>
  );
}
