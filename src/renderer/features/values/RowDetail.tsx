import { type Absence, explainAbsence } from '../../../core/catalogue/absence.js';
import { findScope } from '../../../core/catalogue/catalogue.js';
import type { ResultRow as Row } from '../../../shared/views/result.js';
import { CodeBlock } from '../../components/code/CodeBlock.js';
import { Prose } from '../../components/Prose.js';
import { AboutValue } from './AboutValue.js';
import { RecordsTable } from './RecordsTable.js';
import styles from './RowDetail.module.css';
import type { RowValue } from './use-row-value.js';

/** What a row can show below itself. */
export type RowPart = 'records' | 'raw' | 'why' | 'about';

interface RowDetailProps {
  readonly part: RowPart;
  readonly row: Row;
  readonly value: RowValue;
  readonly label: string;
}

/** What a row shows below itself; nothing where it was masked again meanwhile. */
export function RowDetail({ part, row, value, label }: RowDetailProps) {
  const content = contentOf(part, row, value, label);
  if (content === undefined) return null;
  return (
    <tr>
      <td colSpan={4} className={styles.detail}>
        {content}
      </td>
    </tr>
  );
}

function contentOf(part: RowPart, row: Row, { read }: RowValue, label: string) {
  if (part === 'why') return <Why row={row} absence={absenceOf(row, read)} />;
  if (part === 'about') return <AboutValue row={row} read={read} />;
  if (read === undefined) return undefined;
  if (part === 'raw') return <CodeBlock text={read.parsed.raw} what={`${label} as decrypted`} />;
  return read.parsed.kind === 'records' ? <RecordsTable label={label} records={read.parsed} /> : undefined;
}

function Why({ row, absence }: { readonly row: Row; readonly absence: Absence }) {
  return (
    <>
      <p className={styles.lead}>What may explain it, most likely first:</p>
      <ol className={styles.causes}>
        {explainAbsence(findScope(row.scope), absence, row).map((cause) => (
          <li key={cause}>
            <Prose>{cause}</Prose>
          </li>
        ))}
      </ol>
    </>
  );
}

function absenceOf(row: Row, read: RowValue['read']): Absence {
  if (!row.returned) return 'missing';
  switch (read?.parsed.kind) {
    case 'not-available':
      return 'not-available';
    case 'records':
      return 'empty-list';
    default:
      return 'empty';
  }
}
