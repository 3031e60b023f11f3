import { SCOPES } from './catalogue.js';
import { checkNric } from './nric.js';
import { addressLines } from './parse/address.js';
import { parseCalendarDate } from './parse/calendar.js';
import { isEmail } from './parse/email.js';
import { warning } from './parse/finding.js';
import type { Finding, RecordAttribute, ScopeDefinition, ValueType } from './types.js';

/** A longer string is not taken for another field's, lists of records aside. In UTF-16 code units. */
const MAX_LENGTH = 500;

/** Formats that hardly any value of another type has by chance, with the name they are known by. */
const LOOKS: readonly {
  readonly type: ValueType;
  readonly name: string;
  readonly fits: (value: string) => boolean;
}[] = [
  { type: 'nric', name: 'an NRIC or FIN', fits: (value) => checkNric(value).valid },
  {
    type: 'masked-nric',
    name: 'the last four characters of an NRIC',
    fits: (value) => /^\*{5}\d{3}[A-Z]$/.test(value),
  },
  { type: 'date', name: 'a date', fits: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isDate(value) },
  { type: 'email', name: 'an e-mail address', fits: isEmail },
  { type: 'mobile-with-country-code', name: 'a mobile number', fits: (value) => /^\+\d{1,3} \d{4,14}$/.test(value) },
  { type: 'mobile', name: 'a mobile number', fits: (value) => /^[89]\d{7}$/.test(value) },
  { type: 'boolean', name: 'a boolean', fits: (value) => value === 'true' || value === 'false' },
  { type: 'passport-number', name: 'a passport number', fits: (value) => /^[A-Z]\d{7,8}[A-Z]$/.test(value) },
  { type: 'address', name: 'an address', fits: (value) => addressLines(value.trim()).length > 1 },
  { type: 'number', name: 'a small number', fits: (value) => /^\d{1,3}$/.test(value) },
];

/** Types that share a format, or whose own format may hold the other by rights. */
const COMPATIBLE: Readonly<Partial<Record<ValueType, readonly ValueType[]>>> = {
  'partial-date': ['date'],
  'passport-number': ['mobile'],
  nric: ['passport-number'],
};

/**
 * A finding where a value has the format of another field, as it has when two fields' ciphertexts were swapped: nothing
 * in the payload binds a value to its field name. Undefined where it has not.
 */
export function findForeignFormat(definition: ScopeDefinition | RecordAttribute, raw: string): Finding | undefined {
  const name = foreignFormat(definition, raw);
  if (name === undefined) return undefined;
  return warning(
    'looks-like-another-field',
    `The value looks like ${name}, which this field does not hold.`,
    'Nothing binds a value to its field: two values may have been swapped, by mistake or on the way.',
  );
}

/** The type whose format a value has, whatever field it stands in; undefined where it is none's in particular. */
export function apparentType(raw: string): ValueType | undefined {
  if (looksLikeRecords(raw)) return 'records';
  if (raw.length > MAX_LENGTH) return undefined;
  const value = raw.trim();
  return LOOKS.find(({ fits }) => fits(value))?.type;
}

/** Whether the value is a word of a list, such as `MARRIED`, in any case: of whatever field. */
export function isKnownWord(value: string): boolean {
  return wordOwners().has(value.toUpperCase());
}

/** The name of the other format that a value has; undefined where it has none. */
function foreignFormat(definition: ScopeDefinition | RecordAttribute, raw: string): string | undefined {
  if (definition.type !== 'records' && looksLikeRecords(raw)) return 'a list of records';
  if (raw.length > MAX_LENGTH) return undefined;
  const value = raw.trim();
  const look = LOOKS.find(({ fits }) => fits(value));
  if (look !== undefined) {
    if (look.type === definition.type || COMPATIBLE[definition.type]?.includes(look.type)) return undefined;
    return ownFormatIsDigits(definition) && /^\d+$/.test(value) ? undefined : look.name;
  }
  const owner = ownerOfWord(value);
  const isOwn = owner === undefined || owner === definition || hasCommonValue(definition, value);
  return isOwn ? undefined : `a value of “${owner.label}”`;
}

/** Whether the value is one of those known to occur in the field, in any case. */
export function hasCommonValue(definition: ScopeDefinition | RecordAttribute, value: string): boolean {
  const wanted = value.toUpperCase();
  return definition.commonValues?.some((common) => common.toUpperCase() === wanted) ?? false;
}

function isDate(value: string): boolean {
  return typeof parseCalendarDate(value) === 'object';
}

function looksLikeRecords(raw: string): boolean {
  return /^\s{0,8}\[\s{0,8}(?:\{\s{0,8}"|\]\s{0,8}$)/.test(raw);
}

/** Certificate numbers are digits of no fixed length: a mobile or a small number is nothing odd there. */
function ownFormatIsDigits(definition: ScopeDefinition | RecordAttribute): boolean {
  return 'example' in definition && /^\d+$/.test(definition.example);
}

/** The one scope that a word belongs to, such as `MARRIED`; words that several scopes share belong to none. */
function ownerOfWord(value: string): ScopeDefinition | undefined {
  return wordOwners().get(value.toUpperCase()) ?? undefined;
}

let owners: ReadonlyMap<string, ScopeDefinition | null> | undefined;

function wordOwners(): ReadonlyMap<string, ScopeDefinition | null> {
  if (owners !== undefined) return owners;
  const made = new Map<string, ScopeDefinition | null>();
  for (const definition of SCOPES) {
    for (const word of definition.commonValues ?? []) {
      const key = word.toUpperCase();
      made.set(key, made.has(key) ? null : definition);
    }
  }
  owners = made;
  return made;
}
