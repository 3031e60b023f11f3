import type { ReactNode } from 'react';
import type { ExchangeView } from '../../../shared/views/exchange.js';
import { MessageViewChoice } from './MessageViewChoice.js';
import { RequestMessage } from './RequestMessage.js';
import { ResponseMessage } from './ResponseMessage.js';

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
