import { dayAfter, dayBefore } from './dates.js';
import { records, withDerived } from './derived.js';
import type { Persona } from './persona.js';

export const visitPassHolder: Persona = {
  id: 'visit-pass-holder',
  name: '林美玲 (LIN MEILING)',
  note: 'Long-term visit pass, FIN of the M series, no day of birth on record',
  values: (now) =>
    withDerived(
      {
        'myinfo.name': '林美玲 (LIN MEILING)',
        'myinfo.nric_number': 'M1612345L',
        'myinfo.date_of_birth': dayBefore(now, { years: 38, days: 95 }).slice(0, 'YYYY-MM'.length),
        'myinfo.sex': 'FEMALE',
        'myinfo.race': 'CHINESE',
        'myinfo.nationality': 'CHINESE',
        'myinfo.residentialstatus': 'ALIEN',
        'myinfo.birth_country': 'CHINA',
        'myinfo.passport_number': 'EJ0000007',
        'myinfo.passport_expiry_date': dayAfter(now, { years: 5 }),
        'myinfo.mobile_number': '80000007',
        'myinfo.email': 'lin.meiling@mail.example',
        'myinfo.registered_address': '4 SANDBOX AVENUE\n#16-09\nSINGAPORE 000004',
        'myinfo.housingtype': 'HDB',
        'myinfo.vehicles': records(),
        'myinfo.marital_status': 'MARRIED',
        'myinfo.marriage_date': dayBefore(now, { years: 9, days: 150 }),
        'myinfo.country_of_marriage': 'CHINA',
        'myinfo.sponsored_children_records': records({
          nric: 'T2100007D',
          name: 'GOH LIN AN',
          date_of_birth: dayBefore(now, { years: 6, days: 77 }),
          sex: 'MALE',
          race: 'CHINESE',
          life_status: 'ALIVE',
          nationality: 'CHINESE',
          residential_status: 'NA',
          secondary_race: '',
        }),
      },
      now,
    ),
};
