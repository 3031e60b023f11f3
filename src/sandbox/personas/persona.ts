/** Strings as they go on the wire, by scope. A scope that is not there is one the person has no value for. */
export type PersonaValues = Readonly<Record<string, string>>;

/** A persona as data: what is kept, exported and imported. */
export interface PersonaRecord {
  /** Stable: the pairwise `sub` is made from it. */
  readonly id: string;
  readonly name: string;
  /** What makes this persona worth choosing, in one line. */
  readonly note: string;
  /** Values by scope, with relative dates in them; what sgID computes from others may be left out. */
  readonly values: PersonaValues;
}

/** A made-up person who can sign in. */
export interface Persona extends Omit<PersonaRecord, 'values'> {
  readonly record: PersonaRecord;
  /** The person's data on a day, since ages and expiry dates are kept relative to it; `now` in milliseconds. */
  readonly values: (now: number) => PersonaValues;
}

/** What sgID sends where a person has no value (sgID docs, "Data Catalog"). */
export const NOT_AVAILABLE = 'NA';

/** The string for one scope. */
export function wireValue(values: PersonaValues, scope: string): string {
  return Object.hasOwn(values, scope) ? (values[scope] ?? NOT_AVAILABLE) : NOT_AVAILABLE;
}
