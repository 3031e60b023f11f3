import { quoted } from '../quoted.js';
import type { CredentialsField } from './field-names.js';
import type { CredentialsFinding } from './finding.js';
import { privateFingerprint, publicFingerprint } from './key-fingerprints.js';
import type { CredentialsReading } from './read-credentials.js';

/** A reading with the source it came from: its place among those given, from 0, and the name of its file. */
export interface Part {
  readonly index: number;
  readonly name?: string | undefined;
  readonly reading: CredentialsReading;
  /** It was given together with clients, and belongs to none of them for certain. */
  readonly fitsNone?: boolean;
}

interface Rule<T> {
  readonly field: CredentialsField;
  readonly label: string;
  readonly valueOf: (reading: CredentialsReading) => T | undefined;
  /** What two values that are the same have in common. */
  readonly essence: (value: T) => string;
  /** Whether a difference keeps the client from being imported. */
  readonly grave: boolean;
}

/**
 * Makes one reading of several parts of a client. Of each field the first value is kept; where a later one differs, a
 * finding names both sources: `sources-conflict`, an error, for what a client is, `sources-differ` for what describes it.
 * Redirect URIs are put together.
 */
export function mergeReadings(parts: readonly Part[]): CredentialsReading {
  const [first, ...others] = parts;
  if (first === undefined) throw new RangeError('There must be a part to merge.');
  if (others.length === 0 && first.fitsNone !== true) return first.reading;
  const findings = new Map<string, CredentialsFinding>();
  const findingsOfPieces = new Map<CredentialsFinding, CredentialsField>();
  const add = (finding: CredentialsFinding, field: CredentialsField | undefined): void => {
    const id = `${finding.id} ${finding.message}`;
    if (findings.has(id)) return;
    findings.set(id, finding);
    if (field !== undefined) findingsOfPieces.set(finding, field);
  };
  for (const { reading } of parts) {
    for (const finding of reading.findings) add(finding, reading.findingsOfPieces?.get(finding));
  }
  if (first.fitsNone === true) add(fitsNone(first), undefined);
  const pick = <T>(rule: Rule<T>): T | undefined => pickFirst(parts, rule, (finding) => add(finding, rule.field));
  const text = (
    field: 'clientId' | 'clientSecret' | 'name' | 'description' | 'notes' | 'colour',
    label: string,
    grave: boolean,
  ) => pick({ field, label, valueOf: (reading) => reading[field], essence: (value) => value.trim(), grave });
  const merged = {
    format: formatOf(parts),
    clientId: text('clientId', 'client id', true),
    clientSecret: text('clientSecret', 'client secret', true),
    privateKeyText: pick(PRIVATE_KEY),
    publicKeyText: pick(PUBLIC_KEY),
    name: text('name', 'name', false),
    description: text('description', 'description', false),
    scopes: pick(SCOPES),
    redirectUris: [...new Set(parts.flatMap(({ reading }) => reading.redirectUris))],
    environment: pick(ENVIRONMENT),
    notes: text('notes', 'notes', false),
    colour: text('colour', 'colour', false),
  };
  return { ...merged, findings: [...findings.values()], findingsOfPieces };
}

const PRIVATE_KEY: Rule<string> = {
  field: 'privateKey',
  label: 'private key',
  valueOf: (reading) => reading.privateKeyText,
  essence: (text) => privateFingerprint(text) ?? text.trim(),
  grave: true,
};
const PUBLIC_KEY: Rule<string> = {
  field: 'publicKey',
  label: 'public key',
  valueOf: (reading) => reading.publicKeyText,
  essence: (text) => publicFingerprint(text) ?? text.trim(),
  grave: true,
};
const SCOPES: Rule<readonly string[]> = {
  field: 'scopes',
  label: 'scopes',
  valueOf: (reading) => reading.scopes,
  essence: (scopes) => [...scopes].sort().join(' '),
  grave: false,
};
const ENVIRONMENT: Rule<NonNullable<CredentialsReading['environment']>> = {
  field: 'environment',
  label: 'environment',
  valueOf: (reading) => reading.environment,
  essence: ({ kind, origin }) => `${kind} ${origin}`,
  grave: true,
};

function pickFirst<T>(
  parts: readonly Part[],
  rule: Rule<T>,
  report: (finding: CredentialsFinding) => void,
): T | undefined {
  const holders = parts.flatMap((part) => {
    const value = rule.valueOf(part.reading);
    return value === undefined ? [] : [{ part, value }];
  });
  const [first, ...others] = holders;
  if (first === undefined) return undefined;
  if (others.length === 0) return first.value;
  const essence = rule.essence(first.value);
  const other = others.find(({ value }) => rule.essence(value) !== essence);
  if (other !== undefined) report(difference(rule, sourceName(first.part), sourceName(other.part)));
  return first.value;
}

function difference(
  { label, grave }: Pick<Rule<unknown>, 'label' | 'grave'>,
  one: string,
  other: string,
): CredentialsFinding {
  return grave
    ? {
        id: 'sources-conflict',
        severity: 'error',
        message: `${one} and ${other} do not give the same ${label}.`,
        hint: 'They are of two clients, or one of them is out of date. Give only the one that is right.',
      }
    : {
        id: 'sources-differ',
        severity: 'warning',
        message: `${one} and ${other} do not give the same ${label}; ${one} was followed.`,
        hint: 'If the other is right, give that one alone, or first.',
      };
}

function fitsNone(part: Part): CredentialsFinding {
  return {
    id: 'source-fits-none',
    severity: 'warning',
    message: `Which of the clients ${sourceName(part)} belongs to cannot be told.`,
    hint: 'Give it together with that client alone.',
  };
}

function sourceName({ name, index }: Part): string {
  return name === undefined ? `source ${index + 1}` : quoted(name);
}

/** That of the sources with named values, where they have one in common. */
function formatOf(parts: readonly Part[]): CredentialsReading['format'] {
  const formats = new Set(parts.map(({ reading }) => reading.format).filter((format) => format !== 'pieces'));
  const [only] = formats;
  return formats.size === 1 && only !== undefined ? only : 'pieces';
}
