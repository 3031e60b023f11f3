import { findScope } from '../../core/catalogue/catalogue.js';
import { readJson } from '../../core/json/read-json.js';
import { isJsonObject } from '../../core/json.js';
import { excerpt } from '../../core/oidc/json-body.js';
import type { HttpResponse } from '../../core/trace/http.js';
import { findTokens } from './token-search.js';

/** A secret in a body: `wire` is a code or a token, `clear` a value of a person, `body` stands for the body as a whole. */
export interface BodySecret {
  readonly kind: 'wire' | 'clear' | 'body';
  readonly label: string;
  readonly value: string;
  /** The body that this is a part of, where it is revealed as that. */
  readonly body?: string | undefined;
}

/** More values than this are not looked for one by one: the body is taken out whole. */
const MAX_VALUES = 256;
/** Shorter strings of a body that is taken out whole are not looked for elsewhere: they stand there by chance. */
const MIN_LOOSE = 6;
const COMPACT_JWE = /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;
const PUBLIC_MEMBERS = new Set(['sub', 'key', 'iss', 'aud', 'exp', 'iat', 'data']);

/** The secrets of a token or userinfo response. One that is not the flat JSON object it should be is a secret whole. */
export function bodySecrets(step: string, { status, body }: HttpResponse): readonly BodySecret[] {
  if (body.trim() === '') return [];
  const reading = readJson(body);
  const parsed = reading.ok ? reading.value : undefined;
  const tokens = findTokens(body, parsed).map((token) => ({ kind: 'wire', ...token }) as const);
  const values = step === 'userinfo' && isJsonObject(parsed) ? clearValues(parsed) : [];
  const flat = reading.ok && reading.repeatedNames.length === 0 && isFlat(step, parsed);
  const isWhole = tokens.length + values.length > MAX_VALUES || (status >= 200 && status < 300 && !flat);
  if (!isWhole) return [...tokens, ...values];
  return [...wholeBody(body), ...tokens.slice(0, MAX_VALUES), ...values.slice(0, MAX_VALUES), ...looseStrings(body)];
}

function isFlat(step: string, parsed: unknown): boolean {
  if (!isJsonObject(parsed)) return false;
  return Object.entries(parsed).every(([name, value]) => {
    if (step === 'userinfo' && name === 'data' && isJsonObject(value)) return Object.values(value).every(isPlain);
    return isPlain(value) && !(name === 'data' && typeof value === 'string');
  });
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** A value that a broken provider sends in clear is as personal as one that is decrypted. */
function clearValues(parsed: Readonly<Record<string, unknown>>): readonly BodySecret[] {
  const beside = Object.entries(parsed).filter(([name]) => !PUBLIC_MEMBERS.has(name));
  const within = isJsonObject(parsed.data) ? Object.entries(parsed.data) : [];
  return [...beside, ...within].flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return COMPACT_JWE.test(text) ? [] : [{ kind: 'clear', label: findScope(name)?.scope ?? 'value', value: text }];
  });
}

/** The body, and the line of it that messages quote. */
function wholeBody(body: string): readonly BodySecret[] {
  const quoted = excerpt(body).replace(/…$/, '');
  return [body, quoted].map((value) => ({ kind: 'body', label: 'response body', value, body }));
}

const STRING = /"([^"\\]{0,4096}(?:\\.[^"\\]{0,4096}){0,256})"(\s{0,16}:)?/g;

/** Strings in quotes that are no member's name: what a message may quote of a body that could not be read. */
function looseStrings(body: string): readonly BodySecret[] {
  const found = new Set<string>();
  for (const [, escaped = '', colon] of body.matchAll(STRING)) {
    if (found.size >= MAX_VALUES) break;
    const text = unescaped(escaped);
    const isWord = text.toLowerCase() === 'bearer' || findScope(text) !== undefined;
    if (colon === undefined && text.length >= MIN_LOOSE && !isWord && !COMPACT_JWE.test(text)) found.add(text);
  }
  return [...found].map((value) => ({ kind: 'clear', label: 'value', value }));
}

function unescaped(text: string): string {
  const reading = readJson(`"${text}"`);
  return reading.ok && typeof reading.value === 'string' ? reading.value : text;
}
