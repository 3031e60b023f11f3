import { Check, CircleQuestionMark, Minus, X } from 'lucide-react';
import { memo } from 'react';
import { findScope } from '../../../core/catalogue/catalogue.js';
import { readCoverage } from '../../../core/catalogue/coverage.js';
import type { ResultRow as Row } from '../../../shared/views/result.js';
import { cx } from '../../components/cx.js';
import { inertText } from '../../components/inert-text.js';
import { Prose } from '../../components/Prose.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Table } from '../../components/Table.js';
import { TableRows } from '../../components/TableRows.js';
import { BreakableWire } from '../../components/wire/BreakableWire.js';
import styles from './CoverageTable.module.css';

type State = 'yes' | 'no' | 'failed' | 'unknown';

const COLUMNS: readonly { readonly title: string; readonly state: (row: Row) => State }[] = [
  { title: 'Requested', state: (row) => (row.requested ? 'yes' : 'failed') },
  { title: 'Allowed', state: (row) => (row.allowed === undefined ? 'unknown' : row.allowed ? 'yes' : 'failed') },
  { title: 'Returned', state: (row) => (row.returned ? 'yes' : 'failed') },
  { title: 'Decrypted', state: (row) => (row.decrypted ? 'yes' : row.returned ? 'failed' : 'no') },
  { title: 'Valid', state: (row) => (row.verdict === 'passed' ? 'yes' : validity(row)) },
  { title: 'NA', state: (row) => (row.absence === 'not-available' ? 'yes' : 'no') },
];

/** What is no value cannot be valid; that is nothing to mend. */
function validity(row: Row): State {
  return row.decrypted && row.verdict !== 'skipped' ? 'failed' : 'no';
}

/** How far each scope got, what that means, and what to do. */
export function CoverageTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <ScrollRegion className={styles.scroll} label="Coverage">
      <Table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Data item</th>
            {COLUMNS.map(({ title }) => (
              <th key={title} scope="col" className={styles.mark}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <TableRows rows={rows} columns={COLUMNS.length + 1}>
          {(row) => <CoverageRow key={row.scope} row={row} />}
        </TableRows>
      </Table>
    </ScrollRegion>
  );
}

const CoverageRow = memo(function CoverageRow({ row }: { readonly row: Row }) {
  const definition = findScope(row.scope);
  // What came all the way needs no words.
  const { meaning, remedy } = readCoverage(definition, row);
  return (
    <tr>
      <th scope="row">
        <span className="value">{inertText(definition?.label ?? row.scope)}</span>
        <span className={styles.scope}>
          <BreakableWire text={row.scope} />
        </span>
        {remedy !== undefined && (
          <span className={styles.meaning}>
            <Prose>{meaning}</Prose>{' '}
            <span className={styles.remedy}>
              <Prose>{remedy}</Prose>
            </span>
          </span>
        )}
      </th>
      {COLUMNS.map(({ title, state }) => (
        <td key={title} className={styles.mark}>
          <Mark state={state(row)} />
        </td>
      ))}
    </tr>
  );
});

const ICONS = { yes: Check, no: Minus, failed: X, unknown: CircleQuestionMark } as const;
const WORDS = { yes: 'yes', no: 'does not apply', failed: 'no', unknown: 'not known' } as const;

function Mark({ state }: { readonly state: State }) {
  const Icon = ICONS[state];
  return (
    <span className={cx(styles.state, styles[state])}>
      <Icon size={14} strokeWidth={2.6} aria-hidden="true" />
      <span className="sr-only">{WORDS[state]}</span>
    </span>
  );
}
