import { citizenParent } from './citizen-parent.js';
import { elder } from './elder.js';
import { foreigner } from './foreigner.js';
import { longName } from './long-name.js';
import { nothingOnRecord } from './nothing-on-record.js';
import { permanentResident } from './permanent-resident.js';
import type { Persona } from './persona.js';
import { publicOfficer } from './public-officer.js';
import { student } from './student.js';
import { visitPassHolder } from './visit-pass-holder.js';

/**
 * The people of the sandbox; between them they fill every scope of the data catalogue.
 *
 * None of them exists. Their NRIC and FIN numbers are published test identifiers, or are made up with a checksum that
 * holds; names, telephone numbers, addresses (postal sector 00 is not in use) and employers are made up.
 */
export const PERSONAS: readonly Persona[] = [
  citizenParent,
  permanentResident,
  foreigner,
  publicOfficer,
  visitPassHolder,
  elder,
  student,
  longName,
  nothingOnRecord,
];
