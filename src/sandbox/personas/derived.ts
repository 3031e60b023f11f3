import { hasReached } from './dates.js';
import { NOT_AVAILABLE, type PersonaValues } from './persona.js';

/** A child as `myinfo.children_birth_records` has it, or a post as `pocdex.public_officer_details` has it. */
export type WireRecord = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

/** Records as sgID sends them: JSON in a string. */
export function records(...rows: readonly WireRecord[]): string {
  return JSON.stringify(rows);
}

/**
 * Adds the scopes that sgID computes from others, so that no persona contradicts itself; one that is there already
 * stays, for whoever wants a contradiction.
 */
export function withDerived(values: PersonaValues, now: number): PersonaValues {
  const nric = values['myinfo.nric_number'];
  const mobile = values['myinfo.mobile_number'];
  const dateOfBirth = values['myinfo.date_of_birth'];
  const posts = values['pocdex.public_officer_details'];
  return {
    ...(nric === undefined ? {} : { 'myinfo.nric_last_four_characters': `*****${nric.slice(-4)}` }),
    ...(mobile === undefined ? {} : { 'myinfo.mobile_number_with_country_code': `+65 ${mobile}` }),
    ...(dateOfBirth === undefined
      ? {}
      : {
          'myinfo.is_age_above_18': ageFlag(18, dateOfBirth, now),
          'myinfo.is_age_above_21': ageFlag(21, dateOfBirth, now),
        }),
    ...(posts === undefined ? {} : { 'pocdex.number_of_employments': String(countRecords(posts)) }),
    ...values,
  };
}

function ageFlag(age: number, dateOfBirth: string, now: number): string {
  const reached = hasReached(age, dateOfBirth, now);
  return reached === undefined ? NOT_AVAILABLE : String(reached);
}

function countRecords(json: string): number {
  try {
    const rows: unknown = JSON.parse(json);
    return Array.isArray(rows) ? rows.length : 0;
  } catch {
    // A persona may have a list that is broken on purpose.
    return 0;
  }
}
