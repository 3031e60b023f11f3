/** A date as far as it is known. Months from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The number of days of a month, from 1, in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the date, `impossible` where the calendar has none such, else undefined. */
export function parseCalendarDate(text: string): CalendarDate | 'impossible' | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = match[2] === undefined ? undefined : Number(match[2]);
  const day = match[3] === undefined ? undefined : Number(match[3]);
  if (year === 0) return 'impossible';
  if (month !== undefined && (month < 1 || month > 12)) return 'impossible';
  if (month !== undefined && day !== undefined && (day < 1 || day > daysInMonth(year, month))) return 'impossible';
  return { year, month, day };
}

/** A date in words, saying what is not known: `27 March 1985`, `1965, month and day not known`. */
export function dateInWords({ year, month, day }: CalendarDate): string {
  const monthName = month === undefined ? undefined : MONTHS[month - 1];
  if (monthName === undefined) return `${year}, month and day not known`;
  return day === undefined ? `${monthName} ${year}, day not known` : `${day} ${monthName} ${year}`;
}
