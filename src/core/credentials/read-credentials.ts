import type { Finding } from '../catalogue/types.js';
import { ConsoleError } from '../errors.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject } from '../json.js';
import { quoted } from '../quoted.js';
import { decodeText } from './decode-text.js';
import { looksLikeEnvFile, parseEnvFile } from './env-file.js';
import { fieldNamed } from './field-names.js';
import {
  type FindingSink,
  type NamedValue,
  pickValue,
  readName,
  readRedirectUris,
  readScopes,
  readText,
} from './field-values.js';

/** What a credentials file holds, as it stands there: nothing is required, nothing trimmed, no key parsed yet. */
export interface CredentialsReading {
  readonly format: 'json' | 'env';
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly privateKeyText?: string | undefined;
  readonly publicKeyText?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Undefined where the file lists none. */
  readonly scopes?: readonly string[] | undefined;
  readonly redirectUris: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a credentials file: the JSON of the developer portal under any of the names in use, or an `.env` file with the
 * SDK's variables. `bytes` is the file, at most 1 MiB; `fileName` only settles in doubt which of the two was meant.
 *
 * What is incomplete or odd becomes a finding. Throws a ConsoleError of kind `config` where the bytes are no credentials
 * at all: `credentials-too-large`, `-empty`, `-binary`, `-not-json`, `-not-object`, `-bare-key`, `-not-recognised`. No
 * message quotes the content. RFC 8259 for JSON.
 */
export function readCredentials(bytes: Uint8Array, fileName?: string): CredentialsReading {
  const { text, findings } = decodeText(bytes);
  const collected: Finding[] = [...findings];
  const report: FindingSink = (finding) => collected.push(finding);
  const format = formatOf(text, fileName);
  const values = format === 'json' ? valuesOfJson(text, report) : valuesOfEnv(text, report);
  return { ...assemble(format, values, report), findings: collected };
}

function assemble(
  format: 'json' | 'env',
  values: readonly NamedValue[],
  report: FindingSink,
): Omit<CredentialsReading, 'findings'> {
  const pick = (field: NamedValue['field']): unknown => pickValue(values, field, report);
  return {
    format,
    clientId: readText(pick('clientId'), 'clientId', report),
    clientSecret: readText(pick('clientSecret'), 'clientSecret', report),
    privateKeyText: readText(pick('privateKey'), 'privateKey', report),
    publicKeyText: readText(pick('publicKey'), 'publicKey', report),
    name: readName(pick('name'), 'name', report),
    description: readName(pick('description'), 'description', report),
    scopes: readScopes(pick('scopes'), report),
    redirectUris: readRedirectUris(pick('redirectUris'), report),
  };
}

function formatOf(text: string, fileName: string | undefined): 'json' | 'env' {
  const start = text.trimStart();
  if (start.startsWith('-----BEGIN')) {
    throw refused('bare-key', 'The file is a key alone, without the client id and secret.', HINT_FILES);
  }
  if (/^[{["]/.test(start) || fileName?.toLowerCase().endsWith('.json')) return 'json';
  if (looksLikeEnvFile(text)) return 'env';
  throw refused('not-recognised', 'The file is neither JSON nor NAME=value lines.', HINT_FILES);
}

function valuesOfJson(text: string, report: FindingSink): readonly NamedValue[] {
  const reading = readJson(text);
  if (!reading.ok) {
    const { line, column, expected } = reading.fault;
    const place = `line ${line}, column ${column}`;
    throw refused('not-json', `The file is not JSON: at ${place}, ${expected} was expected.`, HINT_JSON);
  }
  if (!isJsonObject(reading.value)) {
    throw refused('not-object', 'The file is JSON, but not an object with id, secret and privateKey.', HINT_FILES);
  }
  if (reading.repeatedNames.length > 0) report(repeated(reading.repeatedNames));
  const unknown: string[] = [];
  const values = Object.entries(reading.value).flatMap(([name, value]) => {
    const field = fieldNamed(name, 'json');
    if (field === undefined) unknown.push(name);
    return field === undefined ? [] : [{ name, field, value }];
  });
  if (unknown.length > 0) {
    report({
      id: 'field-unknown',
      severity: 'info',
      message: `Not read, since the console knows no such field: ${listed(unknown)}.`,
    });
  }
  return values;
}

/** As with dotenv, the last of several assignments counts. */
function valuesOfEnv(text: string, report: FindingSink): readonly NamedValue[] {
  const entries = parseEnvFile(text).flatMap((entry) => {
    const field = fieldNamed(entry.name, 'env');
    return field === undefined ? [] : [{ ...entry, field }];
  });
  const unclosed = entries.filter((entry) => entry.unclosed);
  if (unclosed.length > 0) report(unclosedQuote(unclosed.map((entry) => entry.name)));
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const repeatedNames = entries.filter((entry) => byName.get(entry.name) !== entry).map((entry) => entry.name);
  if (repeatedNames.length > 0) report(repeated([...new Set(repeatedNames)]));
  return [...byName.values()].map(({ name, field, value }) => ({ name, field, value }));
}

function repeated(names: readonly string[]): Finding {
  return {
    id: 'file-repeated-name',
    severity: 'warning',
    message: `Named more than once, of which the last counted: ${listed(names)}.`,
    hint: 'Other programs may take the first. Keep one.',
  };
}

function unclosedQuote(names: readonly string[]): Finding {
  return {
    id: 'env-quote-unclosed',
    severity: 'warning',
    message: `A quotation mark is never closed, so the value was read to the end of its line: ${listed(names)}.`,
  };
}

/** At most ten names, each cut, and quoted so that odd characters cannot pass for words. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => quoted(name, 40));
  return names.length > 10 ? `${shown.join(', ')} and ${names.length - 10} more` : shown.join(', ');
}

const HINT_FILES = 'Choose the JSON file that the developer portal gave, or an .env file with SGID_… variables.';
const HINT_JSON = 'Common slips: a comma after the last member, single quotes, a line break inside a text.';

function refused(code: string, message: string, hint: string): ConsoleError {
  return new ConsoleError('config', `credentials-${code}`, message, { hint });
}
