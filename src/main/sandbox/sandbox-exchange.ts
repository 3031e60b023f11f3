import { STATUS_CODES } from 'node:http';
import { ConsoleError } from '../../core/errors.js';
import type { Secret } from '../../core/export/redact.js';
import { readJson } from '../../core/json/read-json.js';
import { type AnyExchange, exchangeViewOf } from '../../engine/flow/exchange-view.js';
import { runRedactor } from '../../engine/flow/flow-view.js';
import { findTokens } from '../../engine/flow/token-search.js';
import type { AnsweredExchange } from '../../sandbox/http/answered-exchange.js';
import type { Endpoint } from '../../sandbox/http/exchange.js';
import type { SandboxRequest } from '../../sandbox/types.js';
import type { ExchangeView } from '../../shared/views/exchange.js';

const PURPOSES: Readonly<Record<Endpoint, string>> = {
  discovery: 'Discovery request',
  jwks: 'JWKS request',
  authorize: 'Authorization request',
  consent: 'Answer of the consent page',
  token: 'Token request',
  userinfo: 'Userinfo request',
  other: 'Request',
};

/** Parameters that are secret wherever they stand: in a query, a form, JSON, or a link of a page. */
const LABELS: Readonly<Record<string, string>> = {
  client_secret: 'client secret',
  client_assertion: 'client assertion',
  code: 'code',
  code_verifier: 'code verifier',
  state: 'state',
  nonce: 'nonce',
  transaction: 'page handle',
};
const NAMES = Object.keys(LABELS).join('|');
const AS_PARAMETER = new RegExp(`(?:^|[?&#;"'\\s])(${NAMES})=([^&#"'\\s<>]+)`, 'g');
const AS_MEMBER = new RegExp(`"(${NAMES})"\\s*:\\s*"([^"]*)"`, 'g');
const AS_INPUT = new RegExp(`name="(${NAMES})" value="([^"]*)"`, 'g');

/** One exchange of the sandbox as the window draws it: like those of a run, every secret taken out. */
export function sandboxExchangeView(summary: SandboxRequest, exchange: AnsweredExchange): ExchangeView {
  const purpose = `${PURPOSES[summary.endpoint]} ${summary.id}`;
  return exchangeViewOf({ ...httpExchangeOf(summary, exchange), purpose }, runRedactor(secretsOf(exchange)));
}

/** One exchange of the sandbox as a run has its own, secrets and all. */
export function httpExchangeOf(summary: SandboxRequest, { request, response }: AnsweredExchange): AnyExchange {
  return {
    purpose: PURPOSES[summary.endpoint],
    startedAt: summary.at,
    request,
    response: { ...response, statusText: STATUS_CODES[response.status] ?? '' },
    timing: { totalMs: summary.durationMs },
  };
}

/**
 * One secret of an exchange, for the user who asked for it.
 *
 * @throws ConsoleError `secret-unknown`
 */
export function revealInExchange(exchange: AnsweredExchange | undefined, ref: string): string {
  const found = exchange === undefined ? undefined : secretsOf(exchange).find((secret) => secret.ref === ref);
  if (found !== undefined) return found.value;
  throw new ConsoleError('config', 'secret-unknown', 'Expected a value of a request that is still held; it is not.', {
    hint: 'The sandbox keeps the latest 500 requests, while it runs.',
  });
}

function secretsOf({ request, response }: AnsweredExchange): readonly Secret[] {
  const location = headerOf(response.headers, 'location') ?? '';
  const texts = [request.url, request.body ?? '', location, response.body];
  const named = texts.flatMap((text) =>
    [AS_PARAMETER, AS_MEMBER, AS_INPUT].flatMap((pattern) =>
      Array.from(
        text.matchAll(pattern),
        ([, name = '', value = '']) => [LABELS[name] ?? name, decoded(value)] as const,
      ),
    ),
  );
  const reading = readJson(response.body);
  const tokens = findTokens(response.body, reading.ok ? reading.value : undefined);
  const all = new Map<string, string>();
  for (const [label, value] of [...named, ...credentialsOf(headerOf(request.headers, 'authorization'))]) {
    if (value !== '' && !all.has(value)) all.set(value, label);
  }
  for (const { label, value } of tokens) if (!all.has(value)) all.set(value, label);
  return Array.from(all, ([value, label], at) => ({ ref: `exchange:${at}`, label, value }));
}

/** What an `Authorization` header proves itself with, as sent and, of Basic, the secret in it. */
function credentialsOf(header: string | undefined): readonly (readonly [label: string, value: string])[] {
  const [, scheme = '', value = ''] = /^(\S+)\s+(.+)$/.exec(header ?? '') ?? [];
  if (value === '') return header === undefined ? [] : [['credentials', header]];
  if (scheme.toLowerCase() !== 'basic') return [['access token', value]];
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return [
    ['Basic credentials', value],
    ['client secret', decoded(pair.slice(pair.indexOf(':') + 1))],
  ];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

function headerOf(headers: AnsweredExchange['request']['headers'], name: string): string | undefined {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}
