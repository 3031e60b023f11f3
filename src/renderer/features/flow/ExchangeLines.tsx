import type { ExchangeView } from '../../../shared/views/exchange.js';
import { Badge } from '../../components/Badge.js';
import { TitledCard } from '../../components/Card.js';
import { duration } from '../../components/format.js';
import { statusTone } from '../../components/http/status-tone.js';
import { MaskedWire } from '../../components/wire/MaskedWire.js';
import styles from './ExchangeLines.module.css';

interface ExchangeLinesProps {
  readonly exchanges: readonly ExchangeView[];
  readonly runId: string;
}

/** What a step sent and what came, a line each. */
export function ExchangeLines({ exchanges, runId }: ExchangeLinesProps) {
  if (exchanges.length === 0) return null;
  return (
    <TitledCard title="Over the network">
      <ul>
        {exchanges.map((exchange) => (
          <ExchangeLine key={exchange.startedAt + exchange.purpose} exchange={exchange} runId={runId} />
        ))}
      </ul>
    </TitledCard>
  );
}

function ExchangeLine({ exchange, runId }: { readonly exchange: ExchangeView; readonly runId: string }) {
  const { response } = exchange;
  return (
    <li className={styles.exchange}>
      <span className={styles.purpose}>{exchange.purpose}</span>
      <span className={styles.url}>
        <span className={styles.method}>{exchange.request.method}</span>{' '}
        <MaskedWire text={exchange.request.url} runId={runId} />
      </span>
      <span className={styles.outcome}>
        {response !== undefined && <Badge tone={statusTone(response.status)}>{response.status}</Badge>}
        {response === undefined && exchange.failure !== undefined && <Badge tone="fail">no answer</Badge>}
        {exchange.timing !== undefined && <span className={styles.time}>{duration(exchange.timing.totalMs)}</span>}
      </span>
    </li>
  );
}
