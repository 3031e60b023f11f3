import { parseDateRange, yearsLater } from '../../catalogue/parse/date-range.js';
import type { Random } from './random.js';
import { scrambleText } from './scramble.js';

const MS_PER_DAY = 86_400_000;
const EARLIEST_YEAR = 1850;

/** What the dates of one person have in common. Days since 1970-01-01. */
export interface DatePlan {
  readonly today: number;
  /** Shifts every date by as many days; undefined where each date is made up on its own. */
  readonly shift?: number | undefined;
}

/** Ages that other values depend on: a date of birth stays on its side of each. In years. */
const AGES = [18, 21];
const OLDEST = 80;

/** A date of the same precision and notation, on the same side of today and of the ages of majority. */
export function syntheticDate(raw: string, isBirth: boolean, plan: DatePlan, random: Random): string {
  const match = /\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(raw);
  if (match === null) return scrambleText(raw, random);
  const made = madeFor(match[0], isBirth, plan, random);
  return raw.slice(0, match.index) + made + raw.slice(match.index + match[0].length);
}

function madeFor(text: string, isBirth: boolean, plan: DatePlan, random: Random): string {
  const [year = '', month, day] = text.split('-');
  const known = [year, month === '00' ? undefined : month, day === '00' ? undefined : day].filter(Boolean).join('-');
  const range = parseDateRange(known);
  // What no calendar has keeps month and day, which are what is wrong with it.
  if (range === undefined || Number(year) < EARLIEST_YEAR) {
    return [withOtherYear(year, random), month, day].filter((part) => part !== undefined).join('-');
  }
  const middle = Math.floor((range.first + range.last) / 2);
  const chosen = plan.shift === undefined ? dayLike(middle, isBirth, plan.today, random) : middle + plan.shift;
  const made = new Date(chosen * MS_PER_DAY).toISOString().slice(0, 10).split('-');
  return [made[0], unlessUnknown(month, made[1]), unlessUnknown(day, made[2])]
    .filter((part) => part !== undefined)
    .join('-');
}

function unlessUnknown(own: string | undefined, made: string | undefined): string | undefined {
  return own === undefined || own === '00' ? own : made;
}

function withOtherYear(year: string, random: Random): string {
  const plausible = Number(year) >= EARLIEST_YEAR;
  const made = plausible ? 1940 + random.below(80) : 1 + random.below(EARLIEST_YEAR - 1);
  return Number(year) === 0 ? year : String(made).padStart(4, '0');
}

function dayLike(day: number, isBirth: boolean, today: number, random: Random): number {
  if (day > today) return today + 30 + random.below(3_600);
  if (!isBirth) return today - 1 - random.below(30 * 365);
  const [from, to] = ageBand(day, today);
  const latest = yearsLater(today, -from);
  const earliest = yearsLater(today, -to);
  return earliest + 2 + random.below(Math.max(1, latest - earliest - 3));
}

/** The ages, in years, between which a birth on that day falls. */
function ageBand(day: number, today: number): readonly [number, number] {
  const bounds = [0, ...AGES, OLDEST];
  const at = AGES.filter((age) => yearsLater(day, age) <= today).length;
  return [bounds[at] ?? 0, bounds[at + 1] ?? OLDEST];
}
