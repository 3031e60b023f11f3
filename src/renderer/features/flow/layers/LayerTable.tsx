import type { AnatomyView } from '../../../../shared/views/anatomy.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import { Card } from '../../../components/Card.js';
import { cx } from '../../../components/cx.js';
import { inertText } from '../../../components/inert-text.js';
import { Table } from '../../../components/Table.js';
import { TableRows } from '../../../components/TableRows.js';
import { Verdict } from '../../../components/Verdict.js';
import { WireButton } from '../../../components/WireButton.js';
import { algorithmsOf } from './jwe-algorithms.js';
import styles from './LayerTable.module.css';
import { OpenedValue } from './OpenedValue.js';

interface LayerTableProps {
  readonly anatomies: readonly AnatomyView[];
  readonly picked: string;
  readonly onPick: (title: string) => void;
  readonly flow: FlowView | undefined;
}

/** Every sealed value; picking one takes it apart above. */
export function LayerTable({ anatomies, picked, onPick, flow }: LayerTableProps) {
  return (
    <Card flush>
      <Table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Verdict</span>
            </th>
            <th scope="col">Field</th>
            <th scope="col">Sealed with</th>
            <th scope="col">Opened</th>
          </tr>
        </thead>
        <TableRows rows={anatomies} columns={4}>
          {(anatomy) => (
            <tr key={anatomy.title} className={cx(anatomy.title === picked && styles.picked)}>
              <td>
                <Verdict status={anatomy.verdict ?? 'skipped'} />
              </td>
              <td>
                <WireButton aria-pressed={anatomy.title === picked} onClick={() => onPick(anatomy.title)}>
                  {inertText(anatomy.title)}
                </WireButton>
              </td>
              <td className={styles.algorithms}>{algorithmsOf(anatomy)}</td>
              <td>
                <OpenedValue anatomy={anatomy} flow={flow} actions={false} />
              </td>
            </tr>
          )}
        </TableRows>
      </Table>
    </Card>
  );
}
