import type { Secret } from '../../core/export/redact.js';
import type { FlowState } from '../../core/flow/state.js';
import { readJson } from '../../core/json/read-json.js';
import { isJsonObject, textMember } from '../../core/json.js';
import { type HttpExchange, headerValue } from '../../core/trace/http.js';

const TOKEN_MEMBERS = ['access_token', 'refresh_token', 'id_token'] as const;

/** Secrets that are on the wire of a run, also where the response that carries them was refused. */
export function exchangeSecrets(state: FlowState): readonly Secret[] {
  const exchanges = state.steps.flatMap((step) => step.exchanges);
  const found = exchanges.flatMap((exchange) => [
    ...codesOf(exchange),
    ...tokensOf(exchange),
    ...clearValuesOf(exchange),
  ]);
  return found.map((one, index) => ({ ...one, ref: `wire:${index}` }));
}

type Found = Pick<Secret, 'label' | 'value'>;

function codesOf(exchange: HttpExchange): readonly Found[] {
  const location = exchange.response === undefined ? undefined : headerValue(exchange.response.headers, 'location');
  return [exchange.request.url, location ?? ''].flatMap((url) => {
    const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
    return new URLSearchParams(query).getAll('code').map((value) => ({ label: 'code', value }));
  });
}

function tokensOf(exchange: HttpExchange): readonly Found[] {
  const body = jsonBody(exchange);
  if (body === undefined) return [];
  const nested = isJsonObject(body.id_token) ? [body.id_token] : [];
  return [body, ...nested].flatMap((object) =>
    TOKEN_MEMBERS.flatMap((name) => {
      const value = textMember(object, name);
      if (value === undefined) return [];
      // Header and claims of an ID token may be read; what proves it may not.
      const kept = name === 'id_token' ? value.split('.')[2] : value;
      return kept === undefined || kept === '' ? [] : [{ label: name.replace('_', ' '), value: kept }];
    }),
  );
}

/** A value that a broken provider sends in clear is as personal as one that is decrypted. */
function clearValuesOf(exchange: HttpExchange): readonly Found[] {
  const data = jsonBody(exchange)?.data;
  if (!isJsonObject(data)) return [];
  return Object.entries(data).flatMap(([scope, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.split('.').length === 5 ? [] : [{ label: scope.slice(0, 80), value: text }];
  });
}

function jsonBody(exchange: HttpExchange): Readonly<Record<string, unknown>> | undefined {
  const text = exchange.response?.body ?? '';
  if (!/^\s*\{/.test(text)) return undefined;
  const reading = readJson(text);
  return reading.ok && isJsonObject(reading.value) ? reading.value : undefined;
}
