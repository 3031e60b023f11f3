import { isJsonObject } from '../json.js';
import { type CredentialsField, fieldNamed } from './field-names.js';
import type { NamedValue } from './field-values.js';

/** The values of one client in a JSON value. */
export interface JsonClient {
  readonly values: readonly NamedValue[];
  /** Members that mean nothing to the console. */
  readonly unknown: readonly string[];
  /** The members that the values were found in, where they did not stand at the top. */
  readonly inside: readonly string[];
}

type JsonObject = Readonly<Record<string, unknown>>;

/** What makes a client; the first is what makes it more than any object with an id. */
const TELLING: readonly CredentialsField[] = ['clientSecret', 'privateKey'];
const CORE: readonly CredentialsField[] = [...TELLING, 'clientId', 'publicKey'];
const LIKELY: readonly CredentialsField[] = [...CORE, 'scopes', 'redirectUris'];
/** Names that only a hostile file has. */
const INHERITED = ['__proto__', 'constructor', 'prototype'];

/**
 * Finds the clients in a JSON value: at its top, one level down, parted over several members (`client`, `keys`), or
 * several in an array or under names of their own. Empty where there is none.
 */
export function findJsonClients(value: unknown): readonly JsonClient[] {
  if (Array.isArray(value)) return value.filter(isJsonObject).flatMap((entry) => findInObject(entry));
  return isJsonObject(value) ? findInObject(value) : [];
}

function findInObject(object: JsonObject): readonly JsonClient[] {
  const own = clientOf(object);
  const inner = Object.entries(object).flatMap(([name, value]) => innerClients(name, value));
  const parts = [own, ...inner].filter((part) => has(part, CORE));
  const overlap = CORE.some((field) => parts.filter((part) => has(part, [field])).length > 1);
  if (overlap && !has(own, TELLING)) {
    const telling = inner.filter((part) => has(part, TELLING));
    const [only] = telling;
    if (telling.length === 1 && only !== undefined) return [merged(own, [only])];
    return (telling.length > 1 ? telling : inner).map((part) => ({ ...part, inside: [] }));
  }
  if (overlap) return [own];
  return parts.length > 0 || has(own, LIKELY)
    ? [
        merged(
          own,
          parts.filter((part) => part !== own),
        ),
      ]
    : [];
}

/** Of what stands in the object and in members of it; the latter counts where both have something. */
function merged(own: JsonClient, inner: readonly JsonClient[]): JsonClient {
  if (inner.length === 0) return own;
  const values = inner.flatMap((part) => part.values);
  const taken = new Set(values.map(({ field }) => field));
  const inside = inner.flatMap((part) => part.inside);
  return {
    values: [...values, ...own.values.filter(({ field }) => !taken.has(field))],
    unknown: [...own.unknown.filter((name) => !inside.includes(name)), ...inner.flatMap((part) => part.unknown)],
    inside,
  };
}

function innerClients(name: string, value: unknown): readonly JsonClient[] {
  if (INHERITED.includes(name)) return [];
  const objects = Array.isArray(value) ? value.filter(isJsonObject) : isJsonObject(value) ? [value] : [];
  return objects.map((object) => ({ ...clientOf(object), inside: [name] })).filter((part) => has(part, CORE));
}

function clientOf(object: JsonObject): JsonClient {
  const values: NamedValue[] = [];
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(object)) {
    const field = fieldNamed(name, 'json');
    if (field === undefined) unknown.push(name);
    else values.push({ name, field, value });
  }
  return { values, unknown, inside: [] };
}

function has(part: JsonClient, fields: readonly CredentialsField[]): boolean {
  return part.values.some(({ field, value }) => value !== null && fields.includes(field));
}
