import type { ScopeDefinition } from '../types.js';

const publicOfficers =
  'Only officers of agencies on HRPS, Cumulus or ACE have it, and only clients of verified public officers may ask.';

/** Posts in the public service, from the POCDEX directory. */
export const publicOfficerScopes: readonly ScopeDefinition[] = [
  {
    scope: 'pocdex.public_officer_details',
    label: 'Public officer posts',
    description: 'One record for each post the person holds in the public service.',
    group: 'public-officer',
    source: 'pocdex',
    type: 'records',
    sensitivity: 'identifying',
    example:
      '[{"work_email":"lim_hui_shan@agency.example","agency_name":"Sample Statutory Board","department_name":"",' +
      '"employment_type":"Permanent","employment_title":"Principal Engineer (Structures)"}]',
    attributes: [
      { name: 'work_email', label: 'Work e-mail', type: 'email', sensitivity: 'identifying' },
      { name: 'agency_name', label: 'Agency', type: 'text', sensitivity: 'personal' },
      { name: 'department_name', label: 'Department', type: 'text', sensitivity: 'personal' },
      {
        name: 'employment_type',
        label: 'Employment type',
        type: 'text',
        sensitivity: 'low',
        commonValues: ['Permanent', 'Contract', 'Fixed Term', 'Temporary', 'Full Time', 'Part Time'],
      },
      { name: 'employment_title', label: 'Title', type: 'text', sensitivity: 'personal' },
    ],
    heldBy: publicOfficers,
  },
  {
    scope: 'pocdex.number_of_employments',
    label: 'Number of posts',
    description: 'How many posts the person holds in the public service, as a number in a string.',
    group: 'public-officer',
    source: 'pocdex',
    type: 'number',
    sensitivity: 'low',
    example: '1',
    heldBy: publicOfficers,
  },
];
