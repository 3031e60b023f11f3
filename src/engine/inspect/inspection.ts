import type { ErrorView } from '../../core/errors.js';
import type { Secret } from '../../core/export/redact.js';
import type { Recognised } from '../../core/inspect/recognised.js';
import type { Section } from '../../core/inspect/section.js';
import type { DecryptedField } from '../../core/jose/userinfo-decryption.js';
import type { HttpExchange } from '../../core/trace/http.js';

/** What came of using a saved client. Holds secrets. */
export interface ClientOutcome {
  /** Undefined where none was: a JWKS verifies without. */
  readonly clientKey: string | undefined;
  /** In place of those that were there without a client. */
  readonly sections: readonly Section[];
  readonly fields?: readonly DecryptedField[] | undefined;
  readonly secrets: readonly Secret[];
  readonly failure?: ErrorView | undefined;
}

/** Something that was pasted or dropped, as main holds it. Holds secrets. */
export interface Inspection {
  readonly inspectionId: string;
  readonly source: string;
  readonly recognised: Recognised;
  readonly sections: readonly Section[];
  /** The request of a HAR that this is. */
  readonly exchange?: HttpExchange | undefined;
  readonly outcome?: ClientOutcome | undefined;
}

/** Ids of inspections begin so: what reveals a secret tells them from runs by it. */
const PREFIX = 'inspection-';

/** The id of an inspection, given random characters. */
export function inspectionIdOf(random: string): string {
  return `${PREFIX}${random}`;
}

/** Whether the holder of a secret is an inspection and not a run. */
export function isInspectionId(id: string): boolean {
  return id.startsWith(PREFIX);
}
