import { checkNric } from './nric.js';
import { isAbsent } from './parse/absent.js';
import { type DateRange, parseDateRange, singaporeDay, yearsLater } from './parse/date-range.js';
import { warning } from './parse/finding.js';
import { parseRecordsJson } from './parse/record-json.js';
import type { Finding } from './types.js';

/** A finding that rests on two fields together, at the scope it is shown with. */
export interface ScopeFinding {
  readonly scope: string;
  readonly finding: Finding;
}

/** Decrypted strings by scope. */
export type DecryptedValues = ReadonlyMap<string, string>;

const DATE_OF_BIRTH = 'myinfo.date_of_birth';

/**
 * Holds values that should agree against each other, where both came and can be read; no finding quotes a value.
 *
 * `now` is in milliseconds since the epoch; ages are counted in Singapore's time.
 */
export function crossCheckValues(values: DecryptedValues, now: number): readonly ScopeFinding[] {
  const today = singaporeDay(now);
  return [
    ...checkAge(values, 'myinfo.is_age_above_18', 18, today),
    ...checkAge(values, 'myinfo.is_age_above_21', 21, today),
    ...checkLastFour(values),
    ...checkMobile(values),
    ...checkPosts(values),
    ...checkBirth(values, today),
    ...checkMarriage(values),
  ];
}

/** A day either way is let pass: who was born on 29 February, and a run around midnight. */
function checkAge(values: DecryptedValues, scope: string, age: number, today: number): readonly ScopeFinding[] {
  const born = dateOf(values, DATE_OF_BIRTH);
  const flag = heldValue(values, scope);
  if (born === undefined || flag === undefined) return [];
  const surely = yearsLater(born.last, age) + 1 < today;
  const notYet = yearsLater(born.first, age) - 1 > today;
  if ((flag === 'true' && notYet) || (flag === 'false' && surely)) {
    return one(scope, 'age-contradicts-birth', `The flag does not agree with ${DATE_OF_BIRTH} as of today.`);
  }
  return [];
}

function checkLastFour(values: DecryptedValues): readonly ScopeFinding[] {
  const scope = 'myinfo.nric_last_four_characters';
  const lastFour = heldValue(values, scope);
  const nric = heldValue(values, 'myinfo.nric_number');
  if (lastFour === undefined || nric === undefined) return [];
  if (checkNric(nric).kind === undefined || !/\d{3}[A-Z]$/.test(lastFour)) return [];
  if (nric.endsWith(lastFour.slice(-4))) return [];
  return one(scope, 'nric-tail-differs', 'The four characters are not the last ones of myinfo.nric_number.');
}

function checkMobile(values: DecryptedValues): readonly ScopeFinding[] {
  const scope = 'myinfo.mobile_number_with_country_code';
  const long = heldValue(values, scope);
  const short = heldValue(values, 'myinfo.mobile_number');
  if (long === undefined || short === undefined) return [];
  if (!/^\+65 \d{8}$/.test(long) || !/^\d{8}$/.test(short) || long.endsWith(short)) return [];
  return one(scope, 'mobile-differs', 'The number is not the one in myinfo.mobile_number.');
}

function checkPosts(values: DecryptedValues): readonly ScopeFinding[] {
  const scope = 'pocdex.number_of_employments';
  const count = heldValue(values, scope);
  const details = heldValue(values, 'pocdex.public_officer_details');
  if (count === undefined || details === undefined || !/^\d{1,6}$/.test(count)) return [];
  const json = parseRecordsJson(details);
  if (!json.ok || json.records.length === Number(count)) return [];
  return one(scope, 'post-count-differs', 'The number is not that of the records in pocdex.public_officer_details.');
}

function checkBirth(values: DecryptedValues, today: number): readonly ScopeFinding[] {
  const born = dateOf(values, DATE_OF_BIRTH);
  if (born === undefined) return [];
  const found: ScopeFinding[] = [];
  if (born.first > today + 1)
    found.push(...one(DATE_OF_BIRTH, 'born-in-future', 'The date of birth is in the future.'));
  for (const scope of ['myinfo.marriage_date', 'myinfo.divorce_date']) {
    const later = dateOf(values, scope);
    if (later !== undefined && later.last < born.first) {
      found.push(
        ...one(scope, 'before-birth', `The date is before ${DATE_OF_BIRTH}; two values may have been swapped.`),
      );
    }
  }
  return found;
}

function checkMarriage(values: DecryptedValues): readonly ScopeFinding[] {
  const scope = 'myinfo.divorce_date';
  const married = dateOf(values, 'myinfo.marriage_date');
  const divorced = dateOf(values, scope);
  const status = heldValue(values, 'myinfo.marital_status')?.toUpperCase();
  if (married === undefined || divorced === undefined || status === 'MARRIED' || divorced.last >= married.first)
    return [];
  return one(scope, 'divorce-before-marriage', 'The date is before myinfo.marriage_date, with no marriage in force.');
}

function heldValue(values: DecryptedValues, scope: string): string | undefined {
  const raw = values.get(scope);
  return raw === undefined || isAbsent(raw) ? undefined : raw;
}

function dateOf(values: DecryptedValues, scope: string): DateRange | undefined {
  const raw = heldValue(values, scope);
  return raw === undefined ? undefined : parseDateRange(raw);
}

function one(scope: string, id: string, message: string): readonly ScopeFinding[] {
  return [{ scope, finding: warning(id, message) }];
}
