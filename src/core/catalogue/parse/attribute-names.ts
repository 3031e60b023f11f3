import type { RecordAttribute } from '../types.js';

/** What a key of a record was found to be. */
export type AttributeMatch =
  | { readonly known: true; readonly attribute: RecordAttribute; readonly renamed: boolean }
  | { readonly known: false };

/**
 * Looks up a record's keys among the documented attributes: as they are, else as snake_case, since some servers send
 * `workEmail` for `work_email`. Keys that are not documented, `__proto__` for one, are data like any other.
 */
export function attributeMatcher(attributes: readonly RecordAttribute[]): (key: string) => AttributeMatch {
  const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]));
  return (key) => {
    const exact = byName.get(key);
    if (exact !== undefined) return { known: true, attribute: exact, renamed: false };
    const similar = byName.get(toSnakeCase(key));
    return similar === undefined ? { known: false } : { known: true, attribute: similar, renamed: true };
  };
}

function toSnakeCase(key: string): string {
  if (key.length > 64) return key;
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}
