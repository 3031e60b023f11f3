import { findScope } from '../catalogue/catalogue.js';
import { maskForSample } from '../catalogue/mask-sample.js';
import { readUnknownValue, readValue } from '../catalogue/parse.js';
import { isShownUnmasked } from '../catalogue/shown-unmasked.js';
import type { Finding } from '../catalogue/types.js';
import { parsedForm } from './parsed-form.js';

/** Whether a sample payload holds values as they were received, or stand-ins of the same shape. */
export type SamplePrivacy = 'masked' | 'received';

/** One member of userinfo's `data`: its decrypted string, or why there is none. */
export interface SampleField {
  readonly scope: string;
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
}

/** What a sample payload is built from. */
export interface SampleSource {
  readonly sub: string;
  readonly fields: readonly SampleField[];
  readonly requestedScopes: readonly string[];
  readonly clientId: string;
  /** The environment's kind or origin. */
  readonly environment: string;
  readonly issuer: string;
  readonly privacy: SamplePrivacy;
  /** When the data was received, in milliseconds since the epoch. */
  readonly at: number;
  readonly consoleVersion: string;
  /** The encryption variant that was seen, as `docs` name them: A, B, C or D. */
  readonly variant?: string | undefined;
  /** Findings that rest on several fields, by scope. */
  readonly crossFindings?: readonly { readonly scope: string; readonly finding: Finding }[] | undefined;
}

/** What a sample payload says of itself, first of all. */
export interface SampleAbout {
  readonly document: 'sgID sample payload';
  readonly formatVersion: 1;
  readonly privacy: SamplePrivacy;
  readonly holdsPersonalData: boolean;
  readonly note: string;
  readonly clientId: string;
  readonly environment: string;
  readonly issuer: string;
  readonly requestedScopes: readonly string[];
  readonly receivedAt: string;
  readonly madeBy: string;
  readonly encryptionVariant?: string | undefined;
}

/** How one field was read. */
export interface SampleFieldReport {
  readonly scope: string;
  readonly label?: string | undefined;
  readonly status: 'decrypted' | 'failed' | 'missing';
  readonly masked: boolean;
  readonly readAs?: string | undefined;
  /** The value in JSON's own types; left out where the value is masked. */
  readonly parsed?: unknown;
  readonly problem?: string | undefined;
  readonly findings: readonly Finding[];
}

/** A sample payload: `sub` and `data` are what the official TypeScript SDK's `userinfo` returns. */
export interface SamplePayload {
  readonly _about: SampleAbout;
  readonly sub: string;
  readonly data: Readonly<Record<string, string>>;
  readonly _fields: readonly SampleFieldReport[];
}

const SHAPE = '`sub` and `data` are as the official SDK returns them; members that start with an underscore are notes.';

/** What the file says of itself in words: what is masked in it, by name, or that nothing is. */
function noteOf(privacy: SamplePrivacy, fields: readonly SampleFieldReport[]): string {
  if (privacy === 'received') {
    return `HOLDS PERSONAL DATA AS RECEIVED. Keep it out of repositories, tickets and chats, and delete it when done. ${SHAPE}`;
  }
  const masked = fields.filter((field) => field.masked).map(({ scope }) => scope.slice(0, 80));
  const named = masked.slice(0, MAX_NAMED).join(', ');
  const more = masked.length > MAX_NAMED ? ` and ${masked.length - MAX_NAMED} more` : '';
  const values =
    masked.length === 0
      ? 'no value in `data` is'
      : `so are, in \`data\`, ${named}${more}, each by a stand-in of the same shape`;
  return `\`sub\` is replaced by ${MASKED_SUB}; ${values}. Other values are as received. ${SHAPE}`;
}

/** More names than this would hide what the note is about; each field's report says it for its own. */
const MAX_NAMED = 100;

/** What stands for the subject in a masked sample: `sub` is an identifier as well. */
const MASKED_SUB = 'MASKED';

/**
 * Builds the sample payload of one run, to be written as JSON.
 *
 * `masked` replaces what is identifying or personal, and anything that could not be recognised, by stand-ins; only plain
 * values of low sensitivity, `NA` and its like are kept. `received` keeps every value, and says so in the file.
 */
export function buildSamplePayload(source: SampleSource): SamplePayload {
  const masked = source.privacy === 'masked';
  const data = Object.create(null) as Record<string, string>;
  for (const { scope, value } of source.fields) {
    if (value !== undefined) data[scope] = masked ? maskForSample(findScope(scope), value) : value;
  }
  const fields = [...source.fields.map((field) => reportField(field, source)), ...missingFields(source)];
  return {
    _about: about(source, fields),
    sub: masked ? MASKED_SUB : source.sub,
    data,
    _fields: fields,
  };
}

/** A file name for a sample payload, safe on every platform: client, time in UTC and privacy. */
export function sampleFileName(source: Pick<SampleSource, 'clientId' | 'privacy' | 'at'>): string {
  const client = source.clientId
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  const time = timestamp(source.at)
    .replace(/\.\d+Z$/, '')
    .replace(/[-:]/g, '')
    .replace('T', '-');
  return `sgid-sample-${client === '' ? 'client' : client}-${time}-${source.privacy}.json`;
}

function about(source: SampleSource, fields: readonly SampleFieldReport[]): SampleAbout {
  return {
    document: 'sgID sample payload',
    formatVersion: 1,
    privacy: source.privacy,
    holdsPersonalData: source.privacy === 'received',
    note: noteOf(source.privacy, fields),
    clientId: source.clientId,
    environment: source.environment,
    issuer: source.issuer,
    requestedScopes: source.requestedScopes,
    receivedAt: timestamp(source.at),
    madeBy: `sgID Console ${source.consoleVersion}`,
    encryptionVariant: source.variant,
  };
}

function reportField(field: SampleField, source: SampleSource): SampleFieldReport {
  const { scope, value } = field;
  const definition = findScope(scope);
  if (value === undefined) {
    return { scope, label: definition?.label, status: 'failed', masked: false, problem: field.problem, findings: [] };
  }
  const read = definition === undefined ? readUnknownValue(value) : readValue(definition, value);
  const masked = source.privacy === 'masked' && !isShownUnmasked(definition, value);
  const across = source.crossFindings?.filter((found) => found.scope === scope).map(({ finding }) => finding) ?? [];
  return {
    scope,
    label: definition?.label,
    status: 'decrypted',
    masked,
    readAs: read.readAs,
    parsed: masked ? undefined : parsedForm(read.parsed),
    findings: [...read.findings, ...across],
  };
}

/** Scopes that were asked for and did not come; `openid` has no member in `data`. */
function missingFields(source: SampleSource): readonly SampleFieldReport[] {
  const came = new Set(source.fields.map(({ scope }) => scope));
  return source.requestedScopes
    .filter((scope) => scope !== 'openid' && !came.has(scope))
    .map((scope) => ({ scope, label: findScope(scope)?.label, status: 'missing', masked: false, findings: [] }));
}

/** ISO 8601 in UTC; a time that no calendar has is given as the epoch. */
function timestamp(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
