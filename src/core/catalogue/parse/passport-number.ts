import type { ReadValue } from '../types.js';
import { textValue, trimmed, warning } from './finding.js';

/** Reads a passport number of any country: capitals and digits, at least one digit. */
export function readPassportNumber(raw: string): ReadValue {
  const { value, findings } = trimmed(raw);
  if (/^(?=[A-Z]*\d)[A-Z0-9]{5,20}$/.test(value)) return textValue(raw, 'passport number', findings);
  const finding = warning('passport-format', 'Expected 5 to 20 capitals and digits; this is not that.');
  return textValue(raw, 'not a passport number', [...findings, finding]);
}
