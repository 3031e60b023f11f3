import { SCOPE_GROUPS, SCOPES } from '../../../../core/catalogue/catalogue.js';
import type { RecordAttribute, ScopeDefinition } from '../../../../core/catalogue/types.js';
import type { PersonaRecordView } from '../../../../shared/views/persona.js';

/** The scopes that a persona may have a value for, by the groups of the data catalogue. */
export const FORM_GROUPS: readonly { readonly label: string; readonly scopes: readonly ScopeDefinition[] }[] =
  SCOPE_GROUPS.map(({ id, label }) => ({
    label,
    scopes: SCOPES.filter(({ group, scope }) => group === id && scope !== 'openid'),
  })).filter(({ scopes }) => scopes.length > 0);

/** One object of a list: each attribute as text, or as the list that is nested there. One that is absent is left out. */
export interface FormRow {
  readonly [attribute: string]: string | readonly FormRow[];
}

/** Sets one value, or with undefined takes it out: sgID then sends NA, which an empty text is not. */
export function withValue<V>(
  values: Readonly<Record<string, V>>,
  name: string,
  value: V | undefined,
): Readonly<Record<string, V>> {
  const { [name]: _, ...others } = values;
  if (value === undefined) return others;
  // In its place, so that members keep their order.
  return name in values ? { ...values, [name]: value } : { ...others, [name]: value };
}

/** The form as it is saved. */
export function trimmed({ id, name, note, values }: PersonaRecordView): PersonaRecordView {
  return { id: id.trim(), name: name.trim(), note: note.trim(), values };
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
  return rowsIn(attributes, parseJson(text));
}

/** An object that somebody is about to fill in. */
export function blankRow(attributes: readonly RecordAttribute[]): FormRow {
  return Object.fromEntries(attributes.map(({ name, attributes: nested }) => [name, nested === undefined ? '' : []]));
}

function rowsIn(attributes: readonly RecordAttribute[], list: unknown): readonly FormRow[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const rows = list.map((item) => rowOf(attributes, item));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function rowOf(attributes: readonly RecordAttribute[], item: unknown): FormRow | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const entries = Object.entries(item).map(([name, value]) => [name, cellOf(attributes, name, value)] as const);
  const known = entries.filter((entry): entry is readonly [string, FormRow[string]] => entry[1] !== undefined);
  return known.length === entries.length ? Object.fromEntries(known) : undefined;
}

function cellOf(attributes: readonly RecordAttribute[], name: string, value: unknown): FormRow[string] | undefined {
  const attribute = attributes.find((one) => one.name === name);
  if (attribute === undefined) return undefined;
  if (attribute.attributes !== undefined) return rowsIn(attribute.attributes, value);
  return typeof value === 'string' ? value : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
