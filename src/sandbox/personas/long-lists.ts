import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago } from './relative-dates.js';

/** Birth certificates, made up with checksums that hold: see `PERSONAS` for why. */
const BIRTH_CERTIFICATES = ['T1300001D', 'T1400002F', 'T1500003H', 'T1600004Z', 'T1700005A', 'T1800006C'];

/** Long enough that a table has to scroll. */
export const longLists = definePersona({
  id: 'long-lists',
  name: 'RAJENDRAN S/O GOPAL',
  note: 'Citizen with twelve vehicles and six children: long tables',
  values: {
    'myinfo.name': 'RAJENDRAN S/O GOPAL',
    'myinfo.nric_number': 'S9912369I',
    'myinfo.date_of_birth': ago({ years: 47, days: 12 }),
    'myinfo.sex': 'MALE',
    'myinfo.race': 'INDIAN',
    'myinfo.dialect': 'TAMIL',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'SINGAPORE',
    'myinfo.mobile_number': '80000011',
    'myinfo.registered_address': '77 SANDBOX AVENUE\nSINGAPORE 000077',
    'myinfo.housingtype': 'TERRACE HOUSE',
    'myinfo.vehicles': records(...'ABCDEFGHJKLM'.split('').map((letter) => ({ vehicle_number: `SZX${letter}` }))),
    'myinfo.marital_status': 'MARRIED',
    'myinfo.marriage_date': ago({ years: 16, days: 3 }),
    'myinfo.country_of_marriage': 'SINGAPORE',
    'myinfo.children_birth_records': records(
      ...BIRTH_CERTIFICATES.map((number, at) => ({
        birth_cert_no: number,
        name: `RAJENDRAN CHILD ${at + 1}`,
        date_of_birth: ago({ years: 13 - at, days: 40 * at }),
        sex: at % 2 === 0 ? 'FEMALE' : 'MALE',
        race: 'INDIAN',
        life_status: 'ALIVE',
        secondary_race: 'NA',
        vaccination_requirements: [{ fulfilled: 'TRUE', requirement: 'Minimum vaccination for preschool admission' }],
        is_sg_citizen_at_birth: 'Y',
      })),
    ),
    'myinfo.sponsored_children_records': records(),
    'myinfo.occupation': 'TRANSPORT OPERATOR',
    'myinfo.name_of_employer': 'LOOPBACK COACHES',
  },
});
