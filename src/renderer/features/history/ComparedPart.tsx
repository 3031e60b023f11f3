import type { ComparisonRowView, ComparisonView } from '../../../shared/views/comparison.js';
import { Badge, type Tone } from '../../components/Badge.js';
import { TitledCard } from '../../components/Card.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { Table } from '../../components/Table.js';
import styles from './ComparedPart.module.css';
import sharedStyles from './Comparison.module.css';
import { COMPARED_WORDS, PART_TITLES } from './history-words.js';

interface ComparedPartProps {
  readonly part: ComparisonView['parts'][number];
  /** What is alike is listed too. */
  readonly all: boolean;
}

/** One part of two runs, entry by entry. */
export function ComparedPart({ part, all }: ComparedPartProps) {
  const rows = all ? part.rows : part.rows.slice(0, part.differences);
  const alike = part.rows.length - part.differences;
  return (
    <TitledCard
      title={PART_TITLES[part.part]}
      flush
      actions={
        <Badge tone={part.differences > 0 ? 'warn' : 'neutral'}>
          {part.differences > 0 ? counted(part.differences, 'difference') : 'no difference'}
        </Badge>
      }
    >
      {rows.length === 0 ? (
        <p className={styles.none}>
          {alike === 0 ? 'Neither run has any.' : `${counted(alike, 'entry', 'entries')} alike.`}
        </p>
      ) : (
        <Table className={styles.table} underTitle>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">First</th>
              <th scope="col">Second</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.where}\n${row.name}`} row={row} />
            ))}
          </tbody>
        </Table>
      )}
    </TitledCard>
  );
}

const TONES: Readonly<Record<ComparisonRowView['verdict'], Tone>> = {
  differs: 'warn',
  'only-left': 'warn',
  'only-right': 'warn',
  repeated: 'fail',
  unknown: 'neutral',
  fresh: 'neutral',
  same: 'pass',
};

function Row({ row }: { readonly row: ComparisonRowView }) {
  return (
    <tr>
      <th scope="row" className={styles.what}>
        <span className={sharedStyles.where}>{inertText(row.where)}</span>
        <span className={sharedStyles.name}>{row.name === '' ? `All ${row.entries}` : inertText(row.name)}</span>
        <Badge tone={TONES[row.verdict]}>{COMPARED_WORDS[row.verdict]}</Badge>
      </th>
      <Cell text={row.left} />
      <Cell text={row.right} />
    </tr>
  );
}

function Cell({ text }: { readonly text: string | undefined }) {
  return (
    <td className={text === undefined ? 'caption' : styles.value}>{text === undefined ? 'absent' : inertText(text)}</td>
  );
}
