import { checkNric } from './nric.js';
import { addressLines } from './parse/address.js';
import { isEmail } from './parse/email.js';
import { parseRecordsJson } from './parse/record-json.js';
import { isShownUnmasked } from './shown-unmasked.js';
import type { ScopeDefinition } from './types.js';
import { visibleText } from './visible-text.js';

/** What stands for a value of which nothing may be seen, whatever its length. */
export const FULL_MASK = '••••••••';

const MAX_MASKED_LINES = 6;

/**
 * What the window and the terminal may show of a value before it is revealed.
 *
 * Shown as they are: `NA`, the empty string, an empty list, and plain values of low sensitivity. Seen of the others: the
 * last four characters of a well-formed NRIC or FIN, the domain of a well-formed e-mail address, the country code of a
 * well-formed mobile number, the number of lines of an address and of records of a list; nothing else, not even the
 * length. `definition` is undefined for a scope that the data catalogue does not have.
 */
export function maskForDisplay(definition: ScopeDefinition | undefined, raw: string): string {
  if (isShownUnmasked(definition, raw)) return visibleText(raw);
  switch (definition?.type) {
    case 'nric':
      return checkNric(raw).kind === undefined ? FULL_MASK : `•••••${raw.slice(-4)}`;
    case 'date':
    case 'partial-date':
      return '••••-••-••';
    case 'email':
      return maskedEmail(raw);
    case 'mobile-with-country-code':
      return /^\+65 \d{8}$/.test(raw) ? '+65 ••••••••' : FULL_MASK;
    case 'address':
      return addressLines(raw)
        .slice(0, MAX_MASKED_LINES)
        .map(() => '•••')
        .join('\n');
    case 'records':
      return maskedRecords(raw);
    default:
      return FULL_MASK;
  }
}

/** The domain is seen: it tells a work address from a private one. */
function maskedEmail(raw: string): string {
  const value = raw.trim();
  return isEmail(value) ? `••••••${value.slice(value.lastIndexOf('@'))}` : FULL_MASK;
}

function maskedRecords(raw: string): string {
  const json = parseRecordsJson(raw);
  if (!json.ok) return FULL_MASK;
  return json.records.length === 1 ? '1 record, masked' : `${json.records.length} records, masked`;
}
