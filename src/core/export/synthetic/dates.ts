import { parseDateRange, yearsLater } from '../../catalogue/parse/date-range.js';
import type { Random } from './random.js';
import { scrambleText } from './scramble.js';

const MS_PER_DAY = 86_400_000;
const EARLIEST_YEAR = 1850;

/** What the dates of one person have in common. Days since 1970-01-01. */
export interface DatePlan {
  readonly today: number;
  /** What stands for each day, by {@link dayOf}; undefined where each date is made up on its own. */
  readonly days?: ReadonlyMap<number, number> | undefined;
}

/** Ages that other values depend on: a date of birth stays on its side of each. In years. */
const AGES = [18, 21];
const OLDEST = 80;

/** A date as it is documented, or with a time of day behind it. */
const DATE = /^(\s*)(\d{4}(?:-\d{2}(?:-\d{2})?)?)(T[\d:.]{1,20}(?:Z|[+-][\d:]{1,5})?)?(\s*)$/;

/**
 * A date of the same precision and notation, on the same side of today and of the ages of majority. In another notation
 * every digit and letter is exchanged.
 */
export function syntheticDate(raw: string, isBirth: boolean, plan: DatePlan, random: Random): string {
  const match = DATE.exec(raw);
  if (match === null) return scrambleText(raw, random);
  const [, before = '', date = '', time = '', after = ''] = match;
  return `${before}${madeFor(date, isBirth, plan, random)}${time.replace(/\d/g, '0')}${after}`;
}

/** The day that a date is about, the middle one where it may be several; undefined where no calendar has it. */
export function dayOf(raw: string): number | undefined {
  const date = DATE.exec(raw)?.[2];
  if (date === undefined || Number(date.slice(0, 4)) < EARLIEST_YEAR) return undefined;
  const range = parseDateRange(date.replace(/(?:-00)+$/, ''));
  return range === undefined ? undefined : Math.floor((range.first + range.last) / 2);
}

/**
 * Days in the same order before and after each other, today and the birth, and otherwise made up: how far they are from
 * each other says nothing of the real ones.
 */
export function daysInOrder(
  days: readonly number[],
  birth: number | undefined,
  today: number,
  random: Random,
): ReadonlyMap<number, number> {
  const made = new Map<number, number>();
  if (birth !== undefined) made.set(birth, dayLike(birth, true, today, random));
  const born = birth === undefined ? undefined : made.get(birth);
  const others = [...new Set(days)].filter((day) => day !== birth).sort((one, other) => one - other);
  const bounds = [today - OLDEST * 365, ...(born === undefined ? [] : [born]), today, today + 3_600];
  const realBounds = [
    Number.NEGATIVE_INFINITY,
    ...(birth === undefined ? [] : [birth]),
    today,
    Number.POSITIVE_INFINITY,
  ];
  for (let at = 0; at + 1 < bounds.length; at += 1) {
    const [from = today, to = today] = [bounds[at], bounds[at + 1]];
    const between = others.filter((day) => day > (realBounds[at] ?? 0) && day <= (realBounds[at + 1] ?? 0));
    const chosen = between.map(() => from + 1 + random.below(Math.max(1, to - from - 1)));
    chosen.sort((one, other) => one - other);
    for (const [index, day] of between.entries()) made.set(day, chosen[index] ?? day);
  }
  return made;
}

function madeFor(text: string, isBirth: boolean, plan: DatePlan, random: Random): string {
  const [year = '', month, day] = text.split('-');
  const real = dayOf(text);
  if (real === undefined) {
    // What no calendar has keeps month and day, which are what is wrong with it; of a year too early that is the year.
    const exists = parseDateRange(text.replace(/(?:-00)+$/, '')) !== undefined;
    const two = (limit: number) => String(1 + random.below(limit)).padStart(2, '0');
    const rest = exists ? [unlessUnknown(month, two(12)), unlessUnknown(day, two(28))] : [month, day];
    return [withOtherYear(year, random), ...rest].filter((part) => part !== undefined).join('-');
  }
  const chosen = plan.days?.get(real) ?? dayLike(real, isBirth, plan.today, random, daysEitherWay(text));
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

/** How far the day that is meant may be from the middle one. */
function daysEitherWay(date: string): number {
  const range = parseDateRange(date.replace(/(?:-00)+$/, ''));
  return range === undefined ? 0 : Math.ceil((range.last - range.first) / 2);
}

function dayLike(day: number, isBirth: boolean, today: number, random: Random, slack = 0): number {
  if (day > today) return today + 30 + random.below(3_600);
  if (!isBirth) return today - 1 - random.below(30 * 365);
  const [from, to] = ageBand(day, today, slack + 1, random);
  const latest = yearsLater(today, -from);
  const earliest = yearsLater(today, -to);
  return earliest + 2 + random.below(Math.max(1, latest - earliest - 3));
}

/**
 * The ages, in years, between which a birth on that day falls. Where an age is reached within so many days of today, what
 * else is held of the person may say either: so it is taken for reached or not by chance, until one fits the rest.
 */
function ageBand(day: number, today: number, slack: number, random: Random): readonly [number, number] {
  const bounds = [0, ...AGES, OLDEST];
  const isReached = (age: number) => {
    const since = today - yearsLater(day, age);
    return Math.abs(since) <= slack ? random.below(2) === 0 : since > 0;
  };
  const at = AGES.filter(isReached).length;
  return [bounds[at] ?? 0, bounds[at + 1] ?? OLDEST];
}
