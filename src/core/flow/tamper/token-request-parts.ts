import { readJson } from '../../json/read-json.js';
import { isJsonObject } from '../../json.js';
import { buildBasicCredentials } from '../../oidc/token-request.js';
import { type HttpRequest, headerValue } from '../../trace/http.js';
import type { NamedValues } from './edit-values.js';

/** A token request taken apart: its parameters, the client's id and secret among them wherever they stand. */
export interface TokenRequestParts {
  readonly parameters: NamedValues;
  readonly format: 'form' | 'json';
  readonly authentication: 'post' | 'basic';
}

/** Takes a token request of the console apart. */
export function readTokenRequest(request: HttpRequest): TokenRequestParts {
  const json = headerValue(request.headers, 'content-type') === 'application/json';
  const body = json ? membersOf(request.body ?? '') : [...new URLSearchParams(request.body ?? '')];
  const credentials = basicOf(headerValue(request.headers, 'authorization'));
  return {
    parameters: [...body, ...(credentials ?? [])],
    format: json ? 'json' : 'form',
    authentication: credentials === undefined ? 'post' : 'basic',
  };
}

/** Puts it together again. A repeated name can be sent in a form only; in JSON the last one stands. */
export function writeTokenRequest(request: HttpRequest, parts: TokenRequestParts): HttpRequest {
  const { parameters, format, authentication } = parts;
  const basic = authentication === 'basic';
  const body = basic ? parameters.filter(([name]) => !CREDENTIALS.includes(name)) : parameters;
  const value = (name: string) => parameters.find(([one]) => one === name)?.[1];
  const [clientId, secret] = CREDENTIALS.map(value);
  const header =
    basic && (clientId !== undefined || secret !== undefined)
      ? ([['Authorization', buildBasicCredentials(clientId ?? '', secret ?? '')]] as const)
      : [];
  return {
    ...request,
    headers: [
      ...request.headers.filter(([name]) => !['authorization', 'content-type'].includes(name.toLowerCase())),
      ...header,
      ['Content-Type', format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'],
    ],
    body:
      format === 'json'
        ? JSON.stringify(Object.fromEntries(body))
        : new URLSearchParams(body.map(([name, one]): [string, string] => [name, one])).toString(),
  };
}

const CREDENTIALS: readonly string[] = ['client_id', 'client_secret'];

function membersOf(body: string): NamedValues {
  const reading = readJson(body);
  if (!reading.ok || !isJsonObject(reading.value)) return [];
  return Object.entries(reading.value).map(([name, value]) => [name, String(value)]);
}

function basicOf(header: string | undefined): NamedValues | undefined {
  if (header?.startsWith('Basic ') !== true) return undefined;
  const pair = Buffer.from(header.slice('Basic '.length), 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  const decoded = [pair.slice(0, colon), pair.slice(colon + 1)].map(formDecode);
  return CREDENTIALS.map((name, index) => [name, decoded[index] ?? '']);
}

function formDecode(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}
