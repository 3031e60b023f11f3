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
 * None of them exists. Their NRIC and FIN numbers, those of sponsored children too, are published test identifiers
 * of MyInfo: of its sandbox's sample persons, its demo apps and the snapshot of them that mock servers publish. Two kinds
 * are made up, with checksums that hold: the M series, of which none is published, and birth certificates, since the
 * checksums of nearly all that are published there do not hold. Names, telephone numbers, addresses (postal sector 00 is
 * not in use) and employers are made up.
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
