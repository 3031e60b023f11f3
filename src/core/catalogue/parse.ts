import { findForeignFormat } from './looks-like.js';
import { readAbsent } from './parse/absent.js';
import { textValue, warning } from './parse/finding.js';
import { readRecords } from './parse/records.js';
import { scalarReaders } from './parse/scalar.js';
import type { ReadValue, ScopeDefinition } from './types.js';

/**
 * Reads a decrypted value by its scope's definition. `NA`, empty and NUL come out as what they are; what is odd is a
 * finding, never an exception, and no finding quotes the value (sgID docs, "Data Catalog").
 */
export function readValue(definition: ScopeDefinition, raw: string): ReadValue {
  const absent = readAbsent(raw);
  if (absent !== undefined) return absent;
  const read = readPresent(definition, raw);
  const foreign = findForeignFormat(definition, raw);
  return foreign === undefined ? read : { ...read, findings: [...read.findings, foreign] };
}

/** Reads the value of a scope that the data catalogue does not have, as text. */
export function readUnknownValue(raw: string): ReadValue {
  const read = readAbsent(raw) ?? textValue(raw, 'text', []);
  const finding = warning(
    'unknown-scope',
    'The data catalogue has no such scope, so the value could not be held to a format.',
    'The console’s catalogue may be older than the provider’s.',
  );
  return { ...read, findings: [finding, ...read.findings] };
}

function readPresent(definition: ScopeDefinition, raw: string): ReadValue {
  return definition.type === 'records'
    ? readRecords(definition.attributes ?? [], raw)
    : scalarReaders[definition.type](raw);
}
