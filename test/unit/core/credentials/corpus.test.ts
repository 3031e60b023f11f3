import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { combineSources, type NamedSource } from '../../../../src/core/credentials/combine-sources.js';
import { diagnoseCredentials } from '../../../../src/core/credentials/diagnose.js';
import type { CredentialsFinding } from '../../../../src/core/credentials/finding.js';
import type { CredentialsReading } from '../../../../src/core/credentials/read-credentials.js';
import { readSource } from '../../../../src/core/credentials/read-source.js';
import { ConsoleError } from '../../../../src/core/errors.js';

/** What an entry says of a client, over what holds of every one; null takes a value away. */
interface ExpectedClient {
  readonly [member: string]: unknown;
  readonly key?: string | null;
  readonly findings?: readonly string[];
}

interface Expected {
  readonly why: string;
  readonly clients?: readonly ExpectedClient[];
  readonly refused?: string;
  readonly kind?: string;
}

const FOLDER = join('test', 'fixtures', 'credentials');
const ABOUT = ['README.md', 'expected.json'];
const { keys, base, fixtures } = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as {
  readonly keys: Readonly<Record<string, string>>;
  readonly base: ExpectedClient;
  readonly fixtures: Readonly<Record<string, Expected>>;
};
const listed = Object.entries(fixtures);

const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .filter((path) => !ABOUT.includes(path))
  .sort();

/** The files of an entry: itself, or those of its folder. */
function filesOf(path: string): readonly string[] {
  return path.endsWith('/') ? files.filter((file) => file.startsWith(path)) : [path];
}

function sourceOf(file: string): NamedSource {
  const name = basename(file);
  return { name, content: readSource(readFileSync(join(FOLDER, file)), name) };
}

/** What became of an entry's files, in the form of its expectation. */
function outcomeOf(path: string): Omit<Expected, 'why'> {
  try {
    const sources = filesOf(path).map(sourceOf);
    const other = sources.find(({ content }) => content.kind === 'text' || content.kind === 'encrypted');
    if (other !== undefined) return { kind: other.content.kind };
    return { clients: combineSources(sources).map(({ reading }) => clientOf(reading)) };
  } catch (error) {
    if (error instanceof ConsoleError) return { refused: error.code };
    throw error;
  }
}

function clientOf(reading: CredentialsReading): ExpectedClient {
  const { key, findings, usable } = diagnoseCredentials(reading);
  return withoutNothing({
    id: reading.clientId?.trim(),
    secretLength: reading.clientSecret?.trim().length,
    bits: key?.bits,
    key: key?.fingerprint,
    form: key?.form,
    name: reading.name,
    scopes: reading.scopes,
    redirectUris: reading.redirectUris,
    environment: reading.environment?.kind,
    notes: reading.notes,
    colour: reading.colour,
    usable,
    findings: findings.map(({ severity, id }) => `${severity} ${id}`).sort(),
  });
}

function expectedClient(own: ExpectedClient): ExpectedClient {
  const { key, findings = [], ...rest } = { ...base, ...own };
  const fingerprint = typeof key === 'string' ? keys[key] : undefined;
  return withoutNothing({ ...rest, key: fingerprint, findings: [...findings].sort() });
}

function withoutNothing(client: ExpectedClient): ExpectedClient {
  return Object.fromEntries(Object.entries(client).filter(([, value]) => value !== undefined && value !== null));
}

/** The attacks that a folder's files are; the most particular folder first. */
const ATTACKS: readonly (readonly [folder: string, id: string])[] = [
  ['refused/', 'C01'],
  ['encodings/', 'C02'],
  ['json/', 'C03'],
  ['keys/refused/', 'C07'],
  ['keys/mismatch.json', 'C08'],
  ['keys/', 'C04'],
  ['secrets/', 'C09'],
  ['redirect-uris/', 'C10'],
  ['scopes/', 'C11'],
  ['env/', 'C13'],
  ['names/', 'C14'],
];
const cases = listed.map(([path, expected]) => {
  const id = ATTACKS.find(([folder]) => path.startsWith(folder))?.[1];
  return [id === undefined ? path : `${id} ${path}`, path, expected] as const;
});

describe('the corpus of credentials files', () => {
  it('lists every file once, and nothing that is not there', () => {
    expect(listed.flatMap(([path]) => filesOf(path)).sort()).toEqual(files);
    expect(listed.length).toBeGreaterThanOrEqual(100);
  });

  it.each(cases)('%s', (_, path, { clients, refused, kind }) => {
    const expected = { refused, kind, clients: clients?.map(expectedClient) };
    expect(outcomeOf(path)).toEqual(expected);
  });

  it('says of every finding what it is, and what to do', () => {
    const findings = listed.flatMap(([path]) => findingsOf(path));
    expect(new Set(findings.map(({ id }) => id)).size).toBeGreaterThan(90);
    expect(findings.filter(({ message, hint }) => !/\S.*\.$/.test(message) || !/\S.*[.…]$/.test(hint ?? ''))).toEqual(
      [],
    );
  });

  it('shows nothing of a secret or a key in any finding or refusal', () => {
    const secrets = ['q7Rt2mVx9K', 'Zx81nQv5Tb', 'MIIEv', 'MIIEo', 'hunter2', 'user:pass'];
    for (const [path] of listed) {
      const told = textsOf(path);
      for (const secret of secrets) expect(told.includes(secret), `${path}: ${secret}`).toBe(false);
    }
  });
});

function findingsOf(path: string): readonly CredentialsFinding[] {
  try {
    return combineSources(filesOf(path).map(sourceOf)).flatMap(({ reading }) => diagnoseCredentials(reading).findings);
  } catch {
    return [];
  }
}

function textsOf(path: string): string {
  try {
    const readings = combineSources(filesOf(path).map(sourceOf)).map(({ reading }) => reading);
    return JSON.stringify(readings.map((reading) => diagnoseCredentials(reading).findings));
  } catch (error) {
    return error instanceof ConsoleError ? JSON.stringify(error.toView()) : String(error);
  }
}
