import type { ReadValue } from '../types.js';
import { trimmed, unreadable, warning } from './finding.js';

/** Nobody holds as many posts; a larger number is another field's. */
const LARGEST_COUNT = 999;

/** Reads a count: a whole number in a string, not negative. */
export function readNumber(raw: string): ReadValue {
  const { value, findings } = trimmed(raw);
  const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) {
    const finding = warning('number-format', 'Expected a whole number in digits; this is not that.');
    return unreadable(raw, 'not a number', finding, findings);
  }
  const zeros = String(number) === value ? [] : [warning('leading-zeros', 'The number has zeros in front.')];
  const large =
    number > LARGEST_COUNT ? [warning('implausible-number', `A count over ${LARGEST_COUNT} is not plausible.`)] : [];
  return {
    parsed: { kind: 'number', raw, value: number, display: String(number) },
    readAs: 'number',
    findings: [...findings, ...zeros, ...large],
  };
}
