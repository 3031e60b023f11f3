import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago, ahead } from './relative-dates.js';

export const permanentResident = definePersona({
  id: 'permanent-resident',
  name: 'KAVITHA D/O MURUGAN (கவிதா முருகன்)',
  note: 'Permanent resident, divorced, name with Tamil letters',
  values: {
    'myinfo.name': 'KAVITHA D/O MURUGAN (கவிதா முருகன்)',
    'myinfo.nric_number': 'S9912363Z',
    'myinfo.date_of_birth': ago({ years: 36, days: 61 }),
    'myinfo.sex': 'FEMALE',
    'myinfo.race': 'INDIAN',
    'myinfo.dialect': 'TAMIL',
    'myinfo.nationality': 'INDIAN',
    'myinfo.residentialstatus': 'PR',
    'myinfo.birth_country': 'INDIA',
    'myinfo.passport_number': 'Z0000002',
    'myinfo.passport_expiry_date': ahead({ days: 75 }),
    'myinfo.mobile_number': '80000002',
    'myinfo.email': 'kavitha@mail.example',
    'myinfo.registered_address': '17 EXAMPLE LANE\n#03-02\nTHE SAMPLE\nSINGAPORE 000017',
    'myinfo.housingtype': 'CONDOMINIUM',
    'myinfo.vehicles': records({ vehicle_number: 'SZZ3U' }),
    'myinfo.marital_status': 'DIVORCED',
    'myinfo.marriage_date': ago({ years: 11, days: 5 }),
    'myinfo.marriage_certificate_number': 'NA',
    'myinfo.country_of_marriage': 'INDIA',
    'myinfo.divorce_date': ago({ years: 2, days: 210 }),
    'myinfo.children_birth_records': records(),
    'myinfo.sponsored_children_records': records(),
    'myinfo.occupation': 'PHARMACIST',
    'myinfo.name_of_employer': 'SAMPLE HOSPITAL PTE LTD',
  },
});
