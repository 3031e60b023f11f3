import type { Finding, ReadValue, RecordAttribute, RecordCell } from '../types.js';
import { visibleText } from '../visible-text.js';
import { attributeMatcher } from './attribute-names.js';
import { readCell } from './cell.js';
import { info, unreadable, warning } from './finding.js';
import { FindingTally } from './finding-tally.js';
import { isJsonRecord, type JsonRecord, parseRecordsJson, type RecordsProblem } from './record-json.js';

const PROBLEMS: Readonly<Record<RecordsProblem, Finding>> = {
  'too-deep': warning('records-too-deep', 'The JSON nests deeper than any record does; it was not parsed.'),
  'not-json': warning('records-not-json', 'Expected a stringified JSON list of objects; this is not JSON.'),
  'not-a-list': warning(
    'records-not-a-list',
    'Expected a stringified JSON list of objects; this is JSON of another kind.',
  ),
  'not-records': warning(
    'records-not-objects',
    'Expected a list of objects; some members of the list are something else.',
  ),
};

const ODDITIES = {
  'single-record': warning('single-record', 'A single object came where a list of objects was due.'),
  'encoded-twice': warning('encoded-twice', 'The list is stringified twice.', 'Parse it twice, or ask for the cause.'),
} as const;

const RENAMED = warning(
  'attribute-renamed',
  'The key is not in snake_case, though the documented one is; it was matched to the documented attribute.',
  'Accept both spellings.',
);
const MISSING = info('attribute-missing', 'The attribute is not there.');
const UNDOCUMENTED = info('attribute-undocumented', 'There are attributes that the data catalogue does not list.');
const REPEATED = warning(
  'attribute-repeated',
  'The attribute came under two spellings; the documented one is read, the other is shown beside it.',
);
const LEFT_OUT = warning(
  'attributes-left-out',
  'There are more undocumented attributes than have a column; the rest is in the value as it was decrypted.',
);

/** Columns for attributes that are not documented; a hostile list could have another key in every record. */
const MAX_EXTRA_COLUMNS = 32;

/** Reads a stringified JSON array of objects by its documented attributes. Never throws; what is odd is a finding. */
export function readRecords(attributes: readonly RecordAttribute[], raw: string): ReadValue {
  const json = parseRecordsJson(raw);
  if (!json.ok) return unreadable(raw, 'not a list of records', PROBLEMS[json.problem]);
  const tally = new FindingTally();
  const extra = new Map<string, RecordAttribute>();
  let leftOut = false;
  const rows = json.records.map((record, index) =>
    readRow(record, rowReader(attributes), {
      note: (label, finding) => tally.add(index, label, finding),
      extra: (key) => {
        if (extra.size < MAX_EXTRA_COLUMNS) extra.set(key, undocumentedAttribute(key));
        else if (!extra.has(key)) leftOut = true;
      },
    }),
  );
  const total = rows.length;
  const outside = [...(json.oddity === undefined ? [] : [ODDITIES[json.oddity]]), ...(leftOut ? [LEFT_OUT] : [])];
  return {
    parsed: { kind: 'records', raw, columns: [...attributes, ...extra.values()], rows },
    readAs: total === 0 ? 'empty list' : total === 1 ? '1 record' : `${total} records`,
    findings: [...outside, ...tally.toFindings(total)],
  };
}

interface RowReader {
  readonly attributes: readonly RecordAttribute[];
  readonly match: ReturnType<typeof attributeMatcher>;
}

interface Notes {
  readonly note: (label: string | undefined, finding: Finding) => void;
  readonly extra: (key: string) => void;
}

type Row = Readonly<Record<string, RecordCell>>;

/** One matcher for each list of attributes, not for each of its records. */
const readers = new WeakMap<readonly RecordAttribute[], RowReader>();

function rowReader(attributes: readonly RecordAttribute[]): RowReader {
  const known = readers.get(attributes);
  if (known !== undefined) return known;
  const made = { attributes, match: attributeMatcher(attributes) };
  readers.set(attributes, made);
  return made;
}

function readRow(record: JsonRecord, { attributes, match }: RowReader, notes: Notes): Row {
  const row = emptyRow<RecordCell>();
  const addExtra = (key: string, value: unknown): void => {
    const shownKey = visibleText(key);
    notes.extra(shownKey);
    row[shownKey] = noted(readCell(value, undefined), undefined, notes);
  };
  for (const [key, value] of Object.entries(record)) {
    const found = match(key);
    if (!found.known) {
      notes.note(undefined, UNDOCUMENTED);
      addExtra(key, value);
      continue;
    }
    const { attribute, renamed } = found;
    if (renamed) notes.note(attribute.label, RENAMED);
    if (renamed && (attribute.name in row || Object.hasOwn(record, attribute.name))) {
      notes.note(attribute.label, REPEATED);
      addExtra(key, value);
      continue;
    }
    row[attribute.name] = readMember(value, attribute, notes);
  }
  for (const { name, label } of attributes) if (!(name in row)) notes.note(label, MISSING);
  return row;
}

function readMember(value: unknown, attribute: RecordAttribute, notes: Notes): RecordCell {
  const nested = attribute.attributes;
  if (nested === undefined || !Array.isArray(value) || !value.every(isJsonRecord)) {
    return noted(readCell(value, attribute), attribute.label, notes);
  }
  return value.map((record) => {
    const row = readRow(record, rowReader(nested), {
      note: (label, finding) =>
        notes.note(label === undefined ? attribute.label : `${attribute.label}: ${label}`, finding),
      extra: () => undefined,
    });
    return flattened(row);
  });
}

function noted(cell: ReturnType<typeof readCell>, label: string | undefined, notes: Notes): string {
  for (const finding of cell.findings) notes.note(label, finding);
  return cell.text;
}

/** Nested records hold text alone: the catalogue has no third level. */
function flattened(row: Row): Readonly<Record<string, string>> {
  const flat = emptyRow<string>();
  for (const [key, cell] of Object.entries(row)) flat[key] = typeof cell === 'string' ? cell : `${cell.length} records`;
  return flat;
}

/** Without a prototype a key such as `__proto__` is a key like any other. */
function emptyRow<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

function undocumentedAttribute(key: string): RecordAttribute {
  return { name: key, label: key, type: 'text', sensitivity: 'identifying' };
}
