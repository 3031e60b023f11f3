import type { AnsweredExchange } from '../http/answered-exchange.js';
import type { Sandbox, SandboxRequest } from '../types.js';

/** A request of the log with what was on the wire. */
export interface LoggedRequest {
  readonly summary: SandboxRequest;
  readonly exchange: AnsweredExchange;
}

/** The log of a sandbox, oldest first, after the request with a number. */
export function loggedRequests(sandbox: Pick<Sandbox, 'requests' | 'exchange'>, after = 0): readonly LoggedRequest[] {
  return sandbox.requests().flatMap((summary) => {
    const exchange = summary.id > after ? sandbox.exchange(summary.id) : undefined;
    return exchange === undefined ? [] : [{ summary, exchange }];
  });
}

/** The parameters of a URL. Of one that is sent twice the first counts: this reads, it does not judge. */
export function queryOf({ exchange }: LoggedRequest): ReadonlyMap<string, string> {
  return firstValues(new URL(exchange.request.url).searchParams);
}

/** The parameters of a body, a form or JSON; none where it is neither. */
export function bodyOf({ exchange }: LoggedRequest): ReadonlyMap<string, string> {
  const { body = '', headers } = exchange.request;
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return type.startsWith('application/json') ? jsonMembers(body) : firstValues(new URLSearchParams(body));
}

function firstValues(parameters: URLSearchParams): ReadonlyMap<string, string> {
  return new Map([...parameters].filter(([, value]) => value !== '').toReversed());
}

function jsonMembers(body: string): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return new Map();
    return new Map(Object.entries(value).filter((member): member is [string, string] => typeof member[1] === 'string'));
  } catch {
    return new Map();
  }
}
