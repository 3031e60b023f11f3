import { attributeMatcher } from '../../catalogue/parse/attribute-names.js';
import { isJsonRecord, type JsonRecord, parseRecordsJson } from '../../catalogue/parse/record-json.js';
import type { RecordAttribute } from '../../catalogue/types.js';
import type { Random } from './random.js';
import { scrambleText } from './scramble.js';

/** Makes up one member of a record; `attribute` is undefined where the key is not documented. */
export type MakeMember = (value: string, attribute: RecordAttribute | undefined, at: number) => string;

/**
 * A stringified list with as many records and the same members: documented keys as they were spelled, others renamed;
 * strings made up, numbers exchanged for numbers, booleans and null as they were. What is no list of records is
 * scrambled, its punctuation left.
 */
export function syntheticRecords(
  attributes: readonly RecordAttribute[],
  raw: string,
  random: Random,
  make: MakeMember,
): string {
  const json = parseRecordsJson(raw);
  if (!json.ok) return scrambleText(raw, random);
  const made = json.records.map((record, at) =>
    madeRecord(attributes, record, random, (value, attribute) => make(value, attribute, at)),
  );
  if (json.oddity === 'single-record') return JSON.stringify(made[0]);
  return json.oddity === 'encoded-twice' ? JSON.stringify(JSON.stringify(made)) : JSON.stringify(made);
}

type MakeOne = (value: string, attribute: RecordAttribute | undefined) => string;

function madeRecord(
  attributes: readonly RecordAttribute[],
  record: JsonRecord,
  random: Random,
  make: MakeOne,
): JsonRecord {
  const match = attributeMatcher(attributes);
  const made = Object.create(null) as Record<string, unknown>;
  let undocumented = 0;
  for (const [key, value] of Object.entries(record)) {
    const found = match(key);
    // A key that nobody documented may itself be personal, a number or a name.
    if (!found.known) undocumented += 1;
    const name = found.known ? key : `undocumented_${undocumented}`;
    made[name] = madeMember(value, found.known ? found.attribute : undefined, random, make);
  }
  return made;
}

function madeMember(value: unknown, attribute: RecordAttribute | undefined, random: Random, make: MakeOne): unknown {
  if (typeof value === 'string') return make(value, attribute);
  if (typeof value === 'number') return madeNumber(value, random);
  if (Array.isArray(value)) {
    const nested = attribute?.attributes ?? [];
    return value.map((item: unknown) =>
      isJsonRecord(item) ? madeRecord(nested, item, random, make) : madeMember(item, undefined, random, make),
    );
  }
  return isJsonRecord(value) ? madeRecord(attribute?.attributes ?? [], value, random, make) : value;
}

/** A number of as many digits; one that JSON cannot hold so is 0. */
function madeNumber(value: number, random: Random): number {
  const made = Number(scrambleText(String(Math.trunc(value)), random));
  return Number.isFinite(made) ? made : 0;
}
