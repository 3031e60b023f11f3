import type { ExchangeView } from '../../../shared/views/exchange.js';
import { Badge } from '../Badge.js';
import { byteCount } from '../format.js';
import { inertText } from '../inert-text.js';
import { Notice } from '../Notice.js';
import { TimingBar } from '../TimingBar.js';
import { BodyText, PlainText } from '../wire/BodyText.js';
import { DecodedMessage } from './DecodedMessage.js';
import { HeaderLines } from './HeaderLines.js';
import styles from './HttpMessage.module.css';
import { useMessageView } from './message-view.js';
import { decodedResponse } from './parameters.js';
import { rawResponse } from './raw-message.js';
import { statusTone } from './status-tone.js';

interface ResponseMessageProps {
  readonly exchange: ExchangeView;
  readonly runId: string;
}

/** What came of one request, and what took how long. */
export function ResponseMessage({ exchange, runId }: ResponseMessageProps) {
  const { response, timing, connection } = exchange;
  const view = useMessageView();
  return (
    <section className={styles.message}>
      <div className={styles.head}>
        <h2 className={styles.purpose}>{exchange.purpose}</h2>
      </div>
      {timing !== undefined && <TimingBar timing={timing} connection={connection} label={exchange.purpose} />}
      {exchange.failure !== undefined && <Notice tone="fail" title={inertText(exchange.failure)} />}
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
          {response.status} {inertText(response.statusText)}
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
