import { dayBefore } from './dates.js';
import { records, withDerived } from './derived.js';
import type { Persona } from './persona.js';

/** 100 characters, to see what a screen or a column makes of it. */
const NAME = 'WIJERATNE MUDIYANSELAGE THARINDU LAKSHAN SENEVIRATNE BANDARA VON HOHENBERG-ROTHENBURG DE ALMEIDA, JR';

export const longName: Persona = {
  id: 'long-name',
  name: NAME,
  note: 'A name of 100 characters and little else on record',
  values: (now) =>
    withDerived(
      {
        'myinfo.name': NAME,
        'myinfo.nric_number': 'S9812385G',
        'myinfo.date_of_birth': dayBefore(now, { years: 52, days: 19 }),
        'myinfo.sex': 'MALE',
        'myinfo.race': 'EURASIAN',
        'myinfo.nationality': 'SINGAPOREAN',
        'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
        'myinfo.vehicles': records(),
      },
      now,
    ),
};
