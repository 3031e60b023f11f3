import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago } from './relative-dates.js';

export const turningTwentyOne = definePersona({
  id: 'turning-twenty-one',
  name: 'CHLOE TAN JIA YI',
  note: 'Citizen who turns 21 today',
  values: {
    'myinfo.name': 'CHLOE TAN JIA YI',
    'myinfo.nric_number': 'S9912370B',
    'myinfo.date_of_birth': ago({ years: 21 }),
    'myinfo.sex': 'FEMALE',
    'myinfo.race': 'CHINESE',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'SINGAPORE',
    'myinfo.mobile_number': '80000012',
    'myinfo.email': 'chloe@school.example',
    'myinfo.registered_address': '12 LOOPBACK ROAD\n#01-01\nSINGAPORE 000012',
    'myinfo.housingtype': 'HDB',
    'myinfo.hdbtype': 'EXECUTIVE FLAT (HDB)',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'SINGLE',
    'myinfo.occupation': 'STUDENT',
  },
});
