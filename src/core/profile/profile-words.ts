import { readJson } from '../json/read-json.js';
import { isJsonObject } from '../json.js';
import { mediaType } from '../oidc/json-body.js';
import { type HttpExchange, type HttpResponse, headerValue } from '../trace/http.js';

/** What stands for a name that might be more than a name. */
const OTHER = '(other)';
const NAME = /^[A-Za-z0-9_.:#/-]{1,40}$/;
const MAX_NAMES = 60;

/** A name off the wire, where it is short and plain enough to be no value; else a word that says that it is not. */
export function nameOf(value: unknown): string {
  return typeof value === 'string' && NAME.test(value) ? value : OTHER;
}

/** The member names of an object, in their order. */
export function namesOf(value: unknown): readonly string[] {
  return isJsonObject(value) ? Object.keys(value).slice(0, MAX_NAMES).map(nameOf) : [];
}

/** The kind of a JSON value: `string`, `number`, `boolean`, `null`, `array`, `object`. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** A JSON object in a text; undefined where it is none. */
export function objectIn(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const reading = readJson(text ?? '');
  return reading.ok && isJsonObject(reading.value) ? reading.value : undefined;
}

/** How an endpoint answered, without what it said. */
export interface AnswerForm {
  readonly status: number;
  /** Empty where the answer named none. */
  readonly contentType: string;
  /** The member names of a JSON object, in their order; undefined where the body was none. */
  readonly members?: readonly string[] | undefined;
  /** The `error` of an error answer, where it is one of a few words. */
  readonly error?: string | undefined;
  /** The scheme of `WWW-Authenticate`, and the names of its parameters. */
  readonly challenge?: string | undefined;
}

/** The form of a response. */
export function answerForm(response: HttpResponse): AnswerForm {
  const { status, headers } = response;
  const body = objectIn(response.body);
  const error = body?.error;
  return {
    status,
    contentType: mediaType(response).slice(0, 60),
    members: body === undefined ? undefined : namesOf(body),
    error: error === undefined ? undefined : nameOf(error),
    challenge: challengeForm(headerValue(headers, 'www-authenticate')),
  };
}

/** The last answer among exchanges, and whether there is one. */
export function lastAnswer(exchanges: readonly HttpExchange[]): HttpExchange | undefined {
  return exchanges.findLast((exchange) => exchange.response !== undefined);
}

function challengeForm(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const scheme = nameOf(/^\S+/.exec(value)?.[0]);
  const names = Array.from(value.matchAll(/([A-Za-z_]{1,30})\s*=/g), ([, name]) => nameOf(name));
  return [scheme, ...names.slice(0, 8)].join(' ');
}
