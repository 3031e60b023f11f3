import type { ReactNode } from 'react';
import type { ExchangeView } from '../../../shared/views/exchange.js';
import type { ConnectionView } from '../../../shared/views/network.js';
import { Badge } from '../Badge.js';
import { CopyButton } from '../CopyButton.js';
import { byteCount } from '../format.js';
import { Notice } from '../Notice.js';
import { TimingBar } from '../TimingBar.js';
import { BodyText, PlainText } from '../wire/BodyText.js';
import { MaskedWire } from '../wire/MaskedWire.js';
import { DecodedMessage } from './DecodedMessage.js';
import { HeaderLines } from './HeaderLines.js';
import styles from './HttpMessage.module.css';
import { MessageViewChoice } from './MessageViewChoice.js';
import { useMessageView } from './message-view.js';
import { decodedRequest, decodedResponse } from './parameters.js';
import { rawRequest, rawResponse } from './raw-message.js';
import { statusTone } from './status-tone.js';

interface MessagesProps {
  readonly exchanges: readonly ExchangeView[];
  readonly runId: string;
  /** What can be done with all of them. */
  readonly actions?: ReactNode;
}

interface ExchangeProps {
  readonly exchange: ExchangeView;
  readonly runId: string;
}

/** The requests of a step, as they went out: laid out, raw or decoded. */
export function HttpRequests({ exchanges, runId, actions }: MessagesProps) {
  return (
    <>
      <MessageViewChoice actions={actions} />
      {exchanges.map((exchange) => (
        <RequestMessage key={exchange.startedAt + exchange.purpose} exchange={exchange} runId={runId} />
      ))}
    </>
  );
}

/** What came of the requests of a step, and what took how long. */
export function HttpResponses({ exchanges, runId, actions }: MessagesProps) {
  return (
    <>
      <MessageViewChoice actions={actions} />
      {exchanges.map((exchange) => (
        <ResponseMessage key={exchange.startedAt + exchange.purpose} exchange={exchange} runId={runId} />
      ))}
    </>
  );
}

/** One request with its answer, where both are looked at together. */
export function HttpExchangeMessages({ exchange, runId }: ExchangeProps) {
  return (
    <>
      <MessageViewChoice />
      <RequestMessage exchange={exchange} runId={runId} />
      <ResponseMessage exchange={exchange} runId={runId} />
    </>
  );
}

function RequestMessage({ exchange, runId }: ExchangeProps) {
  const { request, connection } = exchange;
  const view = useMessageView();
  return (
    <section className={styles.message}>
      <div className={styles.head}>
        <h2 className={styles.purpose}>{exchange.purpose}</h2>
        <CopyButton source={{ kind: 'text', text: exchange.curl }} what={`cURL of ${exchange.purpose}`} />
      </div>
      {connection !== undefined && <p className={styles.meta}>{wayWords(connection)}</p>}
      {view === 'raw' && (
        <PlainText text={rawRequest(request)} runId={runId} label={`Raw request: ${exchange.purpose}`} />
      )}
      {view === 'decoded' && <DecodedMessage groups={decodedRequest(request)} runId={runId} />}
      {view === 'pretty' && (
        <>
          <p className={styles.line}>
            <strong className={styles.method}>{request.method}</strong> <MaskedWire text={request.url} runId={runId} />
          </p>
          <HeaderLines headers={request.headers} runId={runId} />
          {request.body !== undefined && <BodyText text={request.body} runId={runId} label="Request body" />}
        </>
      )}
    </section>
  );
}

function ResponseMessage({ exchange, runId }: ExchangeProps) {
  const { response, timing, connection } = exchange;
  const view = useMessageView();
  return (
    <section className={styles.message}>
      <div className={styles.head}>
        <h2 className={styles.purpose}>{exchange.purpose}</h2>
      </div>
      {timing !== undefined && <TimingBar timing={timing} connection={connection} label={exchange.purpose} />}
      {exchange.failure !== undefined && <Notice tone="fail" title={exchange.failure} />}
      {response !== undefined && (
        <>
          {view === 'raw' && (
            <PlainText text={rawResponse(response)} runId={runId} label={`Raw response: ${exchange.purpose}`} />
          )}
          {view === 'decoded' && <DecodedMessage groups={decodedResponse(response)} runId={runId} />}
          {view === 'pretty' && <PrettyResponse response={response} runId={runId} />}
          {view !== 'decoded' && <BodyNotes response={response} />}
        </>
      )}
    </section>
  );
}

interface ResponseProps {
  readonly response: NonNullable<ExchangeView['response']>;
  readonly runId: string;
}

function PrettyResponse({ response, runId }: ResponseProps) {
  return (
    <>
      <p className={styles.line}>
        <Badge tone={statusTone(response.status)}>
          {response.status} {response.statusText}
        </Badge>{' '}
        <span className={styles.bytes}>{byteCount(response.bodyBytes)}</span>
      </p>
      <HeaderLines headers={response.headers} runId={runId} />
      {response.bodyBytes > 0 && <BodyText text={response.body} runId={runId} label="Response body" />}
    </>
  );
}

/** What is not to be seen of the body itself. */
function BodyNotes({ response }: Pick<ResponseProps, 'response'>) {
  const coding = response.headers.find(({ name }) => name.toLowerCase() === 'content-encoding')?.value.join('');
  return (
    <>
      {coding !== undefined && <p className={styles.meta}>The body came packed ({coding}), and is shown unpacked.</p>}
      {response.truncated && <p className={styles.meta}>Reading stopped at the console's limit.</p>}
    </>
  );
}

/** What a request went over, in words. */
function wayWords({ proxy, address, tls }: ConnectionView): string {
  const over =
    tls === undefined ? 'In clear' : `${tls.protocol}, ${tls.cipher}, certificate of ${tls.subject} by ${tls.issuer}`;
  if (proxy !== undefined) return `${over}. Through the proxy ${proxy}.`;
  return address === undefined ? 'No connection stood.' : `${over}. Connected to ${address}.`;
}
