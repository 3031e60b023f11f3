import { dayBefore, type Span } from './dates.js';

/** How much of a date is on record. */
export type DatePrecision = 'YYYY' | 'YYYY-MM' | 'YYYY-MM-DD';

/**
 * A date in a persona's values that stays as far from today as it is: `{{today-41y-120d}}`, `{{today+6y}}`, and with
 * `|YYYY-MM` or `|YYYY` only as exact as that. It may stand anywhere in a value, inside a list of records too.
 */
const RELATIVE_DATE = /\{\{today(?:([+-]\d{1,4})y)?(?:([+-]\d{1,5})d)?(?:\|(YYYY(?:-MM(?:-DD)?)?))?\}\}/g;

/** A day so long ago, to be written into a persona's values. */
export function ago({ years = 0, days = 0 }: Span, precision: DatePrecision = 'YYYY-MM-DD'): string {
  const span = `${signed(-years, 'y')}${signed(-days, 'd')}`;
  return `{{today${span}${precision === 'YYYY-MM-DD' ? '' : `|${precision}`}}}`;
}

/** A day so far ahead. */
export function ahead({ years = 0, days = 0 }: Span): string {
  return ago({ years: -years, days: -days });
}

/** Replaces every relative date in a text by the day it is; `now` in milliseconds since the epoch. */
export function withDates(text: string, now: number): string {
  return text.replace(
    RELATIVE_DATE,
    (_whole, years: string | undefined, days: string | undefined, precision: string | undefined) =>
      dayBefore(now, { years: -Number(years ?? 0), days: -Number(days ?? 0) }).slice(
        0,
        (precision ?? 'YYYY-MM-DD').length,
      ),
  );
}

/** Whether something is left that looks as if it were meant as a relative date and is none. */
export function hasBrokenDate(text: string): boolean {
  return /\{\{\s*today/i.test(text.replace(RELATIVE_DATE, ''));
}

function signed(count: number, unit: 'y' | 'd'): string {
  if (count === 0) return '';
  return `${count > 0 ? '+' : ''}${count}${unit}`;
}
