import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago } from './relative-dates.js';

export const expiredDocuments = definePersona({
  id: 'expired-documents',
  name: 'AYE CHAN MOE',
  note: 'Foreigner whose passport and work pass have expired',
  values: {
    'myinfo.name': 'AYE CHAN MOE',
    'myinfo.nric_number': 'F1612347K',
    'myinfo.date_of_birth': ago({ years: 44, days: 250 }),
    'myinfo.sex': 'FEMALE',
    'myinfo.race': 'BURMESE',
    'myinfo.nationality': 'MYANMAR',
    'myinfo.residentialstatus': 'ALIEN',
    'myinfo.birth_country': 'MYANMAR',
    'myinfo.passport_number': 'MA000013',
    'myinfo.passport_expiry_date': ago({ days: 1 }),
    'myinfo.mobile_number': '80000013',
    'myinfo.registered_address': '40 EXAMPLE LANE\nSINGAPORE 000040',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'WIDOWED',
    'myinfo.occupation': 'NURSE',
    'myinfo.name_of_employer': 'SAMPLE HOSPITAL PTE LTD',
    'myinfo.workpass_status': 'Expired',
    'myinfo.workpass_expiry_date': ago({ days: 30 }),
  },
});
