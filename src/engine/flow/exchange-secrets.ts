import type { Secret } from '../../core/export/redact.js';
import type { FlowState } from '../../core/flow/state.js';
import { type HttpExchange, headerValue } from '../../core/trace/http.js';
import { type BodySecret, bodySecrets } from './body-secrets.js';

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
  const found = [...codesOf(exchange), ...inBody];
  known.set(exchange, found);
  return found;
}

function codesOf(exchange: HttpExchange): readonly BodySecret[] {
  const location = exchange.response === undefined ? undefined : headerValue(exchange.response.headers, 'location');
  return [exchange.request.url, location ?? ''].flatMap((url) => {
    const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
    return new URLSearchParams(query).getAll('code').map((value) => ({ kind: 'wire', label: 'code', value }) as const);
  });
}
