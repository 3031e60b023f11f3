import type { RecordAttribute } from '../types.js';
import { RESIDENTIAL_STATUSES, SEXES } from './vocabulary.js';

const name: RecordAttribute = { name: 'name', label: 'Name', type: 'name', sensitivity: 'identifying' };
const dateOfBirth: RecordAttribute = {
  name: 'date_of_birth',
  label: 'Date of birth',
  type: 'partial-date',
  sensitivity: 'personal',
};
const sex: RecordAttribute = { name: 'sex', label: 'Sex', type: 'text', sensitivity: 'low', commonValues: SEXES };
const race: RecordAttribute = { name: 'race', label: 'Race', type: 'text', sensitivity: 'personal' };
const secondaryRace: RecordAttribute = {
  name: 'secondary_race',
  label: 'Secondary race',
  type: 'text',
  sensitivity: 'personal',
};
const lifeStatus: RecordAttribute = {
  name: 'life_status',
  label: 'Life status',
  type: 'text',
  sensitivity: 'personal',
};

/** The attributes of one child's birth record. */
export const childAttributes: readonly RecordAttribute[] = [
  { name: 'birth_cert_no', label: 'Birth certificate', type: 'nric', sensitivity: 'identifying' },
  name,
  dateOfBirth,
  sex,
  race,
  lifeStatus,
  secondaryRace,
  {
    name: 'vaccination_requirements',
    label: 'Vaccination requirements',
    type: 'records',
    sensitivity: 'personal',
    attributes: [
      { name: 'requirement', label: 'Requirement', type: 'text', sensitivity: 'personal' },
      { name: 'fulfilled', label: 'Fulfilled', type: 'boolean', sensitivity: 'personal' },
    ],
  },
  { name: 'is_sg_citizen_at_birth', label: 'Citizen at birth', type: 'boolean', sensitivity: 'personal' },
];

/** The attributes of one sponsored child's record. */
export const sponsoredChildAttributes: readonly RecordAttribute[] = [
  { name: 'nric', label: 'NRIC / FIN', type: 'nric', sensitivity: 'identifying' },
  name,
  dateOfBirth,
  sex,
  race,
  lifeStatus,
  { name: 'nationality', label: 'Nationality', type: 'text', sensitivity: 'personal' },
  {
    name: 'residential_status',
    label: 'Residential status',
    type: 'text',
    sensitivity: 'low',
    commonValues: RESIDENTIAL_STATUSES,
  },
  secondaryRace,
];
