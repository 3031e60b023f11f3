import type { Finding } from '../catalogue/types.js';
import { quoted } from '../quoted.js';
import { readColour, readNotes, readProvider } from './export-values.js';
import type { CredentialsField } from './field-names.js';
import {
  type FindingSink,
  type NamedValue,
  pickValue,
  readKey,
  readName,
  readRedirectUris,
  readScopes,
  readText,
} from './field-values.js';
import type { CredentialsFinding } from './finding.js';
import type { CredentialsReading } from './read-credentials.js';

/** Makes a reading of the values that a file has under names of the credentials; `findings` come first in it. */
export function assembleReading(
  format: 'json' | 'env',
  values: readonly NamedValue[],
  findings: readonly Finding[],
): CredentialsReading {
  const collected: CredentialsFinding[] = [...findings];
  const findingsOfPieces = new Map<CredentialsFinding, CredentialsField>();
  const read = <T>(field: CredentialsField, readValue: (value: unknown, report: FindingSink) => T): T => {
    const report: FindingSink = (finding) => {
      collected.push(finding);
      findingsOfPieces.set(finding, field);
    };
    return readValue(pickValue(values, field, report), report);
  };
  return {
    format,
    clientId: read('clientId', (value, report) => readText(value, 'clientId', report)),
    clientSecret: read('clientSecret', (value, report) => readText(value, 'clientSecret', report)),
    privateKeyText: read('privateKey', (value, report) => readKey(value, 'privateKey', report)),
    publicKeyText: read('publicKey', (value, report) => readKey(value, 'publicKey', report)),
    name: read('name', (value, report) => readName(value, 'name', report)),
    description: read('description', (value, report) => readName(value, 'description', report)),
    scopes: read('scopes', readScopes),
    redirectUris: read('redirectUris', readRedirectUris),
    environment: read('environment', readProvider),
    notes: read('notes', readNotes),
    colour: read('colour', readColour),
    findings: collected,
    findingsOfPieces: findingsOfPieces.size === 0 ? undefined : findingsOfPieces,
  };
}

/** The finding of a name that a file has more than once. */
export function repeatedNames(names: readonly string[]): Finding {
  return {
    id: 'file-repeated-name',
    severity: 'warning',
    message: `Named more than once, of which the last counted: ${listed(names)}.`,
    hint: 'Other programs may take the first. Keep one.',
  };
}

/** At most ten names, each cut, and quoted so that odd characters cannot pass for words. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => quoted(name, 40));
  return names.length > 10 ? `${shown.join(', ')} and ${names.length - 10} more` : shown.join(', ');
}
