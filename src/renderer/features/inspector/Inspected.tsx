import { ArrowLeft } from 'lucide-react';
import type { InspectionView } from '../../../shared/views/inspector.js';
import { Badge } from '../../components/Badge.js';
import { Button } from '../../components/Button.js';
import { Card, TitledCard } from '../../components/Card.js';
import { HttpExchangeMessages } from '../../components/http/HttpMessages.js';
import { inertText } from '../../components/inert-text.js';
import { ErrorNotice } from '../../components/Notice.js';
import { TryOtherClients } from '../clients/TryOtherClients.js';
import { ResultRows } from '../values/ResultRows.js';
import { ClientBar } from './ClientBar.js';
import { Entries } from './Entries.js';
import styles from './Inspected.module.css';
import { applyClient, backToHar } from './inspector-actions.js';
import { KIND_WORDS } from './kind-words.js';
import { Sections } from './Sections.js';

interface InspectedProps {
  readonly inspection: InspectionView;
  /** The HAR that it was opened from. */
  readonly from: InspectionView | undefined;
}

/** Something taken apart: what it is and how that is known, what a client makes of it, then its parts. */
export function Inspected({ inspection, from }: InspectedProps) {
  const { inspectionId, kind, source, reason, characters, exchange, entries, rows, failure } = inspection;
  return (
    <>
      <Card>
        <div className={styles.head}>
          <div className={styles.words}>
            <h2 className={styles.kind}>{KIND_WORDS[kind]}</h2>
            <p className="caption">{reason}</p>
          </div>
          {from !== undefined && (
            <Button icon={ArrowLeft} onClick={backToHar}>
              Back to the HAR
            </Button>
          )}
          <Badge>
            {inertText(source)}
            {characters > 0 && `, ${characters.toLocaleString('en')} characters`}
          </Badge>
        </div>
        {inspection.clientUse !== undefined && (
          <ClientBar key={`${inspectionId} ${inspection.clientKey}`} inspection={inspection} />
        )}
      </Card>
      {failure !== undefined && <ErrorNotice error={failure} announced />}
      {failure?.code === 'jwe-cannot-unwrap' && (
        <TryOtherClients
          token={{ held: { in: 'inspection', id: inspectionId }, attempt: inspection.clientKey ?? '' }}
          meaning="It was encrypted to that client’s public key."
          goOn={{
            words: (name) => `Decrypt with ${name}`,
            with: (key) => void applyClient(inspection, key),
          }}
        />
      )}
      {rows !== undefined && rows.length > 0 && (
        <TitledCard title={`Decrypted values (${rows.filter((row) => row.decrypted).length} of ${rows.length})`} flush>
          <ResultRows rows={rows} runId={inspectionId} />
        </TitledCard>
      )}
      <Sections key={inspectionId} inspection={inspection} />
      {entries !== undefined && <Entries har={inspection} entries={entries} />}
      {exchange !== undefined && (
        <Card>
          <HttpExchangeMessages exchange={exchange} runId={inspectionId} />
        </Card>
      )}
    </>
  );
}
