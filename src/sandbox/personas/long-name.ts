import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago } from './relative-dates.js';

/** 100 characters, to see what a screen or a column makes of it. */
const NAME = 'WIJERATNE MUDIYANSELAGE THARINDU LAKSHAN SENEVIRATNE BANDARA VON HOHENBERG-ROTHENBURG DE ALMEIDA, JR';

export const longName = definePersona({
  id: 'long-name',
  name: NAME,
  note: 'A name of 100 characters and little else on record',
  values: {
    'myinfo.name': NAME,
    'myinfo.nric_number': 'S9812385G',
    'myinfo.date_of_birth': ago({ years: 52, days: 19 }),
    'myinfo.sex': 'MALE',
    'myinfo.race': 'EURASIAN',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.vehicles': records(),
  },
});
