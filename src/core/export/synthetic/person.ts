import { findScope, SCOPES } from '../../catalogue/catalogue.js';
import { crossCheckValues } from '../../catalogue/cross-checks.js';
import { singaporeDay } from '../../catalogue/parse/date-range.js';
import { dayOf, daysInOrder } from './dates.js';
import { seededRandom } from './random.js';
import { scrambleText } from './scramble.js';
import { type Person, syntheticValue } from './value.js';

const NRIC = 'myinfo.nric_number';
const LAST_FOUR = 'myinfo.nric_last_four_characters';
const MOBILE = 'myinfo.mobile_number';
const BIRTH = 'myinfo.date_of_birth';
const LONG_MOBILE = 'myinfo.mobile_number_with_country_code';

/** How often a whole person is made up, and from when on all dates keep their order. */
const MAX_ATTEMPTS = 60;
const ORDERED_FROM = 20;

/**
 * Makes up a person with the same scopes, whose values agree or disagree with each other as the real ones do.
 *
 * @param values decrypted strings by scope
 * @param at milliseconds since the epoch, for ages
 * @param seed the same seed and shapes give the same person
 */
export function syntheticValues(
  values: ReadonlyMap<string, string>,
  at: number,
  seed: string,
): ReadonlyMap<string, string> {
  const wanted = crossFindings(values, at);
  let made = values;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    made = madePerson(values, at, `${seed}\n${attempt}`, attempt >= ORDERED_FROM);
    if (crossFindings(made, at) === wanted) return made;
  }
  return made;
}

const HEX = '0123456789abcdef';

/** A made-up `sub`, of whose real one nothing but `u=` and the punctuation is left: hexadecimal stays hexadecimal. */
export function syntheticSub(sub: string, seed: string): string {
  const random = seededRandom(`${seed}\nsub`);
  const [, prefix = '', id = ''] = /^(u=)?([\s\S]*)$/.exec(sub) ?? [];
  const isHex = /^[0-9a-f-]+$/.test(id);
  const made = isHex ? id.replace(/[0-9a-f]/g, () => HEX.charAt(random.below(16))) : scrambleText(id, random);
  return `${prefix}${made}`;
}

function madePerson(
  values: ReadonlyMap<string, string>,
  at: number,
  seed: string,
  inOrder: boolean,
): ReadonlyMap<string, string> {
  const today = singaporeDay(at);
  let person: Person = { seed, dates: { today, days: inOrder ? daysOf(values, today, seed) : undefined } };
  const made = (scope: string): string => syntheticValue(scope, findScope(scope), values.get(scope) ?? '', person);
  if (values.has(NRIC)) {
    const nric = made(NRIC);
    person = { ...person, nric: belongTogether(values.get(NRIC), values.get(LAST_FOUR), 4) ? nric : undefined };
  }
  if (values.has(MOBILE)) {
    const mobile = made(MOBILE);
    person = { ...person, mobile: belongTogether(values.get(MOBILE), values.get(LONG_MOBILE), 8) ? mobile : undefined };
  }
  return new Map([...values.keys()].map((scope) => [scope, made(scope)]));
}

/** A day for each of the person's dates, in their order. */
function daysOf(values: ReadonlyMap<string, string>, today: number, seed: string): ReadonlyMap<number, number> {
  const days = [...values].flatMap(([scope, value]) => {
    const type = findScope(scope)?.type;
    const day = type === 'date' || type === 'partial-date' ? dayOf(value) : undefined;
    return day === undefined ? [] : [day];
  });
  return daysInOrder(days, dayOf(values.get(BIRTH) ?? ''), today, seededRandom(`${seed}\ndates`));
}

/** Whether one value ends as the other does. */
function belongTogether(one: string | undefined, other: string | undefined, length: number): boolean {
  const tail = one?.trim().slice(-length);
  return tail !== undefined && tail.length === length && other?.trim().endsWith(tail) === true;
}

const ORDER = new Map(SCOPES.map(({ scope }, at) => [scope, at]));

function crossFindings(values: ReadonlyMap<string, string>, at: number): string {
  const found = crossCheckValues(values, at).toSorted(
    (one, other) => (ORDER.get(one.scope) ?? 0) - (ORDER.get(other.scope) ?? 0),
  );
  return JSON.stringify(found.map(({ scope, finding }) => [scope, finding.id]));
}
