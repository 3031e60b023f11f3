import type { ReadValue } from '../types.js';
import { trimmed, unreadable, warning } from './finding.js';

const TRUE_WORDS = new Set(['true', 'y', 'yes', '1']);
const FALSE_WORDS = new Set(['false', 'n', 'no', '0']);

/** Reads `true` or `false`; other spellings are read too, with a finding. */
export function readBoolean(raw: string): ReadValue {
  const { value, findings } = trimmed(raw);
  const truth = truthOf(value);
  if (truth === undefined) {
    return unreadable(
      raw,
      'not a boolean',
      warning('boolean-format', 'Expected `true` or `false`; this is neither.'),
      findings,
    );
  }
  const spelling =
    value === 'true' || value === 'false'
      ? []
      : [warning('boolean-spelling', 'Expected exactly `true` or `false`; this is spelled in another way.')];
  return booleanValue(raw, truth, [...findings, ...spelling]);
}

/** Reads a boolean inside a record, where sgID's samples have `TRUE` and `Y` as well. */
export function readRecordBoolean(raw: string): ReadValue {
  const read = readBoolean(raw);
  return { ...read, findings: read.findings.filter(({ id }) => id !== 'boolean-spelling') };
}

function truthOf(value: string): boolean | undefined {
  if (value.length > 5) return undefined;
  const word = value.toLowerCase();
  if (TRUE_WORDS.has(word)) return true;
  return FALSE_WORDS.has(word) ? false : undefined;
}

function booleanValue(raw: string, value: boolean, findings: ReadValue['findings']): ReadValue {
  return { parsed: { kind: 'boolean', raw, value, display: value ? 'Yes' : 'No' }, readAs: 'boolean', findings };
}
