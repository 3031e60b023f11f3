import type { ReadValue } from '../types.js';
import { info, warning } from './finding.js';

/** What sgID sends in place of a value that is not held (sgID docs, "Data Catalog"). */
const NOT_AVAILABLE = 'NA';

/** Longest run of white space that is looked at; a longer one is no empty value but an oddity of its own. */
const MAX_BLANK_LENGTH = 1_000;

/** Reads `NA`, the empty string, NUL characters and white space as what they are; undefined for everything else. */
export function readAbsent(raw: string): ReadValue | undefined {
  if (raw === NOT_AVAILABLE) return notAvailable(raw, []);
  if (raw === '') return empty(raw, 'empty string', []);
  if (raw.length > MAX_BLANK_LENGTH) return undefined;
  if (/^\0+$/.test(raw)) {
    return empty(raw, 'NUL character', [
      warning(
        'nul-character',
        'The value is a NUL character. A mock provider in wide use sends one for an empty list.',
        'Production sends `[]` for an empty list. Do not parse this as JSON.',
      ),
    ]);
  }
  const value = raw.trim();
  if (value === '')
    return empty(raw, 'white space only', [warning('only-white-space', 'The value is white space only.')]);
  if (value === NOT_AVAILABLE) return notAvailable(raw, [info('padded-na', 'There is white space around `NA`.')]);
  return undefined;
}

/** Whether the string stands for no value at all: `NA`, empty, NUL or white space. */
export function isAbsent(raw: string): boolean {
  return readAbsent(raw) !== undefined;
}

function notAvailable(raw: string, findings: ReadValue['findings']): ReadValue {
  return { parsed: { kind: 'not-available', raw }, readAs: 'NA: no value held', findings };
}

function empty(raw: string, readAs: string, findings: ReadValue['findings']): ReadValue {
  return { parsed: { kind: 'empty', raw }, readAs, findings };
}
