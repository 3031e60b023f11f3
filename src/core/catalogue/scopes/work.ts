import type { ScopeDefinition } from '../types.js';

const workPassHolders = 'Only foreigners with a work pass have it.';

/** Work, as the Ministry of Manpower has it. */
export const workScopes: readonly ScopeDefinition[] = [
  {
    scope: 'myinfo.occupation',
    label: 'Occupation',
    description: 'Occupation on record.',
    group: 'work',
    source: 'myinfo',
    type: 'text',
    sensitivity: 'personal',
    example: 'CIVIL ENGINEER',
    heldBy: 'Recorded mostly for work pass holders.',
  },
  {
    scope: 'myinfo.name_of_employer',
    label: 'Employer (MOM)',
    description: 'The employer registered with the Ministry of Manpower.',
    group: 'work',
    source: 'myinfo',
    type: 'text',
    sensitivity: 'identifying',
    example: 'SAMPLE STRUCTURES PTE. LTD.',
    heldBy: 'Recorded mostly for work pass holders.',
  },
  {
    scope: 'myinfo.workpass_status',
    label: 'Work pass status (MOM)',
    description: 'Whether the work pass is in force.',
    group: 'work',
    source: 'myinfo',
    type: 'text',
    sensitivity: 'low',
    example: 'Active',
    commonValues: ['Active', 'Live', 'Approved', 'Pending', 'Expired', 'Cancelled'],
    heldBy: workPassHolders,
  },
  {
    scope: 'myinfo.workpass_expiry_date',
    label: 'Work pass expiry date (MOM)',
    description: 'The last day the work pass is valid.',
    group: 'work',
    source: 'myinfo',
    type: 'date',
    sensitivity: 'personal',
    example: '2027-09-30',
    heldBy: workPassHolders,
  },
];
