import { withDerived } from './derived.js';
import type { Persona, PersonaRecord } from './persona.js';
import { withDates } from './relative-dates.js';

/** A persona of its record: dates are put in on the day they are asked for, and what follows from others is computed. */
export function definePersona(record: PersonaRecord): Persona {
  const { id, name, note } = record;
  return {
    id,
    name,
    note,
    record,
    values: (now) => {
      const dated = Object.entries(record.values).map(([scope, value]) => [scope, withDates(value, now)] as const);
      return withDerived(Object.fromEntries(dated), now);
    },
  };
}
