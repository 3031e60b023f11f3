import type { Random } from './random.js';
import { scrambleDigits, scrambleRun, scrambleText } from './scramble.js';

/** Words that say how a name is put together, not whose it is. */
const NAME_WORDS = new Set(['BIN', 'BINTE', 'BINTI', 'S/O', 'D/O', 'A/L', 'A/P', 'VAN', 'VON', 'DE', 'ALIAS']);
/** Words that many addresses share. */
const ADDRESS_WORDS = new Set(
  (
    'APT AVE AVENUE BLDG BLK BLOCK BUILDING CENTRAL CIRCLE CLOSE COURT CRESCENT DRIVE EAST FLOOR GARDENS GREEN GROVE HEIGHTS ' +
    'HILL JALAN LANE LINK LORONG LOOP NORTH PARK PLACE RD RISE ROAD SINGAPORE SOUTH SQUARE ST STREET TERRACE TOWER UNIT ' +
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
  const words = vocabularyOf(field);
  const value = raw.trim();
  const [first, ...others] = words.filter((word) => word !== value);
  if (first === undefined || !words.includes(value)) return scrambleText(raw, random);
  // One of two says nothing of a person, and the other may say what is rarely so.
  if (words.length === 2) return raw;
  return raw.replace(value, () => random.pick([first, ...others]));
}

/** A name of words of the same lengths; words such as BIN stay. */
export function syntheticName(raw: string, random: Random): string {
  return exceptFor(NAME_WORDS, raw, random);
}

/** An address of the same form, in a postal sector that is not in use. Lines are parted as they were. */
export function syntheticAddress(raw: string, random: Random): string {
  return raw
    .split(/(\r\n|\n|\r|\\r\\n|\\n)/)
    .map((line, at) => (at % 2 === 1 ? line : syntheticLine(line, random)))
    .join('');
}

function syntheticLine(line: string, random: Random): string {
  const numbered = line.replace(/\d+/g, (digits) =>
    digits.length === 6 ? `00${scrambleDigits('0000', random)}` : scrambleDigits(digits, random),
  );
  return exceptFor(ADDRESS_WORDS, numbered, random);
}

function exceptFor(kept: ReadonlySet<string>, text: string, random: Random): string {
  return text.replace(/[\p{L}]\/[\p{L}](?!\p{L})|\p{L}+/gu, (word) =>
    kept.has(word.toUpperCase()) ? word : word.replace(/\p{L}+/gu, (run) => scrambleRun(run, random)),
  );
}
