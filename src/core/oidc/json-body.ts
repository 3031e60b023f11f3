import { visibleText } from '../catalogue/visible-text.js';
import { type Check, judge, type Rule } from '../flow/check.js';
import type { JsonAnswerRule } from '../flow/check-catalogue/json-answer.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject } from '../json.js';
import { type HttpResponse, headerValue } from '../trace/http.js';

/** A response body held to the rules of a JSON answer; `object` where it is one. */
export interface JsonBody {
  readonly checks: readonly Check[];
  readonly object?: Readonly<Record<string, unknown>> | undefined;
}

/** The rules of a JSON answer as the catalogue has them for one endpoint. */
type AnswerRules = (id: JsonAnswerRule, values: Pick<Rule, 'expected' | 'actual'>) => Rule;

/**
 * Reads the JSON object of a response, each rule a check of its own: media type, whole, JSON, no duplicate members.
 *
 * @param response as it came
 * @param ruleFor the rules of the endpoint
 */
export function readJsonBody(response: HttpResponse, ruleFor: AnswerRules): JsonBody {
  const checks: Check[] = [mediaTypeCheck(response, ruleFor), wholeCheck(response, ruleFor)];
  if (response.truncated) return { checks };
  const rule = ruleFor('json-body', { expected: 'a JSON object' });
  const reading = readJson(response.body);
  if (!reading.ok) {
    const { line, column, expected } = reading.fault;
    const actual = `${excerpt(response.body)} (line ${line}, column ${column}: expected ${expected})`;
    const objection = { causes: NOT_THE_PROVIDER, remedy: 'Look at the body under Response.' };
    return { checks: [...checks, judge(false, { ...rule, actual }, objection)] };
  }
  const { value, repeatedNames } = reading;
  const objection = { causes: NOT_THE_PROVIDER, remedy: 'Look at the body under Response.' };
  checks.push(judge(isJsonObject(value), { ...rule, actual: describeJson(value) }, objection));
  checks.push(duplicatesCheck(repeatedNames, ruleFor));
  return { checks, object: isJsonObject(value) ? value : undefined };
}

/** The start of a body as one line of plain text, control characters spelled out, for a message. */
export function excerpt(body: string, length = 160): string {
  if (body.trim() === '') return 'an empty body';
  const line = body
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return visibleText(line.length > length ? `${line.slice(0, length)}…` : line);
}

/** The media type of a response without its parameters, in lower case. */
export function mediaType(response: HttpResponse): string {
  return (headerValue(response.headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

const NOT_THE_PROVIDER = [
  'Something between the console and the provider answered: a proxy, a gateway, a captive portal.',
  'The address is not that of an sgID provider.',
];

function mediaTypeCheck(response: HttpResponse, ruleFor: AnswerRules): Check {
  const type = mediaType(response);
  const json = type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type);
  const rule = ruleFor('content-type', { expected: 'application/json' });
  return judge(
    json,
    { ...rule, actual: type === '' ? 'no Content-Type' : type },
    {
      status: 'warned',
      causes: NOT_THE_PROVIDER,
      remedy: 'Look at the body: if it is a page, it often says who answered and why.',
      sdkAccepts: true,
    },
  );
}

function wholeCheck(response: HttpResponse, ruleFor: AnswerRules): Check {
  const bytes = `${response.bodyBytes.toLocaleString('en')} bytes`;
  const actual = response.truncated ? `cut off: at least ${bytes} once decoded` : bytes;
  return judge(!response.truncated, ruleFor('body-complete', { expected: 'the whole body', actual }), {
    causes: ['The answer is not the provider’s.', 'A compressed body that unpacks to far more than it should.'],
    remedy: 'No answer of sgID is this large. Look at who really answered.',
    sdkAccepts: true,
  });
}

function duplicatesCheck(duplicateKeys: readonly string[], ruleFor: AnswerRules): Check {
  const actual = duplicateKeys.length === 0 ? 'each name once' : duplicateKeys.slice(0, 10).join(', ');
  return judge(duplicateKeys.length === 0, ruleFor('duplicate-members', { expected: 'each name once', actual }), {
    status: 'warned',
    causes: ['The answer was put together by hand, or altered on the way.'],
    remedy: 'Parsers differ on which of the two they take; the console took the last.',
    sdkAccepts: true,
  });
}

function describeJson(value: unknown): string {
  if (Array.isArray(value)) return 'a JSON array';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'a JSON object' : `a JSON ${typeof value}`;
}
