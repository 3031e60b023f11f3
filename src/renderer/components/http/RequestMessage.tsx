import type { ExchangeView } from '../../../shared/views/exchange.js';
import type { ConnectionView } from '../../../shared/views/network.js';
import { CopyButton } from '../CopyButton.js';
import { inertText } from '../inert-text.js';
import { BodyText, PlainText } from '../wire/BodyText.js';
import { MaskedWire } from '../wire/MaskedWire.js';
import { DecodedMessage } from './DecodedMessage.js';
import { HeaderLines } from './HeaderLines.js';
import sharedStyles from './HttpMessage.module.css';
import { useMessageView } from './message-view.js';
import { decodedRequest } from './parameters.js';
import styles from './RequestMessage.module.css';
import { rawRequest } from './raw-message.js';

interface RequestMessageProps {
  readonly exchange: ExchangeView;
  readonly runId: string;
}

/** One request, and what it went over. */
export function RequestMessage({ exchange, runId }: RequestMessageProps) {
  const { request, connection } = exchange;
  const view = useMessageView();
  return (
    <section className={sharedStyles.message}>
      <div className={sharedStyles.head}>
        <h2 className={sharedStyles.purpose}>{exchange.purpose}</h2>
        <CopyButton source={{ kind: 'text', text: exchange.curl }} what={`cURL of ${exchange.purpose}`} />
      </div>
      {connection !== undefined && <p className={sharedStyles.meta}>{inertText(wayWords(connection))}</p>}
      {view === 'raw' && (
        <PlainText text={rawRequest(request)} runId={runId} label={`Raw request: ${exchange.purpose}`} />
      )}
      {view === 'decoded' && <DecodedMessage groups={decodedRequest(request)} runId={runId} />}
      {view === 'pretty' && (
        <>
          <p className={sharedStyles.line}>
            <strong className={styles.method}>{request.method}</strong> <MaskedWire text={request.url} runId={runId} />
          </p>
          <HeaderLines headers={request.headers} runId={runId} />
          {request.body !== undefined && <BodyText text={request.body} runId={runId} label="Request body" />}
        </>
      )}
    </section>
  );
}

/** What a request went over, in words. */
function wayWords({ proxy, address, tls }: ConnectionView): string {
  const over =
    tls === undefined ? 'In clear' : `${tls.protocol}, ${tls.cipher}, certificate of ${tls.subject} by ${tls.issuer}`;
  if (proxy !== undefined) return `${over}. Through the proxy ${proxy}.`;
  return address === undefined ? 'No connection stood.' : `${over}. Connected to ${address}.`;
}
