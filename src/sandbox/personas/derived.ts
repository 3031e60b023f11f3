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
  const computed = DERIVED.flatMap(({ from, scope, compute }) => {
    const source = values[from];
    return source === undefined ? [] : [[scope, source === NOT_AVAILABLE ? source : compute(source, now)] as const];
  });
  return { ...Object.fromEntries(computed), ...values };
}

interface Derivation {
  readonly from: string;
  readonly scope: string;
  readonly compute: (source: string, now: number) => string;
}

const DERIVED: readonly Derivation[] = [
  {
    from: 'myinfo.nric_number',
    scope: 'myinfo.nric_last_four_characters',
    compute: (nric) => `*****${nric.slice(-4)}`,
  },
  {
    from: 'myinfo.mobile_number',
    scope: 'myinfo.mobile_number_with_country_code',
    compute: (mobile) => `+65 ${mobile}`,
  },
  ...[18, 21].map((age) => ({
    from: 'myinfo.date_of_birth',
    scope: `myinfo.is_age_above_${age}`,
    compute: (dateOfBirth: string, now: number) => ageFlag(age, dateOfBirth, now),
  })),
  {
    from: 'pocdex.public_officer_details',
    scope: 'pocdex.number_of_employments',
    compute: (posts) => String(countRecords(posts)),
  },
];

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
