import type { Redactor } from '../../core/export/redact.js';
import { buildCurl } from '../../core/trace/curl.js';
import type { HeaderList, HttpExchange, HttpRequest, HttpResponse } from '../../core/trace/http.js';
import type { ExchangeView } from '../../shared/views/exchange.js';
import { maskCut } from './mask-cut.js';

/** A body longer than this, in characters, is cut for the window and says so. */
const MAX_BODY = 1_048_576;

/** An exchange of whoever: the console sends two methods, others any. */
export type AnyExchange = Omit<HttpExchange, 'request'> & {
  readonly request: Omit<HttpRequest, 'method'> & { readonly method: string };
};

/** One request with its response, for the window; headers that carry credentials are masked whatever is in them. */
export function exchangeViewOf(exchange: AnyExchange, redactor: Redactor): ExchangeView {
  const { purpose, startedAt, timing, failure } = exchange;
  const request = {
    method: exchange.request.method,
    url: redactor.mask(exchange.request.url),
    headers: headersOf(exchange.request.headers, redactor),
    body: exchange.request.body === undefined ? undefined : redactor.mask(exchange.request.body),
  };
  return {
    purpose,
    startedAt,
    request,
    response: exchange.response === undefined ? undefined : responseOf(exchange.response, redactor),
    timing,
    connection: exchange.connection,
    failure: failure === undefined ? undefined : redactor.redact(failure),
    curl: buildCurl({ ...request, connection: exchange.connection }),
  };
}

function responseOf(response: HttpResponse, redactor: Redactor): NonNullable<ExchangeView['response']> {
  const { status, statusText, headers, body, bodyBytes, truncated } = response;
  const long = body.length > MAX_BODY;
  return {
    status,
    statusText: redactor.redact(statusText),
    headers: headersOf(headers, redactor),
    body: maskCut(body, MAX_BODY, redactor),
    bodyBytes,
    truncated: truncated || long,
  };
}

function headersOf(headers: HeaderList, redactor: Redactor): ExchangeView['request']['headers'] {
  return headers.map(([name, value]) => ({ name: redactor.redact(name), value: redactor.mask(value) }));
}
