import { checkNric } from '../nric.js';
import type { Finding, ReadValue } from '../types.js';
import { info, textValue, trimmed, warning } from './finding.js';

/** Reads an NRIC or FIN. A checksum that does not hold is a warning, never a refusal: sgID's own sample has one. */
export function readNric(raw: string): ReadValue {
  const { value, findings } = trimmed(raw);
  const capitals = value.length > 32 ? value : value.toUpperCase();
  const check = checkNric(capitals);
  const all: Finding[] = [...findings];
  if (check.kind === undefined) {
    all.push(
      warning('nric-format', 'An NRIC or FIN is a letter of S, T, F, G or M, seven digits and a letter; this is not.'),
    );
    return textValue(raw, 'not an NRIC or FIN', all);
  }
  if (capitals !== value) all.push(info('nric-lower-case', 'The NRIC or FIN is not in capitals.'));
  if (check.valid) return textValue(raw, `${check.kind}, checksum holds`, all);
  all.push(
    warning(
      'nric-checksum',
      'The last letter does not fit the digits.',
      'Made-up test data often has this. In production it means that the value was altered or mistyped.',
    ),
  );
  return textValue(raw, `${check.kind}, checksum does not hold`, all);
}
