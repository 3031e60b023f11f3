import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago, ahead } from './relative-dates.js';

export const visitPassHolder = definePersona({
  id: 'visit-pass-holder',
  name: '林美玲 (LIN MEILING)',
  note: 'Long-term visit pass, FIN of the M series, no day of birth on record',
  values: {
    'myinfo.name': '林美玲 (LIN MEILING)',
    'myinfo.nric_number': 'M1612345L',
    'myinfo.date_of_birth': ago({ years: 38, days: 95 }, 'YYYY-MM'),
    'myinfo.sex': 'FEMALE',
    'myinfo.race': 'CHINESE',
    'myinfo.nationality': 'CHINESE',
    'myinfo.residentialstatus': 'ALIEN',
    'myinfo.birth_country': 'CHINA',
    'myinfo.passport_number': 'EJ0000007',
    'myinfo.passport_expiry_date': ahead({ years: 5 }),
    'myinfo.mobile_number': '80000007',
    'myinfo.email': 'lin.meiling@mail.example',
    'myinfo.registered_address': '4 SANDBOX AVENUE\n#16-09\nSINGAPORE 000004',
    'myinfo.housingtype': 'HDB',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'MARRIED',
    'myinfo.marriage_date': ago({ years: 9, days: 150 }),
    'myinfo.country_of_marriage': 'CHINA',
    'myinfo.sponsored_children_records': records({
      nric: 'T0351801E',
      name: 'GOH LIN AN',
      date_of_birth: ago({ years: 6, days: 77 }),
      sex: 'MALE',
      race: 'CHINESE',
      life_status: 'ALIVE',
      nationality: 'CHINESE',
      residential_status: 'NA',
      secondary_race: '',
    }),
  },
});
