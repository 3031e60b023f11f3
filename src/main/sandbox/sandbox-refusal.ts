import type { HttpExchange } from '../../core/trace/http.js';
import { FAULTS } from '../../sandbox/faults/faults.js';
import type { AnsweredExchange } from '../../sandbox/http/answered-exchange.js';
import type { SandboxRequest } from '../../sandbox/types.js';
import { httpExchangeOf } from './sandbox-exchange.js';

/** The exchange in which the sandbox refused an authorization request before the user, so that no app hears of it; undefined for any other. */
export function refusedOnPage(
  summary: SandboxRequest,
  exchange: AnsweredExchange | undefined,
): HttpExchange | undefined {
  if (exchange === undefined || summary.endpoint !== 'authorize' || summary.method !== 'GET') return undefined;
  if (summary.problem === undefined && !summary.faults.some(refusesOnPage)) return undefined;
  const { request, ...answered } = httpExchangeOf(summary, exchange);
  // The browser's cookies are other programs' of this computer, and no run's.
  const headers = request.headers.filter(([name]) => name.toLowerCase() !== 'cookie');
  return {
    ...answered,
    purpose: 'Authorization request, by the browser',
    request: { ...request, method: 'GET', headers },
  };
}

function refusesOnPage(id: string): boolean {
  return FAULTS.some((fault) => fault.id === id && fault.refusesOnPage === true);
}
