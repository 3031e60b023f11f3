import { findScope } from '../../../core/catalogue/catalogue.js';
import { readUnknownValue, readValue } from '../../../core/catalogue/parse.js';
import type { ReadValue } from '../../../core/catalogue/types.js';

/** Reads a decrypted value by the catalogue; as text where the catalogue has no such scope. */
export function readRaw(scope: string, raw: string): ReadValue {
  const definition = findScope(scope);
  return definition === undefined ? readUnknownValue(raw) : readValue(definition, raw);
}
