/** Sexes as MyInfo words them. */
export const SEXES: readonly string[] = ['FEMALE', 'MALE', 'UNKNOWN'];

/** Residential statuses as seen in MyInfo and in sgID's own samples. */
export const RESIDENTIAL_STATUSES: readonly string[] = [
  'SINGAPORE CITIZEN',
  'CITIZEN',
  'PERMANENT RESIDENT',
  'PR',
  'ALIEN',
  'NOT APPLICABLE',
  'UNKNOWN',
];
