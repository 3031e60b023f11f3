import type { Finding } from '../catalogue/types.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject, member } from '../json.js';
import { assembleReading, listed, repeatedNames } from './assemble-reading.js';
import { findJsonClients, type JsonClient } from './json-clients.js';
import { isJwk } from './jwk-content.js';
import { otherFile } from './other-files.js';
import type { CredentialsReading } from './read-credentials.js';
import type { SourceContent } from './read-source.js';
import { HINT_JSON, refusedSource } from './source-refusals.js';

/** Many times what anyone has; a list of a million would keep the machine busy for minutes. */
const MAX_CLIENTS = 2_000;

/**
 * Reads a JSON text: one client, several, a key as a JWK, or a text inside a string, which the caller reads on.
 *
 * Throws `credentials-not-json`, `-not-object`, `-other-provider`, `-not-sgid`, `-too-many`. RFC 8259, RFC 7517.
 */
export function readJsonSource(
  text: string,
  findings: readonly Finding[],
): SourceContent | { readonly kind: 'string'; readonly text: string } {
  const { value, repeated } = parse(text);
  if (typeof value === 'string') return { kind: 'string', text: value };
  if (isJsonObject(value)) {
    if (isJwk(value)) {
      const kind = member(value, 'd') === undefined && member(value, 'k') === undefined ? 'public-key' : 'private-key';
      return { kind, text: JSON.stringify(value), findings };
    }
    const other = otherFile(value);
    if (other !== undefined) throw refusedSource(other.code, `The file is ${other.what}, not sgID credentials.`);
  }
  const clients = findJsonClients(value);
  if (clients.length > MAX_CLIENTS) {
    throw refusedSource('too-many', `The file has ${clients.length} clients, and ${MAX_CLIENTS} is the limit.`);
  }
  const first: readonly Finding[] = repeated.length > 0 ? [...findings, repeatedNames(repeated)] : findings;
  const readings = clients.map((client) => readingOf(client, first));
  const [only] = readings;
  if (only === undefined) throw noClient(value);
  return readings.length === 1 ? { kind: 'client', reading: only } : { kind: 'bundle', readings };
}

function parse(text: string): { readonly value: unknown; readonly repeated: readonly string[] } {
  const reading = readJson(text);
  if (reading.ok) return { value: reading.value, repeated: reading.repeatedNames };
  const { line, column, expected } = reading.fault;
  const place = `line ${line}, column ${column}`;
  throw refusedSource('not-json', `The file is not JSON: at ${place}, ${expected} was expected.`, HINT_JSON);
}

function readingOf({ values, unknown, inside }: JsonClient, findings: readonly Finding[]): CredentialsReading {
  const found: Finding[] = [...findings];
  if (inside.length > 0) {
    found.push({
      id: 'file-wrapped',
      severity: 'info',
      message: `The credentials do not stand at the top of the file; they were found in ${listed(inside)}.`,
      hint: 'Nothing has to be done, if that is the client that is meant.',
    });
  }
  if (unknown.length > 0) {
    found.push({
      id: 'field-unknown',
      severity: 'info',
      message: `Not read, since the console knows no such field: ${listed(unknown)}.`,
      hint: 'Nothing has to be done, unless one of them is a part of the credentials under a name of its own.',
    });
  }
  return assembleReading('json', values, found);
}

function noClient(value: unknown): Error {
  if (!isJsonObject(value)) {
    return refusedSource(
      'not-object',
      'This does not look like sgID credentials: it is JSON, but not an object with id, secret and privateKey.',
    );
  }
  const names = Object.keys(value);
  const has = names.length === 0 ? 'nothing' : listed(names);
  return refusedSource(
    'not-sgid',
    `This does not look like sgID credentials: it has none of id, secret and privateKey. It has ${has}.`,
  );
}
