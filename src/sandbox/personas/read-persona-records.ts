import { findScope } from '../../core/catalogue/catalogue.js';
import { SandboxError } from '../errors.js';
import type { PersonaRecord, PersonaValues } from './persona.js';
import { hasBrokenDate } from './relative-dates.js';

const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const MAX_NAME = 200;
const MAX_NOTE = 300;
const MAX_PERSONAS = 200;
/** Characters: more than any person's record has, less than a server minds to encrypt. */
const MAX_VALUE = 200_000;

/**
 * Reads personas from JSON: one, a list, or an object whose `personas` is a list.
 *
 * A value may be wrong in every way a provider may get it wrong; only what could not be served at all is refused.
 *
 * @throws SandboxError `personas-unusable`, which names the persona, the member and what it should be
 */
export function readPersonaRecords(json: string): readonly PersonaRecord[] {
  const listed = listOf(parse(json));
  if (listed.length > MAX_PERSONAS) throw unusable(`There are ${listed.length} personas; ${MAX_PERSONAS} is the most.`);
  const records = listed.map((value, at) => readPersonaRecord(value, `Persona ${at + 1}`));
  const ids = new Set<string>();
  for (const { id } of records) {
    if (ids.has(id)) throw unusable(`Two personas have the id ${id}; each needs one of its own.`);
    ids.add(id);
  }
  return records;
}

/** Reads one persona that is parsed already; `where` names it in messages. */
export function readPersonaRecord(value: unknown, where: string): PersonaRecord {
  if (!isObject(value)) throw unusable(`${where} is no JSON object.`);
  const id = readText(value, 'id', where, 64);
  if (!ID.test(id)) {
    throw unusable(`${where}: the member id must be lower-case letters, digits and hyphens, such as long-name.`);
  }
  const extra = Object.keys(value).find((name) => !['id', 'name', 'note', 'values'].includes(name));
  if (extra !== undefined) throw unusable(`${where} (${id}) has a member ${shown(extra)} that no persona has.`);
  return {
    id,
    name: readText(value, 'name', `${where} (${id})`, MAX_NAME),
    note: value.note === undefined ? '' : readText(value, 'note', `${where} (${id})`, MAX_NOTE, true),
    values: readValues(value.values, `${where} (${id})`),
  };
}

function readValues(values: unknown, where: string): PersonaValues {
  if (!isObject(values)) throw unusable(`${where}: the member values must be an object of strings by scope.`);
  for (const [scope, value] of Object.entries(values)) {
    if (scope === 'openid' || findScope(scope) === undefined) {
      throw unusable(`${where}: ${shown(scope)} is no scope of sgID’s data catalogue.`);
    }
    if (typeof value !== 'string') {
      throw unusable(
        `${where}: the value of ${scope} must be a string, as sgID sends every value; lists are JSON in it.`,
      );
    }
    if (value.length > MAX_VALUE)
      throw unusable(`${where}: the value of ${scope} is longer than ${MAX_VALUE} characters.`);
    if (hasBrokenDate(value)) {
      throw unusable(
        `${where}: in ${scope} a relative date is not of a form such as {{today-41y-120d}} or {{today+6y|YYYY-MM}}.`,
      );
    }
  }
  return values as PersonaValues;
}

function readText(
  value: Readonly<Record<string, unknown>>,
  member: string,
  where: string,
  longest: number,
  mayBeEmpty = false,
): string {
  const text = value[member];
  if (typeof text === 'string' && text.length <= longest && (mayBeEmpty || text.trim() !== '')) return text;
  throw unusable(`${where}: the member ${member} must be a string of 1 to ${longest} characters.`);
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value) && Array.isArray(value.personas)) return value.personas;
  if (isObject(value) && 'values' in value) return [value];
  throw unusable('Expected a persona, a list of personas, or an object with the list personas.');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw unusable('The personas do not parse as JSON.', cause);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}

function unusable(message: string, cause?: unknown): SandboxError {
  return new SandboxError(
    'personas-unusable',
    message,
    'Export a persona to see the form: { "id", "name", "note", "values": { "myinfo.name": "…" } }.',
    { cause },
  );
}
