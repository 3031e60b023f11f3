import type { ExchangeView } from '../../shared/views/flow.js';
import type { MaskedText } from '../../shared/views/masked-text.js';
import { Badge, type Tone } from './Badge.js';
import { BodyText } from './BodyText.js';
import { CopyButton } from './CopyButton.js';
import { byteCount, duration } from './format.js';
import styles from './HttpMessage.module.css';
import { MaskedWire } from './MaskedWire.js';
import { Notice } from './Notice.js';

interface ExchangeProps {
  readonly exchange: ExchangeView;
  readonly runId: string;
}

/** A request as it went out: line, headers, body. */
export function HttpRequestMessage({ exchange, runId }: ExchangeProps) {
  const { request } = exchange;
  return (
    <section className={styles.message}>
      <div className={styles.head}>
        <h2 className={styles.purpose}>{exchange.purpose}</h2>
        <span className={styles.meta}>
          <CopyButton source={{ kind: 'text', text: exchange.curl }} what={`cURL of ${exchange.purpose}`} />
        </span>
      </div>
      <p className={styles.line}>
        <strong className={styles.method}>{request.method}</strong> <MaskedWire text={request.url} runId={runId} />
      </p>
      <Headers headers={request.headers} runId={runId} />
      {request.body !== undefined && <BodyText text={request.body} runId={runId} label="Request body" />}
    </section>
  );
}

/** What came: status, headers, body; or why nothing came. */
export function HttpResponseMessage({ exchange, runId }: ExchangeProps) {
  const { response } = exchange;
  const times = [
    exchange.timing?.firstByteMs === undefined ? undefined : `first byte ${duration(exchange.timing.firstByteMs)}`,
    exchange.timing === undefined ? undefined : `total ${duration(exchange.timing.totalMs)}`,
  ].filter((words) => words !== undefined);
  return (
    <section className={styles.message}>
      <div className={styles.head}>
        <h2 className={styles.purpose}>{exchange.purpose}</h2>
        <span className={styles.meta}>{times.join(', ')}</span>
      </div>
      {exchange.failure !== undefined && <Notice tone="fail" title={exchange.failure} />}
      {response !== undefined && (
        <>
          <p className={styles.line}>
            <Badge tone={statusTone(response.status)}>
              {response.status} {response.statusText}
            </Badge>{' '}
            <span className={styles.bytes}>{byteCount(response.bodyBytes)}</span>
          </p>
          <Headers headers={response.headers} runId={runId} />
          {response.bodyBytes > 0 && <BodyText text={response.body} runId={runId} label="Response body" />}
          {response.truncated && <p className={styles.meta}>Reading stopped at the console's limit.</p>}
        </>
      )}
    </section>
  );
}

interface HeadersProps {
  readonly headers: readonly { readonly name: string; readonly value: MaskedText }[];
  readonly runId: string;
}

function Headers({ headers, runId }: HeadersProps) {
  if (headers.length === 0) return null;
  return (
    <dl className={styles.headers}>
      {headers.map((header, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and the order on the wire is all that tells them apart
        <div key={index} className={styles.header}>
          <dt>{header.name}</dt>
          <dd>
            <MaskedWire text={header.value} runId={runId} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function statusTone(status: number): Tone {
  if (status < 300) return 'pass';
  return status < 400 ? 'accent' : 'fail';
}
