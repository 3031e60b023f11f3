import type { Random } from './random.js';
import { scrambleDigits, scrambleRun, scrambleText } from './scramble.js';

/** Words that say how a name is put together, not whose it is. */
const NAME_WORDS = new Set(['BIN', 'BINTE', 'BINTI', 'S/O', 'D/O', 'A/L', 'A/P', 'VAN', 'VON', 'DE', 'ALIAS']);
/** Words that say what stands beside them, and are no part of a street's name. */
const PLACE_WORDS = new Set(['APT', 'BLK', 'BLOCK', 'FLOOR', 'SINGAPORE', 'UNIT']);
/** Words that the names of many streets share. */
const ADDRESS_WORDS = new Set(
  (
    'AVE AVENUE BLDG BUILDING CENTRAL CIRCLE CLOSE COURT CRESCENT DRIVE EAST GARDENS GREEN GROVE HEIGHTS ' +
    'HILL JALAN LANE LINK LORONG LOOP NORTH PARK PLACE RD RISE ROAD SOUTH SQUARE ST STREET TERRACE TOWER ' +
    'VIEW WALK WAY WEST'
  ).split(' '),
);

/** Words of the field in question, among which a value can be exchanged for another; by scope or name of the attribute. */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  race: ['CHINESE', 'MALAY', 'INDIAN', 'EURASIAN', 'JAVANESE', 'SIKH', 'THAI', 'FILIPINO', 'CAUCASIAN'],
  dialect: ['HOKKIEN', 'TEOCHEW', 'CANTONESE', 'HAKKA', 'HAINANESE', 'FOOCHOW', 'MALAY', 'TAMIL'],
  nationality: ['SINGAPOREAN', 'MALAYSIAN', 'INDONESIAN', 'INDIAN', 'CHINESE', 'FILIPINO', 'BRITISH', 'AUSTRALIAN'],
  country: ['SINGAPORE', 'MALAYSIA', 'INDONESIA', 'INDIA', 'CHINA', 'PHILIPPINES', 'AUSTRALIA', 'UNITED KINGDOM'],
  marital: ['SINGLE', 'MARRIED', 'WIDOWED', 'DIVORCED'],
  life: ['ALIVE', 'DECEASED'],
  requirement: ['Minimum vaccination for preschool admission', 'Minimum vaccination for primary school admission'],
};

const FIELDS: Readonly<Record<string, keyof typeof VOCABULARIES>> = {
  'myinfo.race': 'race',
  race: 'race',
  secondary_race: 'race',
  'myinfo.dialect': 'dialect',
  'myinfo.nationality': 'nationality',
  nationality: 'nationality',
  'myinfo.birth_country': 'country',
  'myinfo.country_of_marriage': 'country',
  'myinfo.marital_status': 'marital',
  life_status: 'life',
  requirement: 'requirement',
};

/** The words a field is known to hold; empty where it holds free text. `field` is a scope or an attribute's name. */
function vocabularyOf(field: string): readonly string[] {
  const name = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
  return name === undefined ? [] : (VOCABULARIES[name] ?? []);
}

/** Another word of the field's own where it is one of those, else text of the same length. */
export function syntheticText(field: string, raw: string, random: Random): string {
  const [first, ...others] = vocabularyOf(field);
  if (first === undefined || !isWordOf(field, raw)) return scrambleText(raw, random);
  // One of two says nothing of a person, and the other may say what is rarely so.
  if (others.length === 1) return raw;
  // Any of them: what is surely not the real one would tell of it.
  return raw.replace(raw.trim(), () => random.pick([first, ...others]));
}

/** Whether a value is one of the words that its field is known to hold. */
export function isWordOf(field: string, raw: string): boolean {
  return vocabularyOf(field).includes(raw.trim());
}

/** A name of words of the same lengths; words such as BIN stay. */
export function syntheticName(raw: string, random: Random): string {
  const numbered = raw.replace(/\p{N}/gu, (digit) => scrambleRun(digit, random));
  return exceptFor(NAME_WORDS, numbered, random);
}

/** An address of the same form, in a postal sector that is not in use. Lines are parted as they were. */
export function syntheticAddress(raw: string, random: Random): string {
  return raw
    .split(/(\r\n|\n|\r|\\r\\n|\\n)/)
    .map((line, at) => (at % 2 === 1 ? line : syntheticLine(line, random)))
    .join('');
}

function syntheticLine(line: string, random: Random): string {
  const numbered = line
    .replace(/\d+/g, (digits) =>
      digits.length === 6 ? `00${scrambleDigits('0000', random)}` : scrambleDigits(digits, random),
    )
    .replace(/[^\P{N}\d]/gu, (digit) => scrambleRun(digit, random));
  return exceptFor(keptWords(line), numbered, random);
}

/** Words such as PARK ROAD may be all there is of a street's name: kept are those of them that a name stands beside. */
function keptWords(line: string): ReadonlySet<string> {
  const words = (line.match(/\p{L}+/gu) ?? []).map((word) => word.toUpperCase());
  const isNamed = words.some((word) => !ADDRESS_WORDS.has(word) && !PLACE_WORDS.has(word));
  return isNamed ? new Set([...ADDRESS_WORDS, ...PLACE_WORDS]) : PLACE_WORDS;
}

function exceptFor(kept: ReadonlySet<string>, text: string, random: Random): string {
  return text.replace(/[\p{L}]\/[\p{L}](?!\p{L})|\p{L}+/gu, (word) =>
    kept.has(word.toUpperCase()) ? word : word.replace(/\p{L}+/gu, (run) => scrambleRun(run, random)),
  );
}
