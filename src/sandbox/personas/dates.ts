const DAY_MS = 86_400_000;

/** Singapore has had this offset from UTC, and no summer time, since 1982. */
const SINGAPORE_OFFSET_MS = 8 * 3_600_000;

/** A span from today, in whole years and then days. */
export interface Span {
  readonly years?: number;
  readonly days?: number;
}

/** The calendar day so long ago in Singapore, as `YYYY-MM-DD`; `now` in milliseconds since the epoch. */
export function dayBefore(now: number, { years = 0, days = 0 }: Span): string {
  const today = new Date(now + SINGAPORE_OFFSET_MS);
  const midnight = Date.UTC(today.getUTCFullYear() - years, today.getUTCMonth(), today.getUTCDate());
  return new Date(midnight - days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Whether somebody born on a day, or in a month or year, has reached an age; undefined where the date is too coarse
 * to tell.
 */
export function hasReached(age: number, dateOfBirth: string, now: number): boolean | undefined {
  const threshold = dayBefore(now, { years: age }).slice(0, dateOfBirth.length);
  if (dateOfBirth === threshold && dateOfBirth.length < 'YYYY-MM-DD'.length) return undefined;
  return dateOfBirth <= threshold;
}
