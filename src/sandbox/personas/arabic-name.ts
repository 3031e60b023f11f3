import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago } from './relative-dates.js';

const NAME = 'SITI MARYAM BTE ISMAIL (سيتي مريم بنت إسماعيل)';

export const arabicName = definePersona({
  id: 'arabic-name',
  name: NAME,
  note: 'Citizen, name with Arabic letters, which run from right to left',
  values: {
    'myinfo.name': NAME,
    'myinfo.nric_number': 'S9912374E',
    'myinfo.date_of_birth': ago({ years: 58, days: 160 }),
    'myinfo.sex': 'FEMALE',
    'myinfo.race': 'MALAY',
    'myinfo.dialect': 'BOYANESE',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'SINGAPORE',
    'myinfo.mobile_number': '80000014',
    'myinfo.registered_address': '14 SANDBOX AVENUE\n#07-03\nSINGAPORE 000014',
    'myinfo.housingtype': 'HDB',
    'myinfo.hdbtype': '3-ROOM FLAT (HDB)',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'DIVORCED',
    'myinfo.marriage_date': ago({ years: 30, days: 9 }),
    'myinfo.country_of_marriage': 'MALAYSIA',
    'myinfo.divorce_date': ago({ years: 3, days: 5 }),
    'myinfo.occupation': 'TEACHER',
    'myinfo.name_of_employer': 'SAMPLE SCHOOL',
  },
});
