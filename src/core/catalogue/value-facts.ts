import { findScope } from './catalogue.js';
import { sourceLabel } from './format.js';
import { hasCommonValue } from './looks-like.js';
import { checkNric } from './nric.js';
import type { ScopeDefinition } from './types.js';
import { visibleText } from './visible-text.js';

/** One thing to know of a value. */
export interface ValueFact {
  readonly label: string;
  readonly value: string;
}

/** Country codes of those who most often have one here, and the number's usual groups. */
const COUNTRIES: Readonly<Record<string, string>> = {
  '1': 'United States or Canada',
  '44': 'United Kingdom',
  '60': 'Malaysia',
  '61': 'Australia',
  '62': 'Indonesia',
  '63': 'Philippines',
  '65': 'Singapore',
  '66': 'Thailand',
  '81': 'Japan',
  '82': 'South Korea',
  '84': 'Vietnam',
  '86': 'China',
  '91': 'India',
  '94': 'Sri Lanka',
  '95': 'Myanmar',
  '852': 'Hong Kong',
  '880': 'Bangladesh',
  '886': 'Taiwan',
};

/** Where a scope comes from, and what it is computed from. They hold whatever its value is. */
export function scopeFacts(definition: ScopeDefinition | undefined): readonly ValueFact[] {
  if (definition === undefined) return [{ label: 'Source', value: 'not in the data catalogue' }];
  const from = definition.derivedFrom;
  return [
    { label: 'Source', value: sourceLabel(definition.source) },
    ...(from === undefined ? [] : [{ label: 'Computed from', value: `${findScope(from)?.label ?? from}, ${from}` }]),
  ];
}

/**
 * What a value says besides itself: who an NRIC is given to and whether its checksum holds, the country of a telephone
 * number, what a masked identifier hides. Each is safe to draw. Empty where there is nothing to add.
 */
export function valueFacts(definition: ScopeDefinition | undefined, raw: string): readonly ValueFact[] {
  if (raw.length > MAX_LENGTH) return [];
  const value = raw.trim();
  switch (definition?.type) {
    case 'nric':
      return nricFacts(value);
    case 'masked-nric':
      return /^\*{5}\d{3}[A-Z]$/.test(value)
        ? [{ label: 'Hidden', value: 'five of nine characters, by sgID: it cannot be revealed' }]
        : [];
    case 'mobile':
      return /^\d{8}$/.test(value) ? [{ label: 'Number', value: grouped(value) }] : [];
    case 'mobile-with-country-code':
      return mobileFacts(value);
    case 'boolean':
      return [{ label: 'As sent', value: visibleText(raw) }];
    case 'text':
      return hasCommonValue(definition, value)
        ? [{ label: 'Word', value: 'one that this field is known to hold' }]
        : [];
    default:
      return [];
  }
}

const MAX_LENGTH = 200;

function nricFacts(value: string): readonly ValueFact[] {
  const check = checkNric(value.toUpperCase());
  if (check.kind === undefined || check.type === undefined) return [];
  return [
    { label: 'Kind', value: `${check.kind}: ${check.type}` },
    { label: 'Checksum', value: check.valid ? 'holds' : 'does not hold' },
  ];
}

function mobileFacts(value: string): readonly ValueFact[] {
  const match = /^\+(\d{1,3}) (\d{4,14})$/.exec(value);
  if (match === null) return [];
  const [, code = '', number = ''] = match;
  return [
    { label: 'Country', value: `+${code}, ${COUNTRIES[code] ?? 'not one of those known here'}` },
    { label: 'Number', value: grouped(number) },
  ];
}

/** Digits in groups of four from the end, as numbers in Singapore are written. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{4})+$)/g, ' ');
}
