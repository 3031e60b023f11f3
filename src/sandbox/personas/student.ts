import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago, ahead } from './relative-dates.js';

export const student = definePersona({
  id: 'student',
  name: 'NUR AISYAH BINTE RAHIM',
  note: 'Citizen of 17 who turns 18 in forty days',
  values: {
    'myinfo.name': 'NUR AISYAH BINTE RAHIM',
    'myinfo.nric_number': 'T0066846F',
    'myinfo.date_of_birth': ago({ years: 18, days: -40 }),
    'myinfo.sex': 'FEMALE',
    'myinfo.race': 'MALAY',
    'myinfo.dialect': 'JAVANESE',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'SINGAPORE',
    'myinfo.passport_number': 'K0000006H',
    'myinfo.passport_expiry_date': ahead({ years: 2, days: 180 }),
    'myinfo.mobile_number': '80000006',
    'myinfo.email': 'aisyah@school.example',
    'myinfo.registered_address': '50 LOOPBACK ROAD\n#09-01\nSINGAPORE 000050',
    'myinfo.housingtype': 'HDB',
    'myinfo.hdbtype': '3-ROOM FLAT (HDB)',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'SINGLE',
    'myinfo.occupation': 'STUDENT',
  },
});
