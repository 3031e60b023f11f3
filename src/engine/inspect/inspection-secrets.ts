import type { Secret } from '../../core/export/redact.js';
import type { RecognisedContent } from '../../core/inspect/recognised.js';
import { readJson } from '../../core/json/read-json.js';
import { isJsonObject } from '../../core/json.js';
import { type HttpExchange, headerValue } from '../../core/trace/http.js';
import { bodySecrets } from '../flow/body-secrets.js';
import type { Inspection } from './inspection.js';

interface Found {
  readonly label: string;
  readonly value: string;
}

/** Everything of an inspection that must not be seen unasked, named so that it can be revealed one by one. */
export function inspectionSecrets({ recognised, exchange, outcome }: Inspection): readonly Secret[] {
  const found = [
    ...contentSecrets(recognised.content, recognised.text),
    ...(exchange === undefined ? [] : exchangeSecretsOf(exchange, recognised.content)),
  ];
  const seen = new Set<string>();
  const named = found.flatMap(({ label, value }, index) => {
    if (value === '' || seen.has(value)) return [];
    seen.add(value);
    return [{ ref: `found:${index}`, label, value }];
  });
  return [...(outcome?.secrets ?? []).filter(({ value }) => value !== '' && !seen.has(value)), ...named];
}

function contentSecrets(content: RecognisedContent, text: string): readonly Found[] {
  switch (content.kind) {
    // Header and claims of a signed token may be read; what proves it may not.
    case 'jws':
      return [{ label: 'signature', value: content.compact.split('.')[2] ?? '' }];
    case 'redirected-url':
    case 'authorization-url':
      return urlSecrets(content.url.href);
    case 'token-response':
    case 'error-response':
      return responseSecrets('token', text);
    case 'userinfo':
      return responseSecrets('userinfo', text);
    default:
      return [];
  }
}

function responseSecrets(step: 'token' | 'userinfo', body: string): readonly Found[] {
  const response = { status: 200, statusText: '', headers: [], body, bodyBytes: body.length, truncated: false };
  return bodySecrets(step, response);
}

/** What of a URL opens something: in its query, or in its fragment. */
const SECRET_NAME = /^code$|token$|secret|password|passwd|verifier|assertion$|api[_-]?key|private[_-]?key/i;

function urlSecrets(url: string): readonly Found[] {
  const [address = '', query = ''] = url.split(/[?#](.*)/s);
  const user = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(address)?.[1] ?? '';
  return [
    ...parameterSecrets(new URLSearchParams(query.replaceAll('#', '&'))),
    ...[user, ...user.split(':')].map((value) => ({ label: 'credentials', value })),
  ];
}

function parameterSecrets(parameters: URLSearchParams): readonly Found[] {
  return [...parameters].flatMap(([name, value]) => (SECRET_NAME.test(name) ? [named(name, value)] : []));
}

/** A name off the wire may be long, and may itself hold a secret: then it is no label. */
function named(name: string, value: string): Found {
  const plain = /^[A-Za-z_-]{1,24}$/.test(name);
  return { label: plain ? name.toLowerCase().replaceAll('_', ' ') : 'secret', value };
}

const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key'];
/** Answers that are public, and read as they are. The page behind a redirect is none: it may greet the person. */
const PUBLIC_BODIES = new Set(['jwks', 'discovery']);

function exchangeSecretsOf({ request, response }: HttpExchange, content: RecognisedContent): readonly Found[] {
  const headers = [...request.headers, ...(response?.headers ?? [])]
    .filter(([name]) => SECRET_HEADERS.includes(name.toLowerCase()) || SECRET_NAME.test(name))
    .map(([name, value]) => ({ label: name.toLowerCase(), value: value.replace(/^(?:Bearer|Basic) /i, '') }));
  const location = response === undefined ? undefined : headerValue(response.headers, 'location');
  // A browser names the page before it, and that may be the redirect with its code.
  const referer = headerValue(request.headers, 'referer');
  const step = content.kind === 'userinfo' ? 'userinfo' : 'token';
  const answer = response === undefined || PUBLIC_BODIES.has(content.kind) ? [] : bodySecrets(step, response);
  return [
    ...urlSecrets(request.url),
    ...urlSecrets(location ?? ''),
    ...urlSecrets(referer ?? ''),
    ...requestBodySecrets(request.body ?? ''),
    ...headers,
    ...answer,
  ];
}

/** The secrets of a form or of JSON; a body that is neither is one. */
function requestBodySecrets(body: string): readonly Found[] {
  if (body === '') return [];
  const reading = readJson(body);
  if (reading.ok && isJsonObject(reading.value)) return memberSecrets(reading.value);
  if (/^[\w.%+~-]+=[^\s]*$/.test(body)) return parameterSecrets(new URLSearchParams(body));
  return [{ label: 'request body', value: body }];
}

/** The secrets among the members of JSON, at any depth. */
function memberSecrets(value: unknown, name = ''): readonly Found[] {
  if (typeof value === 'string') return SECRET_NAME.test(name) ? [named(name, value)] : [];
  if (Array.isArray(value)) return value.flatMap((item) => memberSecrets(item, name));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([inner, one]) => memberSecrets(one, inner));
}
