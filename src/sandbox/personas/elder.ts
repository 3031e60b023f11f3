import { dayBefore } from './dates.js';
import { records, withDerived } from './derived.js';
import type { Persona } from './persona.js';

export const elder: Persona = {
  id: 'elder',
  name: 'CHEN AH KOW (陈亚九)',
  note: 'Citizen of about 84, only the year of birth on record, name with Chinese letters',
  values: (now) =>
    withDerived(
      {
        'myinfo.name': 'CHEN AH KOW (陈亚九)',
        'myinfo.nric_number': 'S3002610A',
        'myinfo.date_of_birth': dayBefore(now, { years: 84 }).slice(0, 'YYYY'.length),
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
      now,
    ),
};
