import { arabicName } from './arabic-name.js';
import { citizenParent } from './citizen-parent.js';
import { definePersona } from './define-persona.js';
import { elder } from './elder.js';
import { emptyLists } from './empty-lists.js';
import { expiredDocuments } from './expired-documents.js';
import { foreigner } from './foreigner.js';
import { longLists } from './long-lists.js';
import { longName } from './long-name.js';
import { markupName } from './markup-name.js';
import { nothingOnRecord } from './nothing-on-record.js';
import { permanentResident } from './permanent-resident.js';
import type { Persona, PersonaRecord } from './persona.js';
import { publicOfficer } from './public-officer.js';
import { student } from './student.js';
import { turningTwentyOne } from './turning-twenty-one.js';
import { visitPassHolder } from './visit-pass-holder.js';

/**
 * The people of the sandbox; between them they fill every scope of the data catalogue.
 *
 * None of them exists. Their NRIC and FIN numbers are the published test identifiers of MyInfo; of the M series and of
 * birth certificates, of which none is published, they are made up with a checksum that holds. Names, telephone numbers, addresses (postal sector 00 is not in use) and employers are made up.
 */
export const PERSONAS: readonly Persona[] = [
  citizenParent,
  permanentResident,
  foreigner,
  publicOfficer,
  visitPassHolder,
  elder,
  student,
  turningTwentyOne,
  emptyLists,
  longLists,
  expiredDocuments,
  arabicName,
  markupName,
  longName,
  nothingOnRecord,
];

/** The people of the user's own, then the built-in ones that none of them takes the place of. */
export function personasWith(own: readonly PersonaRecord[]): readonly Persona[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...own.map(definePersona), ...PERSONAS.filter(({ id }) => !ids.has(id))];
}
