import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago, ahead } from './relative-dates.js';

export const publicOfficer = definePersona({
  id: 'public-officer',
  name: 'AHMAD BIN YUSOF',
  note: 'Public officer with two posts, one work e-mail with spaces around it',
  values: {
    'myinfo.name': 'AHMAD BIN YUSOF',
    'myinfo.nric_number': 'S9812382B',
    'myinfo.date_of_birth': ago({ years: 33, days: 8 }),
    'myinfo.sex': 'MALE',
    'myinfo.race': 'MALAY',
    'myinfo.dialect': 'MALAY',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'SINGAPORE',
    'myinfo.passport_number': 'K0000004D',
    'myinfo.passport_expiry_date': ahead({ years: 8, days: 3 }),
    'myinfo.mobile_number': '80000004',
    'myinfo.email': 'ahmad.yusof@mail.example',
    'myinfo.registered_address': '31 SANDBOX AVENUE\n#05-77\nSINGAPORE 000031',
    'myinfo.housingtype': 'HDB',
    'myinfo.hdbtype': '4-ROOM FLAT (HDB)',
    'myinfo.vehicles': records({ vehicle_number: 'SZZ4S' }),
    'myinfo.marital_status': 'MARRIED',
    'myinfo.marriage_date': ago({ years: 4, days: 44 }),
    'myinfo.marriage_certificate_number': '000456',
    'myinfo.country_of_marriage': 'SINGAPORE',
    'myinfo.children_birth_records': records(),
    'myinfo.sponsored_children_records': records(),
    'myinfo.occupation': 'SOFTWARE ENGINEER',
    'myinfo.name_of_employer': 'Sample Statutory Board',
    'pocdex.public_officer_details': records(
      {
        work_email: '  Ahmad_YUSOF@board.agency.example ',
        agency_name: 'Sample Statutory Board',
        department_name: '',
        employment_type: 'Permanent',
        employment_title: 'Lead Engineer (Platforms)',
      },
      {
        work_email: 'ahmad_yusof@ministry.agency.example',
        agency_name: 'Ministry of Examples',
        department_name: 'Test Data Division',
        employment_type: 'Fixed Term',
        employment_title: 'Technical Adviser, part-time',
      },
    ),
  },
});
