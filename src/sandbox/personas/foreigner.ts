import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago, ahead } from './relative-dates.js';

export const foreigner = definePersona({
  id: 'foreigner',
  name: 'JOSÉ MARÍA NÚÑEZ OBREGÓN',
  note: 'Foreigner with a FIN and a work pass, name with diacritics',
  values: {
    'myinfo.name': 'JOSÉ MARÍA NÚÑEZ OBREGÓN',
    'myinfo.nric_number': 'G1612348Q',
    'myinfo.date_of_birth': ago({ years: 29, days: 300 }),
    'myinfo.sex': 'MALE',
    'myinfo.race': 'SPANISH',
    'myinfo.nationality': 'SPANISH',
    'myinfo.residentialstatus': 'ALIEN',
    'myinfo.birth_country': 'SPAIN',
    'myinfo.passport_number': 'XAA000003',
    'myinfo.passport_expiry_date': ahead({ years: 3, days: 12 }),
    'myinfo.mobile_number': '80000003',
    'myinfo.email': 'jose.nunez@mail.example',
    'myinfo.registered_address': '9 LOOPBACK ROAD\n#22-16\nSINGAPORE 000009',
    'myinfo.housingtype': 'NON-LANDED PROPERTIES',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'SINGLE',
    'myinfo.occupation': 'MARINE BIOLOGIST',
    'myinfo.name_of_employer': 'Example Reef Institute',
    'myinfo.workpass_status': 'Active',
    'myinfo.workpass_expiry_date': ahead({ years: 1, days: 90 }),
  },
});
