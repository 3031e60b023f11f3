import type { Persona } from './persona.js';

export const nothingOnRecord: Persona = {
  id: 'nothing-on-record',
  name: 'Nothing on record',
  note: 'Every value is NA, the name too',
  values: () => ({}),
};
