import { addressLines } from './parse/address.js';
import { attributeMatcher } from './parse/attribute-names.js';
import { parseCalendarDate } from './parse/calendar.js';
import { isJsonRecord, type JsonRecord, parseRecordsJson } from './parse/record-json.js';
import { isShownUnmasked } from './shown-unmasked.js';
import type { RecordAttribute, ScopeDefinition, ValueType } from './types.js';

/** What stands for a masked text. */
const MASKED = 'MASKED';

/** A list longer than this is cut in a masked sample: the shape is what it is for. */
const MAX_SAMPLE_RECORDS = 1_000;

/** Stand-ins with the shape of their type. None can be taken for a person's own. */
const STAND_INS: Readonly<Partial<Record<ValueType, string>>> = {
  nric: 'XXXXXXXXX',
  'masked-nric': '*****XXXX',
  'passport-number': 'XXXXXXXXX',
  mobile: 'XXXXXXXX',
  'mobile-with-country-code': '+65 XXXXXXXX',
  email: 'masked@masked.example',
};

/**
 * A value as a masked sample payload has it: the shape is kept so that a parser works, the content is not.
 *
 * `NA`, the empty string, an empty list and plain values of low sensitivity stay. Dates become `XXXX-XX-XX` at the
 * precision they came with, e-mail addresses `masked@masked.example`, addresses as many lines as they had, lists stay
 * stringified JSON with every sensitive member masked and undocumented keys renamed `undocumented_1` and so on; all
 * else becomes `XXXXXXXX` or `MASKED`. No character of a sensitive value is left, the tail of an NRIC included.
 */
export function maskForSample(definition: ScopeDefinition | undefined, raw: string): string {
  if (isShownUnmasked(definition, raw)) return raw;
  if (definition === undefined) return MASKED;
  return definition.type === 'records'
    ? maskedList(definition.attributes ?? [], raw)
    : maskedScalar(definition.type, raw);
}

function maskedScalar(type: ValueType, raw: string): string {
  if (type === 'date' || type === 'partial-date') return maskedDate(raw);
  if (type === 'address') return maskedAddress(raw);
  return STAND_INS[type] ?? MASKED;
}

function maskedDate(raw: string): string {
  const date = parseCalendarDate(raw.length > 16 ? '' : raw.trim());
  if (typeof date !== 'object' || date.day !== undefined) return 'XXXX-XX-XX';
  return date.month === undefined ? 'XXXX' : 'XXXX-XX';
}

function maskedAddress(raw: string): string {
  const newline = /[\r\n]/.test(raw) ? '\n' : '\\n';
  return addressLines(raw)
    .slice(0, 6)
    .map(() => 'XXXXXX')
    .join(newline);
}

function maskedList(attributes: readonly RecordAttribute[], raw: string): string {
  const json = parseRecordsJson(raw);
  if (!json.ok) return MASKED;
  return JSON.stringify(maskedRecords(attributes, json.records));
}

function maskedRecords(attributes: readonly RecordAttribute[], records: readonly JsonRecord[]): readonly JsonRecord[] {
  const match = attributeMatcher(attributes);
  return records.slice(0, MAX_SAMPLE_RECORDS).map((record) => maskedRecord(record, match));
}

function maskedRecord(record: JsonRecord, match: ReturnType<typeof attributeMatcher>): JsonRecord {
  const masked = Object.create(null) as Record<string, unknown>;
  let undocumented = 0;
  for (const [key, value] of Object.entries(record)) {
    const found = match(key);
    if (found.known) {
      masked[key] = maskedMember(found.attribute, value);
      continue;
    }
    // A key that nobody documented may itself be personal, a number or a name.
    undocumented += 1;
    masked[`undocumented_${undocumented}`] = MASKED;
  }
  return masked;
}

function maskedMember(attribute: RecordAttribute, value: unknown): unknown {
  if (value === null) return null;
  if (attribute.attributes !== undefined && Array.isArray(value) && value.every(isJsonRecord)) {
    return maskedRecords(attribute.attributes, value);
  }
  if (typeof value !== 'string') return MASKED;
  return isShownUnmasked(attribute, value) ? value : maskedScalar(attribute.type, value);
}
