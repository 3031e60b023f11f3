import { checkNric } from '../nric.js';
import type { ReadValue } from '../types.js';
import { textValue, trimmed, warning } from './finding.js';

/** Reads the last four characters of an NRIC or FIN behind five asterisks. */
export function readMaskedNric(raw: string): ReadValue {
  const { value, findings } = trimmed(raw);
  if (/^\*{5}\d{3}[A-Z]$/.test(value)) return textValue(raw, 'last four of NRIC or FIN', findings);
  if (checkNric(value).kind !== undefined) {
    const finding = warning(
      'unmasked-nric',
      'The whole NRIC or FIN came where only its last four characters were due.',
      'Keep the last four characters only.',
    );
    return textValue(raw, 'NRIC or FIN, not masked', [...findings, finding]);
  }
  const finding = warning(
    'masked-nric-format',
    'Expected five asterisks, three digits and a letter; this is not that.',
  );
  return textValue(raw, 'not a masked NRIC', [...findings, finding]);
}
