import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago, ahead } from './relative-dates.js';

/** Fills more scopes than anybody else. */
export const citizenParent = definePersona({
  id: 'citizen-parent',
  name: 'ONG MEI FERN, RENÉE',
  note: 'Citizen, married, two children, one sponsored child, two cars',
  values: {
    'myinfo.name': 'ONG MEI FERN, RENÉE',
    'myinfo.nric_number': 'S9812381D',
    'myinfo.date_of_birth': ago({ years: 41, days: 120 }),
    'myinfo.sex': 'FEMALE',
    'myinfo.race': 'CHINESE',
    'myinfo.dialect': 'HOKKIEN',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'SINGAPORE',
    'myinfo.passport_number': 'K0000001A',
    'myinfo.passport_expiry_date': ahead({ years: 6, days: 40 }),
    'myinfo.mobile_number': '80000001',
    'myinfo.email': 'renee.ong@mail.example',
    'myinfo.registered_address': '4 SANDBOX AVENUE\n#11-208\nSINGAPORE 000004',
    'myinfo.housingtype': 'HDB',
    'myinfo.hdbtype': '5-ROOM FLAT (HDB)',
    'myinfo.vehicles': records({ vehicle_number: 'SZZ1A' }, { vehicle_number: 'SZZ2Y' }),
    'myinfo.marital_status': 'MARRIED',
    'myinfo.marriage_date': ago({ years: 13, days: 31 }),
    'myinfo.marriage_certificate_number': '000123',
    'myinfo.country_of_marriage': 'SINGAPORE',
    'myinfo.children_birth_records': children(),
    'myinfo.sponsored_children_records': records({
      nric: 'T1872646C',
      name: 'THAM JUN KAI',
      date_of_birth: ago({ years: 9, days: 15 }),
      sex: 'MALE',
      race: 'CHINESE',
      life_status: 'ALIVE',
      nationality: 'MALAYSIAN',
      residential_status: 'PR',
      secondary_race: 'NA',
    }),
    'myinfo.occupation': 'CIVIL ENGINEER',
    'myinfo.name_of_employer': 'LOOPBACK STRUCTURES PTE LTD',
  },
});

function children(): string {
  return records(
    {
      birth_cert_no: 'T1808765G',
      name: 'THAM YU XUAN',
      date_of_birth: ago({ years: 8, days: 200 }),
      sex: 'FEMALE',
      race: 'CHINESE',
      life_status: 'ALIVE',
      secondary_race: 'EURASIAN',
      vaccination_requirements: [
        { fulfilled: 'TRUE', requirement: 'Minimum vaccination for preschool admission' },
        { fulfilled: 'NA', requirement: 'Minimum vaccination for primary school admission' },
      ],
      is_sg_citizen_at_birth: 'Y',
    },
    {
      birth_cert_no: 'T2112340J',
      name: 'THAM YU HENG',
      date_of_birth: ago({ years: 4, days: 33 }),
      sex: 'MALE',
      race: 'CHINESE',
      life_status: 'ALIVE',
      secondary_race: 'NA',
      vaccination_requirements: [{ fulfilled: 'FALSE', requirement: 'Minimum vaccination for preschool admission' }],
      is_sg_citizen_at_birth: 'Y',
    },
  );
}
