import { readJson } from '../../json/read-json.js';
import type { TamperEdit } from './tamper.js';

/** Names with their values, in the order of the wire. */
export type NamedValues = readonly (readonly [name: string, value: string])[];

type Edit = Omit<TamperEdit, 'target'>;

/** The list after one edit; undefined where it changes nothing. A name that is set and not there is put at the end. */
export function editList(list: NamedValues, { name, change, value = '' }: Edit): NamedValues | undefined {
  const there = list.some(([one]) => one === name);
  if (change === 'remove') return there ? list.filter(([one]) => one !== name) : undefined;
  if (change === 'repeat' || !there) return [...list, [name, value]];
  return list.map((pair) => (pair[0] === name ? ([name, value] as const) : pair));
}

/** The object after one edit, its value taken as JSON where it is that; undefined where it changes nothing. */
export function editMembers(
  members: Readonly<Record<string, unknown>>,
  { name, change, value = '' }: Edit,
): Readonly<Record<string, unknown>> | undefined {
  const entries = Object.entries(members);
  const there = entries.some(([one]) => one === name);
  if (change === 'remove') return there ? Object.fromEntries(entries.filter(([one]) => one !== name)) : undefined;
  const typed = typedValue(value);
  if (!there) return Object.fromEntries([...entries, [name, typed]]);
  return Object.fromEntries(entries.map(([one, old]) => [one, one === name ? typed : old]));
}

/** What was typed as the JSON that it is, else as a string. */
function typedValue(value: string): unknown {
  const reading = readJson(value);
  return reading.ok ? reading.value : value;
}
