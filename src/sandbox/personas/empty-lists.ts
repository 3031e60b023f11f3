import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago, ahead } from './relative-dates.js';

export const emptyLists = definePersona({
  id: 'empty-lists',
  name: 'LIM WEI JIE',
  note: 'Citizen with no vehicles, children or posts: every list is there and empty',
  values: {
    'myinfo.name': 'LIM WEI JIE',
    'myinfo.nric_number': 'S9812387C',
    'myinfo.date_of_birth': ago({ years: 27, days: 210 }),
    'myinfo.sex': 'MALE',
    'myinfo.race': 'CHINESE',
    'myinfo.dialect': 'TEOCHEW',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'SINGAPORE',
    'myinfo.passport_number': 'K0000010P',
    'myinfo.passport_expiry_date': ahead({ years: 4 }),
    'myinfo.mobile_number': '80000010',
    'myinfo.email': 'weijie@mail.example',
    'myinfo.registered_address': '8 EXAMPLE LANE\n#04-19\nSINGAPORE 000008',
    'myinfo.housingtype': 'HDB',
    'myinfo.hdbtype': '4-ROOM FLAT (HDB)',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'SINGLE',
    'myinfo.children_birth_records': records(),
    'myinfo.sponsored_children_records': records(),
    'myinfo.occupation': 'GRAPHIC DESIGNER',
    'myinfo.name_of_employer': 'EXAMPLE PRESS PTE LTD',
    'pocdex.public_officer_details': records(),
  },
});
