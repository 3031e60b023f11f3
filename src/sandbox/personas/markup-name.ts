import { definePersona } from './define-persona.js';
import { records } from './derived.js';
import { ago } from './relative-dates.js';

const NAME = 'O\'NEILL <B>TAN</B> & "SONS" %20 \\';

/** For pages and queries that put a name in without escaping it. */
export const markupName = definePersona({
  id: 'markup-name',
  name: NAME,
  note: 'Name with quotes, an ampersand and markup, all to be shown as they are',
  values: {
    'myinfo.name': NAME,
    'myinfo.nric_number': 'S9912372I',
    'myinfo.date_of_birth': ago({ years: 31, days: 77 }),
    'myinfo.sex': 'MALE',
    'myinfo.race': 'EURASIAN',
    'myinfo.nationality': 'SINGAPOREAN',
    'myinfo.residentialstatus': 'SINGAPORE CITIZEN',
    'myinfo.birth_country': 'IRELAND',
    'myinfo.email': "o'neill+sgid@mail.example",
    'myinfo.registered_address': '5 <SAMPLE> & CO BUILDING\n#10-02\nSINGAPORE 000005',
    'myinfo.vehicles': records(),
    'myinfo.marital_status': 'SINGLE',
    'myinfo.name_of_employer': '=SUM(A1:A9)',
  },
});
