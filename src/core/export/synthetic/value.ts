import { apparentType, findForeignFormat, hasCommonValue, isKnownWord } from '../../catalogue/looks-like.js';
import { isAbsent } from '../../catalogue/parse/absent.js';
import { readBoolean, readRecordBoolean } from '../../catalogue/parse/boolean.js';
import { parseRecordsJson } from '../../catalogue/parse/record-json.js';
import { readUnknownValue, readValue } from '../../catalogue/parse.js';
import { isShownUnmasked } from '../../catalogue/shown-unmasked.js';
import type { ReadValue, RecordAttribute, ScopeDefinition, ValueType } from '../../catalogue/types.js';
import { type DatePlan, syntheticDate } from './dates.js';
import {
  syntheticEmail,
  syntheticMaskedNric,
  syntheticMobile,
  syntheticMobileWithCountryCode,
  syntheticNric,
  syntheticNumber,
} from './identifiers.js';
import { type Random, seededRandom } from './random.js';
import { syntheticRecords } from './records.js';
import { blotOut, scrambleText } from './scramble.js';
import { isWordOf, syntheticAddress, syntheticName, syntheticText } from './words.js';

/** What the values of one person have in common. */
export interface Person {
  readonly seed: string;
  readonly dates: DatePlan;
  /** Made up before the values that are computed from them; undefined where those do not belong together. */
  readonly nric?: string | undefined;
  readonly mobile?: string | undefined;
}

/** How often a value is made up anew where it does not read like the one it stands for. */
const MAX_ATTEMPTS = 60;

/**
 * A made-up value that reads as `raw` does: the same type, verdict, findings, number of records and, but for words that
 * are exchanged for others of their field, the same length. What says that there is none, plain values of low
 * sensitivity, and booleans stay. It depends on the seed, the scope and the shape of `raw`, never on its content.
 *
 * `definition` is undefined for a scope that the data catalogue does not have.
 */
export function syntheticValue(
  scope: string,
  definition: ScopeDefinition | undefined,
  raw: string,
  person: Person,
): string {
  if (!isMadeUp(definition, raw)) return raw;
  const wanted = outlineOf(definition, raw);
  const shares = mayRepeat(scope, definition, raw) ? isUntouched : sharesParts;
  let made = raw;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const random = seededRandom(`${person.seed}\n${scope}\n${attempt}`);
    made = madeUp(scope, definition, raw, person, random);
    if (!shares(raw, made) && outlineOf(definition, made) === wanted) return made;
  }
  return shares(raw, made) ? blotOut(raw) : made;
}

/** Whether a value is exchanged at all; what says that there is none, or nothing of a person, is not. */
export function isMadeUp(definition: ScopeDefinition | undefined, raw: string): boolean {
  return !isShownUnmasked(definition, raw) && !saysNothing(definition, raw);
}

/**
 * Whether what is made up may be the real value by chance: a date, a word of a list. Were it always another one, the
 * seed would tell which one it cannot be, and with luck which one it is.
 */
function mayRepeat(scope: string, definition: ScopeDefinition | undefined, raw: string): boolean {
  const type = typeOf(definition, raw);
  return type === 'date' || type === 'partial-date' || (type === 'text' && isWordOf(scope, raw));
}

/** Whether there was nothing in it to exchange. */
function isUntouched(raw: string, made: string): boolean {
  return raw === made && !/[\p{L}\p{N}]/u.test(raw);
}

/** How a value reads, in one string. */
function outlineOf(definition: ScopeDefinition | undefined, raw: string): string {
  const { parsed, readAs, findings }: ReadValue =
    definition === undefined ? readUnknownValue(raw) : readValue(definition, raw);
  return JSON.stringify([parsed.kind, readAs, findings.map(({ id, message }) => [id, message])]);
}

function madeUp(
  scope: string,
  definition: ScopeDefinition | undefined,
  raw: string,
  person: Person,
  random: Random,
): string {
  const type = typeOf(definition, raw);
  if (type !== 'records') return madeScalar(type, scope, raw, person, random);
  return syntheticRecords(definition?.attributes ?? [], raw, random, (value, attribute) =>
    madeAttribute(value, attribute, person, random),
  );
}

/** The type of its field, unless the value has the format of another. */
function typeOf(definition: ScopeDefinition | undefined, raw: string): ValueType {
  if (definition !== undefined && findForeignFormat(definition, raw) === undefined) return definition.type;
  return apparentType(raw) ?? definition?.type ?? 'text';
}

function madeAttribute(value: string, attribute: RecordAttribute | undefined, person: Person, random: Random): string {
  if (isAbsent(value)) return value;
  if (attribute === undefined || attribute.type === 'records') return scrambleText(value, random);
  if (isShownUnmasked(attribute, value)) return value;
  if (attribute.type === 'boolean' && readRecordBoolean(value).parsed.kind === 'boolean') return value;
  // No other value depends on a date in a record, so that each is made up on its own.
  const alone = { ...person, dates: { today: person.dates.today } };
  const made = madeScalar(attribute.type, attribute.name, value, alone, random);
  return made === value && attribute.sensitivity === 'identifying' ? blotOut(value) : made;
}

function madeScalar(
  type: Exclude<ValueType, 'records'>,
  field: string,
  raw: string,
  person: Person,
  random: Random,
): string {
  switch (type) {
    case 'nric':
      return field === 'myinfo.nric_number' && person.nric !== undefined ? person.nric : syntheticNric(raw, random);
    case 'masked-nric':
      return syntheticMaskedNric(raw, person.nric, random);
    case 'passport-number':
      return syntheticNumber(raw, random);
    case 'date':
    case 'partial-date':
      return syntheticDate(raw, field.endsWith('date_of_birth'), person.dates, random);
    case 'mobile':
      return field === 'myinfo.mobile_number' && person.mobile !== undefined
        ? person.mobile
        : syntheticMobile(raw, random);
    case 'mobile-with-country-code':
      return syntheticMobileWithCountryCode(raw, person.mobile, random);
    case 'email':
      return syntheticEmail(raw, random);
    case 'address':
      return syntheticAddress(raw, random);
    case 'name':
      return syntheticName(raw, random);
    case 'text':
      return field === 'vehicle_number' ? syntheticNumber(raw, random) : syntheticText(field, raw, random);
    default:
      return scrambleText(raw, random);
  }
}

/** Booleans, and words of a list that strayed into another field, say nothing of a person. */
function saysNothing(definition: ScopeDefinition | undefined, raw: string): boolean {
  if (readBoolean(raw).parsed.kind === 'boolean' && !/\d/.test(raw)) return true;
  const value = raw.trim();
  if (!isKnownWord(value)) return false;
  return definition === undefined || definition.sensitivity === 'low' || !hasCommonValue(definition, value);
}

/** Parts from this length tell of a person, shorter ones occur by chance. In UTF-16 code units. */
const MIN_PART = 4;

/** Whether the whole value is left, or a part of it that only it would have: a line, or a word with a digit in it. */
function sharesParts(raw: string, made: string): boolean {
  // Each member of a list was made up on its own; in a long one some will be alike by chance.
  if (/^\s*["[{]/.test(raw) && parseRecordsJson(raw).ok) return false;
  if (raw === made) return true;
  const parts = raw.split(/[\s"',:[\]{}@]+|\\n/).filter((part) => part.length >= MIN_PART && /\d/.test(part));
  return parts.some((part) => made.includes(part));
}
