import { daysInMonth, parseCalendarDate } from './calendar.js';

const MS_PER_DAY = 86_400_000;
const SINGAPORE_OFFSET_MS = 8 * 3_600_000;

/** The first and the last day that a date may mean, in days since 1970-01-01. */
export interface DateRange {
  readonly first: number;
  readonly last: number;
}

/** The days that `YYYY-MM-DD`, `YYYY-MM` or `YYYY` may mean; undefined where the text is no date. */
export function parseDateRange(text: string): DateRange | undefined {
  const date = parseCalendarDate(text);
  if (date === undefined || date === 'impossible') return undefined;
  const { year, month, day } = date;
  const lastMonth = month ?? 12;
  return {
    first: dayNumber(year, month ?? 1, day ?? 1),
    last: dayNumber(year, lastMonth, day ?? daysInMonth(year, lastMonth)),
  };
}

/** The day it is in Singapore, in days since 1970-01-01. `now` is in milliseconds since the epoch. */
export function singaporeDay(now: number): number {
  return Math.floor((now + SINGAPORE_OFFSET_MS) / MS_PER_DAY);
}

/** The same day some years later; 29 February becomes 1 March where there is none. Days since 1970-01-01. */
export function yearsLater(day: number, years: number): number {
  const date = new Date(day * MS_PER_DAY);
  return dayNumber(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate());
}

function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  // Date.UTC takes years under 100 for the twentieth century.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / MS_PER_DAY;
}
