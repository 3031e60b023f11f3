import { SCOPE_GROUPS, SCOPES } from '../../../core/catalogue/catalogue.js';
import type { RecordAttribute, ScopeDefinition } from '../../../core/catalogue/types.js';
import type { PersonaRecordView } from '../../../shared/views/persona.js';

/** The scopes that a persona may have a value for, by the groups of the data catalogue. */
export const FORM_GROUPS: readonly { readonly label: string; readonly scopes: readonly ScopeDefinition[] }[] =
  SCOPE_GROUPS.map(({ id, label }) => ({
    label,
    scopes: SCOPES.filter(({ group, scope }) => group === id && scope !== 'openid'),
  })).filter(({ scopes }) => scopes.length > 0);

/** One object of a list, each attribute as text; what is nested is JSON in it. */
export type FormRow = Readonly<Record<string, string>>;

/** A value without anything in it is one that the person does not have: sgID sends NA. */
export function withoutEmpty(record: PersonaRecordView): PersonaRecordView {
  const values = Object.entries(record.values).filter(([, value]) => value !== '');
  return {
    id: record.id.trim(),
    name: record.name.trim(),
    note: record.note.trim(),
    values: Object.fromEntries(values),
  };
}

/** An id made of a name, which no other persona has. */
export function freeId(name: string, taken: readonly string[]): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  const base = words === '' ? 'persona' : words;
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}

/** The objects of a list of records; undefined where the text is none that the form could write back unchanged. */
export function rowsOf(attributes: readonly RecordAttribute[], text: string): readonly FormRow[] | undefined {
  if (text === '') return [];
  const names = attributes.map(({ name }) => name);
  const parsed = parseJson(text);
  if (!Array.isArray(parsed)) return undefined;
  const rows = parsed.map((item) => rowOf(item, names));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

/** The list as it is sent, JSON in a string. */
export function textOfRows(attributes: readonly RecordAttribute[], rows: readonly FormRow[]): string {
  const objects = rows.map((row) =>
    Object.fromEntries(
      attributes.map(({ name, attributes: nested }) => {
        const text = row[name] ?? '';
        return [name, nested === undefined ? text : (parseJson(text === '' ? '[]' : text) ?? text)];
      }),
    ),
  );
  return JSON.stringify(objects);
}

function rowOf(item: unknown, names: readonly string[]): FormRow | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const entries = Object.entries(item);
  if (entries.some(([name]) => !names.includes(name))) return undefined;
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
