import type { Finding, RecordAttribute } from '../types.js';
import { visibleText } from '../visible-text.js';
import { isAbsent } from './absent.js';
import { readRecordBoolean } from './boolean.js';
import { info, MAX_SHOWN_LENGTH, warning } from './finding.js';
import { scalarReaders } from './scalar.js';

/** One value of a record that is not a list of records: its text as it can be drawn, and what is odd about it. */
export interface CellText {
  readonly text: string;
  readonly findings: readonly Finding[];
}

const NONE: readonly Finding[] = [];
const NA_INSIDE: readonly Finding[] = [
  info(
    'na-in-record',
    '`NA` stands in the record: nothing is held.',
    'Look for it in every member, not only in the whole value.',
  ),
];

/** Reads a member of a record; `attribute` is undefined where the key is not documented. */
export function readCell(value: unknown, attribute: RecordAttribute | undefined): CellText {
  if (typeof value !== 'string') return otherThanString(value);
  const text = shown(value);
  if (attribute !== undefined && value.trim() === 'NA') return { text, findings: NA_INSIDE };
  if (attribute === undefined || isAbsent(value)) return { text, findings: NONE };
  if (attribute.type === 'records') {
    return { text, findings: [warning('nested-not-a-list', 'Expected a list of records; a string came.')] };
  }
  const read = attribute.type === 'boolean' ? readRecordBoolean(value) : scalarReaders[attribute.type](value);
  return { text, findings: read.findings };
}

/** A date of a record in words, as those of their own are; undefined where the attribute is no date, or the text none. */
export function dateInCell(text: string, { type }: RecordAttribute): string | undefined {
  if (type !== 'date' && type !== 'partial-date') return undefined;
  const { parsed } = scalarReaders[type](text);
  return parsed.kind === 'date' ? parsed.display : undefined;
}

function otherThanString(value: unknown): CellText {
  if (value === null) {
    return { text: '', findings: [info('null-value', 'The value is JSON null, not a string.')] };
  }
  const text = shown(typeof value === 'object' ? JSON.stringify(value) : String(value));
  return { text, findings: [warning('not-a-string', 'The value is not a string, though every documented one is.')] };
}

function shown(text: string): string {
  return visibleText(text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text);
}
