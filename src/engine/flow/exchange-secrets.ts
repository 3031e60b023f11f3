import type { Secret } from '../../core/export/redact.js';
import type { FlowState } from '../../core/flow/state.js';
import { type HttpExchange, headerValue } from '../../core/trace/http.js';
import { type BodySecret, bodySecrets } from './body-secrets.js';
import { tokensAmong } from './token-search.js';

const CARRIES_SECRETS = new Set<string>(['token', 'userinfo']);

/** Secrets that are on the wire of a run, also where the response that carries them was refused. */
export function exchangeSecrets(state: FlowState): readonly Secret[] {
  const found = state.steps.flatMap((step) => step.exchanges.flatMap((exchange) => secretsOf(step.id, exchange)));
  const bodies = new Map<string, string>();
  return found.map(({ kind, label, value, body }, index) => {
    // What stands for a part of a body is revealed as the body.
    const ref = body === undefined ? `${kind}:${index}` : (bodies.get(body) ?? `${kind}:${index}`);
    if (body !== undefined) bodies.set(body, ref);
    return { ref, label, value };
  });
}

/** Reading a body may take long, and an exchange never changes. */
const known = new WeakMap<HttpExchange, readonly BodySecret[]>();

function secretsOf(step: string, exchange: HttpExchange): readonly BodySecret[] {
  const last = known.get(exchange);
  if (last !== undefined) return last;
  const { response } = exchange;
  const inBody = response === undefined || !CARRIES_SECRETS.has(step) ? [] : bodySecrets(step, response);
  const found = [...urlSecrets(exchange), ...inBody];
  known.set(exchange, found);
  return found;
}

/** Codes and tokens in the URLs of an exchange, behind a question mark as behind a number sign. */
function urlSecrets({ request, response }: HttpExchange): readonly BodySecret[] {
  const location = response === undefined ? undefined : headerValue(response.headers, 'location');
  return [request.url, location ?? ''].flatMap((url) => {
    const [, query = ''] = url.split(/[?#](.*)/s);
    // A fragment may have a question mark of its own, as the routes of single-page apps do; so may a value.
    const readings = new Set([query.replaceAll('#', '&'), query.replaceAll(/[?#]/g, '&')]);
    return [...readings].flatMap((reading) => {
      const parameters = new URLSearchParams(reading);
      const codes = parameters.getAll('code').map((value) => ({ label: 'code', value }));
      return [...codes, ...tokensAmong(parameters)].map((found) => ({ kind: 'wire', ...found }) as const);
    });
  });
}
