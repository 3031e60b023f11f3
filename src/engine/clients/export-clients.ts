import { type ExportedClient, writeClientFile } from '../../core/credentials/client-file.js';
import { ConsoleError } from '../../core/errors.js';
import { recordWithKey } from '../storage/client-records.js';
import type { ClientRepository } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';

/** What is asked of a passphrase, in characters: scrypt makes each guess cost a second. */
const MIN_PASSPHRASE_CHARACTERS = 12;
const MAX_NAMES = 5;
const MAX_NAME_CHARACTERS = 100;

/** Clients as a file without their secrets. Throws `client-unknown`. */
export function plainExport(clients: ClientRepository, keys: readonly string[]): string {
  return writeClientFile(recordsOf(clients, keys).map((record) => exportedClientOf(record)));
}

/**
 * Clients as a file with their secrets, to be encrypted before it is written anywhere. Secret.
 *
 * @throws ConsoleError `client-unknown`; `secrets-missing`, naming the clients; `keychain-locked`
 */
export async function secretExport(clients: ClientRepository, keys: readonly string[]): Promise<string> {
  const exported: ExportedClient[] = [];
  const missing: string[] = [];
  for (const record of recordsOf(clients, keys)) {
    try {
      exported.push({ ...exportedClientOf(record), ...(await clients.secretsOf(record)) });
    } catch (error) {
      if (!(error instanceof ConsoleError) || error.code !== 'secrets-missing') throw error;
      missing.push(record.name);
    }
  }
  if (missing.length > 0) throw secretsMissing(missing);
  return writeClientFile(exported);
}

/** Refuses a passphrase that could be guessed. Throws `passphrase-too-short` below 12 characters. */
export function requireLongPassphrase(passphrase: string): void {
  const length = [...passphrase].length;
  if (length >= MIN_PASSPHRASE_CHARACTERS) return;
  throw new ConsoleError(
    'config',
    'passphrase-too-short',
    `Expected a passphrase of at least ${MIN_PASSPHRASE_CHARACTERS} characters; this one has ${length}.`,
    { hint: 'Four or five words that have nothing to do with each other are good, and easy to type.' },
  );
}

/**
 * The name that an export is suggested: after its client, or with how many there are.
 *
 * @param ending without its dot, for one client and for several
 */
export function exportFileName(clients: ClientRepository, keys: readonly string[], ending: 'json' | 'age'): string {
  const [first, ...others] = recordsOf(clients, keys);
  if (first === undefined || others.length > 0) return `sgid-clients-${others.length + 1}.${ending}`;
  return `${asFileName(first.name)}.sgid-client.${ending}`;
}

function recordsOf(clients: ClientRepository, keys: readonly string[]): readonly ClientRecord[] {
  const records = clients.list();
  return [...new Set(keys)].map((key) => recordWithKey(records, key));
}

function exportedClientOf(record: ClientRecord): ExportedClient {
  const { clientId, publicKeyPem, allowedScopes, name, redirectUris, environment, notes, colour } = record;
  return { clientId, publicKeyPem, allowedScopes, name, redirectUris, environment, notes, colour };
}

/** Names that are devices on Windows, whatever follows their first dot. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:\.|$)/i;

/** Without what a file system has a meaning for, and without dots that hide a file. C14. */
function asFileName(name: string): string {
  const safe = name
    .replace(/[\p{C}\p{Z}<>:"/\\|?*]+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, MAX_NAME_CHARACTERS)
    .trim();
  return safe === '' || DEVICE.test(safe) ? `client ${safe}`.trim() : safe;
}

function secretsMissing(names: readonly string[]): ConsoleError {
  const shown = names.slice(0, MAX_NAMES).join(', ');
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return new ConsoleError(
    'storage',
    'secrets-missing',
    `Expected the secrets in the keychain; those of ${shown}${more} are not there.`,
    { hint: 'Import their credentials again, or export the others.' },
  );
}
