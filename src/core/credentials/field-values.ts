import type { Finding } from '../catalogue/types.js';
import { quoted } from '../quoted.js';
import type { CredentialsField } from './field-names.js';
import { isJwk } from './jwk-content.js';

/** One value of the file that belongs to the credentials, under the name it has there. */
export interface NamedValue {
  readonly name: string;
  readonly field: CredentialsField;
  readonly value: unknown;
}

/** Where findings are put while a file is read. */
export type FindingSink = (finding: Finding) => void;

const NEEDED: readonly CredentialsField[] = ['clientId', 'clientSecret', 'privateKey'];
const MAX_NAME = 200;
/** Controls, direction marks, lone surrogates, separators; but not the joiners that some scripts and emoji need. */
export const INVISIBLE = /(?:(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])+/gu;
/** Many times what the portal takes, which is five; checked before any expression looks at the text. */
const MAX_REDIRECT_CHARACTERS = 16_384;
/** Browsers and servers take no longer addresses than about this. */
export const MAX_URI_CHARACTERS = 2_048;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** The value of one field among those of a file; of several names for it, the first that is not null counts. */
export function pickValue(values: readonly NamedValue[], field: CredentialsField, report: FindingSink): unknown {
  const candidates = values.filter((candidate) => candidate.field === field && candidate.value !== null);
  const [first, ...others] = candidates;
  const other = others.find((candidate) => JSON.stringify(candidate.value) !== JSON.stringify(first?.value));
  if (first !== undefined && other !== undefined) {
    report({
      id: 'field-conflict',
      severity: 'warning',
      message: `${quoted(first.name)} and ${quoted(other.name)} differ; ${quoted(first.name)} was taken.`,
      hint: 'Keep the one that is right.',
    });
  }
  return first?.value;
}

/** A field that must be text; undefined, with a finding, where it is something else. Nothing is trimmed. */
export function readText(value: unknown, field: CredentialsField, report: FindingSink): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  report(wrongType(field, 'text', value));
  return undefined;
}

/** A key: text, or a JWK as an object, which becomes its JSON. */
export function readKey(value: unknown, field: 'privateKey' | 'publicKey', report: FindingSink): string | undefined {
  return isJwk(value) ? JSON.stringify(value) : readText(value, field, report);
}

/** Scopes: an array, or text separated by spaces or commas; each once, in order. */
export function readScopes(value: unknown, report: FindingSink): readonly string[] | undefined {
  const list = readList(value, 'scopes', (text) => text.split(/[\s,]+/), report);
  return list === undefined ? undefined : [...new Set(list)];
}

/**
 * Redirect URIs: an array, or text separated by white space or commas; as they came, repeated ones included. None where
 * all together are over 16,384 characters, and none over 2,048, with a finding.
 */
export function readRedirectUris(value: unknown, report: FindingSink): readonly string[] {
  const tooLong = (what: string, limit: number): void => {
    const message = `${what} longer than ${limit.toLocaleString('en')} characters, and was not read.`;
    report({ id: 'redirect-uri-too-long', severity: 'warning', message, hint: 'Compare it with the portal.' });
  };
  if (redirectCharacters(value) > MAX_REDIRECT_CHARACTERS) {
    tooLong('The list of redirect URIs is', MAX_REDIRECT_CHARACTERS);
    return [];
  }
  const uris = readList(value, 'redirectUris', splitUris, report) ?? [];
  const fitting = uris.filter((uri) => uri.length <= MAX_URI_CHARACTERS);
  if (fitting.length < uris.length) tooLong('A redirect URI is', MAX_URI_CHARACTERS);
  return fitting;
}

function redirectCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (!Array.isArray(value)) return 0;
  return value.reduce<number>((sum, entry) => sum + 1 + (typeof entry === 'string' ? entry.length : 0), 0);
}

/** Separators count only before the next scheme: a URI with a space in it stays whole, to be found fault with. */
function splitUris(text: string): readonly string[] {
  const uris: string[] = [];
  let uri = '';
  for (const piece of text.trim().split(/([\s,;]+)/)) {
    if (SCHEME.test(piece)) {
      uris.push(uri.replace(/(?<![\s,;])[\s,;]+$/, ''));
      uri = piece;
    } else uri += piece;
  }
  return [...uris, uri];
}

/** A name fit to be shown: without control and invisible characters, of at most 200. */
export function readName(value: unknown, field: 'name' | 'description', report: FindingSink): string | undefined {
  const text = readText(value, field, report);
  if (text === undefined) return undefined;
  const visible = text.replace(INVISIBLE, ' ').trim();
  const limit = field === 'name' ? MAX_NAME : 10 * MAX_NAME;
  const shown = [...visible].slice(0, limit).join('');
  if (shown !== text.trim()) {
    const what = `The ${field} was cut to ${limit} characters, or had invisible ones taken out.`;
    const hint = `Nothing has to be done, unless the ${field} says something else now.`;
    report({ id: `${field}-cleaned`, severity: 'info', message: what, hint });
  }
  return shown === '' ? undefined : shown;
}

function readList(
  value: unknown,
  field: CredentialsField,
  split: (text: string) => readonly string[],
  report: FindingSink,
): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return split(value).filter((entry) => entry !== '');
  if (!Array.isArray(value)) {
    report(wrongType(field, 'an array or text', value));
    return undefined;
  }
  const entries = value.filter((entry): entry is string => typeof entry === 'string');
  const stray = value.find((entry) => typeof entry !== 'string');
  if (entries.length < value.length) report(wrongType(field, 'an array of texts', stray));
  return entries.filter((entry) => entry.trim() !== '');
}

function wrongType(field: CredentialsField, wanted: string, value: unknown): Finding {
  const severity = NEEDED.includes(field) ? 'error' : 'warning';
  const message = `${field} must be ${wanted}; the file has ${typeName(value)}.`;
  const hint =
    severity === 'error'
      ? 'Download the file from the developer portal again, or give this part by hand.'
      : `It was left out. Write it as ${wanted}.`;
  return { id: 'field-type', severity, message, hint };
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
