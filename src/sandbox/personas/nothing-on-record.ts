import { definePersona } from './define-persona.js';

export const nothingOnRecord = definePersona({
  id: 'nothing-on-record',
  name: 'Nothing on record',
  note: 'Every value is NA, the name too',
  values: {},
});
