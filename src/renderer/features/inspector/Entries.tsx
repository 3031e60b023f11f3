import { useState } from 'react';
import type { InspectedEntry, InspectionView } from '../../../shared/views/inspector.js';
import { Badge } from '../../components/Badge.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { Table } from '../../components/Table.js';
import { TableRows } from '../../components/TableRows.js';
import { WireButton } from '../../components/WireButton.js';
import styles from './Entries.module.css';
import { openEntry } from './inspector-actions.js';
import { KIND_WORDS } from './kind-words.js';

interface EntriesProps {
  readonly har: InspectionView;
  readonly entries: readonly InspectedEntry[];
}

/** The requests of a HAR; those of a login first, unless all are asked for. */
export function Entries({ har, entries }: EntriesProps) {
  const ofLogin = entries.filter(({ holds }) => holds !== undefined);
  const [all, setAll] = useState(ofLogin.length === 0);
  const listed = all ? entries : ofLogin;
  const left = har.omitted ?? 0;
  return (
    <TitledCard
      flush
      title={all ? counted(entries.length, 'request') : `${counted(ofLogin.length, 'request')} of a login`}
      actions={
        ofLogin.length > 0 &&
        ofLogin.length < entries.length && (
          <Button size="small" variant="quiet" onClick={() => setAll(!all)}>
            {all ? 'Show those of a login' : `Show all ${entries.length}`}
          </Button>
        )
      }
    >
      <Table underTitle>
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Status</th>
            <th scope="col">Holds</th>
          </tr>
        </thead>
        <TableRows rows={listed} columns={3}>
          {(entry) => (
            <tr key={entry.index}>
              <td>
                <WireButton onClick={() => void openEntry(har, entry.index)}>
                  {entry.method} {inertText(entry.address)}
                </WireButton>
              </td>
              <td className={styles.status}>{entry.status ?? 'none'}</td>
              <td>{entry.holds !== undefined && <Badge tone="accent">{KIND_WORDS[entry.holds]}</Badge>}</td>
            </tr>
          )}
        </TableRows>
      </Table>
      {left > 0 && (
        <p className={styles.more}>
          {counted(left, 'more request is', 'more requests are')} left out: neither GET nor POST, malformed, or too
          many.
        </p>
      )}
    </TitledCard>
  );
}
