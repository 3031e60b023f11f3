import { dateInCell } from '../../../core/catalogue/parse/cell.js';
import type { ParsedValue, RecordAttribute, RecordCell } from '../../../core/catalogue/types.js';
import { inertText } from '../../components/inert-text.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Table } from '../../components/Table.js';
import styles from './RecordsTable.module.css';

interface RecordsTableProps {
  readonly label: string;
  readonly records: Extract<ParsedValue, { readonly kind: 'records' }>;
}

/** Records side by side, one column each: there are more attributes than records. */
export function RecordsTable({ label, records }: RecordsTableProps) {
  return (
    <ScrollRegion className={styles.scroll} label={`${label}, records`}>
      <Table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Attribute</th>
            {records.rows.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: records have no identity but their place
              <th key={index} scope="col">
                Record {index + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.columns.map((attribute) => (
            <tr key={attribute.name}>
              <th scope="row">
                {inertText(attribute.label)}
                <span className={styles.name}>{inertText(attribute.name)}</span>
              </th>
              {records.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={index} className="value">
                  <Cell attribute={attribute} cell={row[attribute.name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </ScrollRegion>
  );
}

function Cell({ attribute, cell }: { readonly attribute: RecordAttribute; readonly cell: RecordCell | undefined }) {
  if (cell === undefined) return <span className={styles.absent}>not in the record</span>;
  if (typeof cell === 'string') return <Text text={dateInCell(cell, attribute) ?? cell} />;
  if (cell.length === 0) return <span className={styles.absent}>none</span>;
  return (
    <ul className={styles.nested}>
      {cell.map((inner, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nested records have no identity but their place
        <li key={index}>
          {Object.entries(inner).map(([name, text]) => (
            <div key={name}>
              <span className="caption">
                {inertText(attribute.attributes?.find((candidate) => candidate.name === name)?.label ?? name)}:{' '}
              </span>
              <Text text={text} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Text({ text }: { readonly text: string }) {
  if (text === '') return <span className={styles.absent}>empty</span>;
  if (text === 'NA') return <span className={styles.absent}>NA</span>;
  return <span className="value">{inertText(text)}</span>;
}
