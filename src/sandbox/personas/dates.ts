const DAY_MS = 86_400_000;

/** Singapore has had this offset from UTC, and no summer time, since 1982. */
const SINGAPORE_OFFSET_MS = 8 * 3_600_000;

/** A span from today, in whole years and then days. */
export interface Span {
  readonly years?: number;
  readonly days?: number;
}

/**
 * The calendar day so long ago in Singapore, as `YYYY-MM-DD`; `now` in milliseconds since the epoch. Years from a leap day
 * that has no like lead to the day before.
 */
export function dayBefore(now: number, { years = 0, days = 0 }: Span): string {
  const today = new Date(now + SINGAPORE_OFFSET_MS);
  const [year, month] = [today.getUTCFullYear() - years, today.getUTCMonth()];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(today.getUTCDate(), lastOfMonth));
  return new Date(midnight - days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Whether somebody born on a day, or in a month or year, has reached an age; undefined where the date is too coarse
 * to tell, or none. Somebody born on a leap day gets older on 1 March of other years.
 */
export function hasReached(age: number, dateOfBirth: string, now: number): boolean | undefined {
  const year = /^(\d{4})(?:-\d\d){0,2}$/.exec(dateOfBirth)?.[1];
  if (year === undefined) return undefined;
  const birthday = `${Number(year) + age}${dateOfBirth.slice(year.length)}`;
  const today = dayBefore(now, {}).slice(0, birthday.length);
  if (birthday === today && birthday.length < 'YYYY-MM-DD'.length) return undefined;
  return birthday <= today;
}
