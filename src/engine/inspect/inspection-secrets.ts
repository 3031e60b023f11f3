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
const SECRET_PARAMETERS = ['code', 'access_token', 'refresh_token', 'id_token', 'client_secret', 'code_verifier'];

function urlSecrets(url: string): readonly Found[] {
  const [, query = ''] = url.split(/[?#](.*)/s);
  return parameterSecrets(new URLSearchParams(query.replaceAll('#', '&')));
}

function parameterSecrets(parameters: URLSearchParams): readonly Found[] {
  return SECRET_PARAMETERS.flatMap((name) =>
    parameters.getAll(name).map((value) => ({ label: name.replaceAll('_', ' '), value })),
  );
}

const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key'];
/** Answers that are public, and read as they are. */
const PUBLIC_BODIES = new Set(['jwks', 'discovery', 'authorization-url', 'redirected-url']);

function exchangeSecretsOf({ request, response }: HttpExchange, content: RecognisedContent): readonly Found[] {
  const headers = [...request.headers, ...(response?.headers ?? [])]
    .filter(([name]) => SECRET_HEADERS.includes(name.toLowerCase()))
    .map(([name, value]) => ({ label: name.toLowerCase(), value: value.replace(/^(?:Bearer|Basic) /i, '') }));
  const location = response === undefined ? undefined : headerValue(response.headers, 'location');
  const step = content.kind === 'userinfo' ? 'userinfo' : 'token';
  const answer = response === undefined || PUBLIC_BODIES.has(content.kind) ? [] : bodySecrets(step, response);
  return [
    ...urlSecrets(request.url),
    ...urlSecrets(location ?? ''),
    ...requestBodySecrets(request.body ?? ''),
    ...headers,
    ...answer,
  ];
}

/** The secrets of a form or of JSON; a body that is neither is one. */
function requestBodySecrets(body: string): readonly Found[] {
  if (body === '') return [];
  const reading = readJson(body);
  if (reading.ok && isJsonObject(reading.value)) {
    const members = Object.entries(reading.value).filter(([, value]) => typeof value === 'string');
    return parameterSecrets(new URLSearchParams(members as [string, string][]));
  }
  if (/^[\w.%+~-]+=[^\s]*$/.test(body)) return parameterSecrets(new URLSearchParams(body));
  return [{ label: 'request body', value: body }];
}
