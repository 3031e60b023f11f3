import type { Finding, ReadValue } from '../types.js';
import { type CalendarDate, dateInWords, parseCalendarDate } from './calendar.js';
import { info, trimmed, unreadable, warning } from './finding.js';

/** Nobody alive was born, married or given a pass before; an earlier year is a mistake. */
const EARLIEST_YEAR = 1850;

/** Reads a whole date, `YYYY-MM-DD`. */
export function readDate(raw: string): ReadValue {
  return readDateAs(raw, false);
}

/** Reads a date of which the day, or month and day, may be unknown: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function readPartialDate(raw: string): ReadValue {
  return readDateAs(raw, true);
}

function readDateAs(raw: string, partialDocumented: boolean): ReadValue {
  const { value, findings } = trimmed(raw);
  const zeroed = withoutZeroParts(value);
  const timed = zeroed.replace(/^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}[\d:.]{0,16}(?:Z|[+-]\d{2}:?\d{2})?$/, '$1');
  const date = parseCalendarDate(timed);
  if (date === undefined) {
    const expected = partialDocumented ? '`YYYY-MM-DD`, `YYYY-MM` or `YYYY`' : '`YYYY-MM-DD`';
    return unreadable(raw, 'not a date', warning('date-format', `Expected ${expected}; this is not that.`), findings);
  }
  if (date === 'impossible') {
    const finding = warning('impossible-date', 'The calendar has no such day.');
    return unreadable(raw, 'impossible date', finding, findings);
  }
  const all = [...findings, ...oddities(date, partialDocumented)];
  if (zeroed !== value) {
    all.push(
      warning('zero-date-parts', 'Month or day is `00`, which stands for not known.', 'Date parsers refuse it.'),
    );
  }
  if (timed !== zeroed) all.push(warning('date-with-time', 'A time of day came with the date; it is left aside.'));
  const precision = date.month === undefined ? 'year' : date.day === undefined ? 'month' : 'day';
  return {
    parsed: { kind: 'date', raw, display: dateInWords(date), precision },
    readAs: precision === 'day' ? 'date' : 'partial date',
    findings: all,
  };
}

/** `1965-00-00` and `1965-08-00` say in another way that a part is not known. */
function withoutZeroParts(value: string): string {
  return value.length === 10 ? value.replace(/^(\d{4})-00-00$/, '$1').replace(/^(\d{4}-\d{2})-00$/, '$1') : value;
}

function oddities(date: CalendarDate, partialDocumented: boolean): Finding[] {
  const found: Finding[] = [];
  if (date.year < EARLIEST_YEAR) found.push(warning('implausible-year', `The year is before ${EARLIEST_YEAR}.`));
  if (date.day !== undefined) return found;
  const missing = date.month === undefined ? 'Month and day are' : 'The day is';
  found.push(
    partialDocumented
      ? info('partial-date', `${missing} not known.`, 'Your code must accept `YYYY` and `YYYY-MM` here.')
      : warning('partial-date-undocumented', `${missing} not given, though this scope promises a whole date.`),
  );
  return found;
}
