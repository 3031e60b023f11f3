import type { ScopeDefinition } from '../types.js';
import { childAttributes, sponsoredChildAttributes } from './family-attributes.js';

/** Marriage and children. */
export const familyScopes: readonly ScopeDefinition[] = [
  {
    scope: 'myinfo.marital_status',
    label: 'Marital status',
    description: 'Marital status on record.',
    group: 'family',
    source: 'myinfo',
    type: 'text',
    sensitivity: 'personal',
    example: 'MARRIED',
    commonValues: ['SINGLE', 'MARRIED', 'WIDOWED', 'DIVORCED'],
  },
  {
    scope: 'myinfo.marriage_date',
    label: 'Date of marriage',
    description: 'Day of the latest marriage on record.',
    group: 'family',
    source: 'myinfo',
    type: 'date',
    sensitivity: 'personal',
    example: '2014-11-08',
    heldBy: 'Only for people with a marriage on record.',
  },
  {
    scope: 'myinfo.marriage_certificate_number',
    label: 'Marriage certificate number',
    description: 'Number of the marriage certificate.',
    group: 'family',
    source: 'myinfo',
    type: 'text',
    sensitivity: 'identifying',
    example: '482913',
    heldBy: 'Only for people with a marriage on record.',
  },
  {
    scope: 'myinfo.country_of_marriage',
    label: 'Country of marriage',
    description: 'The country the marriage took place in.',
    group: 'family',
    source: 'myinfo',
    type: 'text',
    sensitivity: 'personal',
    example: 'SINGAPORE',
    heldBy: 'Only for people with a marriage on record.',
  },
  {
    scope: 'myinfo.divorce_date',
    label: 'Date of divorce',
    description: 'Day of the latest divorce on record.',
    group: 'family',
    source: 'myinfo',
    type: 'date',
    sensitivity: 'personal',
    example: '2021-02-19',
    heldBy: 'Only for people with a divorce on record.',
  },
  {
    scope: 'myinfo.children_birth_records',
    label: 'Children',
    description: 'One record for each child whose birth is registered in Singapore, with vaccination requirements.',
    group: 'family',
    source: 'myinfo',
    type: 'records',
    sensitivity: 'identifying',
    example:
      '[{"birth_cert_no":"T1808765G","name":"LIM JIA YI","date_of_birth":"2018-04-13","sex":"FEMALE","race":"CHINESE",' +
      '"life_status":"ALIVE","secondary_race":"NA","vaccination_requirements":[{"requirement":' +
      '"Minimum vaccination for preschool admission","fulfilled":"TRUE"}],"is_sg_citizen_at_birth":"Y"}]',
    attributes: childAttributes,
    heldBy: 'Only citizens and permanent residents have children’s records.',
  },
  {
    scope: 'myinfo.sponsored_children_records',
    label: 'Sponsored children',
    description: 'One record for each child the person sponsors for a stay in Singapore.',
    group: 'family',
    source: 'myinfo',
    type: 'records',
    sensitivity: 'identifying',
    example:
      '[{"nric":"T1872646C","name":"LIM JIA HAO","date_of_birth":"2018-05-05","sex":"MALE","race":"CHINESE",' +
      '"life_status":"ALIVE","nationality":"MALAYSIAN","residential_status":"PR","secondary_race":"NA"}]',
    attributes: sponsoredChildAttributes,
    heldBy: 'Only citizens, permanent residents and long-term visit pass holders have sponsored children’s records.',
  },
];
