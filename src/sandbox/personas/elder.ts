import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago } from './relative-dates.js';

export const elder = definePersona({
  id: 'elder',
  name: 'CHEN AH KOW (陈亚九)',
  note: 'Citizen of about 84, only the year of birth on record, name with Chinese letters',
  values: {
    'myinfo.name': 'CHEN AH KOW (陈亚九)',
    'myinfo.nric_number': 'S6005053H',
    'myinfo.date_of_birth': ago({ years: 84 }, 'YYYY'),
    'myinfo.sex': 'MALE',
    'myinfo.race': 'CHINESE',
    'myinfo.dialect': 'HAINANESE',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'CHINA',
    'myinfo.registered_address': '62 EXAMPLE LANE\\n#02-115\\nSINGAPORE 000062',
    'myinfo.housingtype': 'HDB',
    'myinfo.hdbtype': '2-ROOM FLAT (HDB)',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'WIDOWED',
    'myinfo.children_birth_records': records(),
    'myinfo.sponsored_children_records': records(),
  },
});
