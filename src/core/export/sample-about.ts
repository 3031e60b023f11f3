import { DEFAULT_SEED, type SamplePrivacy } from './privacy.js';
import type { SampleFieldReport, SampleSource } from './sample-payload.js';

/** What stands for the subject in a masked sample: `sub` is an identifier as well. */
export const MASKED_SUB = 'MASKED';

/** Which run a sample is of. */
export interface SampleRun {
  readonly id: string;
  /** Counts the runs of the app since it started; the command line counts none. */
  readonly number?: number | undefined;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** When it was put into the history that it was read from. */
  readonly keptAt?: string | undefined;
}

/** What a sample payload says of itself, first of all. */
export interface SampleAbout {
  readonly document: 'sgID sample payload';
  readonly formatVersion: 1;
  readonly privacy: SamplePrivacy;
  /** What the values of a synthetic sample grew from. */
  readonly seed?: string | undefined;
  readonly holdsPersonalData: boolean;
  readonly note: string;
  readonly run?: SampleRun | undefined;
  readonly persona?: string | undefined;
  readonly clientId: string;
  readonly environment: string;
  readonly issuer: string;
  readonly requestedScopes: readonly string[];
  readonly receivedAt: string;
  readonly madeBy: string;
  readonly encryptionVariant?: string | undefined;
  /** What was changed on purpose in the run that the values come from: they may be other than the provider's. */
  readonly tamperedWith?: readonly string[] | undefined;
}

/** Describes a sample: which privacy, from what client, scopes, time and version. */
export function aboutSample(source: SampleSource, fields: readonly SampleFieldReport[]): SampleAbout {
  return {
    document: 'sgID sample payload',
    formatVersion: 1,
    privacy: source.privacy,
    seed: source.privacy === 'synthetic' ? (source.seed ?? DEFAULT_SEED) : undefined,
    holdsPersonalData: source.privacy === 'received',
    note: `${tamperNote(source.tamperedWith)}${noteOf(source.privacy, fields)}`,
    run: source.run,
    persona: source.persona,
    clientId: source.clientId,
    environment: source.environment,
    issuer: source.issuer,
    requestedScopes: source.requestedScopes,
    receivedAt: timestamp(source.at),
    madeBy: `sgID Console ${source.consoleVersion}`,
    encryptionVariant: source.variant,
    tamperedWith: source.tamperedWith,
  };
}

/** Whose data a sample is, in a few words that no other sample in its file has; empty where that is not known. */
export function sampleName({ run, persona }: Pick<SampleAbout, 'run' | 'persona'>): string {
  if (run === undefined) return persona === undefined ? '' : `persona ${persona}`;
  const { id, number, startedAt, keptAt } = run;
  const first = number === undefined ? 'Run' : `Run ${number}`;
  return `${first} of ${startedAt}${keptAt === undefined ? '' : ', kept'}, ${id}`;
}

function tamperNote(changes: readonly string[] | undefined): string {
  if (changes === undefined) return '';
  return `TAMPERED WITH ON PURPOSE (${changes.join('; ')}): the values may be other than the provider’s. `;
}

/** What the file says of itself in words: what is replaced in it, by name, or that nothing is. */
function noteOf(privacy: SamplePrivacy, fields: readonly SampleFieldReport[]): string {
  if (privacy === 'received') {
    return 'HOLDS PERSONAL DATA AS RECEIVED. Keep it out of repositories, tickets and chats, and delete it when done.';
  }
  const isReplaced = ({ masked, synthetic }: SampleFieldReport) => masked || synthetic === true;
  const what = privacy === 'synthetic' ? 'Made-up values' : 'Stand-ins';
  const subject = privacy === 'synthetic' ? '`sub` is made up.' : `\`sub\` is replaced by ${MASKED_SUB}.`;
  const came = fields.filter(({ status }) => status === 'decrypted');
  const kept = came.filter((field) => !isReplaced(field));
  return `${subject} ${placesOf(came.filter(isReplaced), kept, what)}`;
}

/** Of what is replaced and what is not, the shorter list: nobody reads thirty names. */
function placesOf(replaced: readonly SampleFieldReport[], kept: readonly SampleFieldReport[], what: string): string {
  if (replaced.length === 0) return 'The values of `data` are as received.';
  if (kept.length === 0) return `${what} of the same shape are in all of \`data\`.`;
  return replaced.length <= kept.length
    ? `${what} of the same shape are in \`data\` for: ${namesOf(replaced)}. Other values are as received.`
    : `${what} of the same shape are in \`data\` for all but: ${namesOf(kept)}. Those are as received.`;
}

/** More names than this would hide what the note is about; each field's report says it for its own. */
const MAX_NAMED = 100;

function namesOf(fields: readonly SampleFieldReport[]): string {
  const names = fields.slice(0, MAX_NAMED).map(({ scope }) => scope.slice(0, 80));
  const more = fields.length > MAX_NAMED ? ` and ${fields.length - MAX_NAMED} more` : '';
  return `${names.join(', ')}${more}`;
}

/** ISO 8601 in UTC, of milliseconds since the epoch; a time that no calendar has is given as the epoch. */
export function timestamp(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
