import type { CredentialsFinding } from '../../core/credentials/finding.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import type { ClientColour } from '../../shared/client-colours.js';
import { clientAmbiguous, clientUnknown, redirectUriMissing } from './client-errors.js';
import type { ClientRecord } from './settings.js';

/** What of a client is secret: the keychain has it, one item each. */
export interface ClientSecrets {
  readonly clientSecret: string;
  readonly privateKeyPem: string;
}

/** A client about to be saved. */
export interface NewClient extends ClientSecrets {
  readonly clientId: string;
  readonly name: string;
  /** Undefined: an update keeps its own. */
  readonly purpose?: string | undefined;
  readonly environment: ProviderEnvironment;
  readonly allowedScopes?: readonly string[] | undefined;
  readonly redirectUris: readonly string[];
  readonly selectedScopes: readonly string[];
  /** Undefined: an update keeps the one that is chosen, a new client gets its first. */
  readonly redirectUri?: string | undefined;
  /** Undefined: an update keeps its own. */
  readonly notes?: string | undefined;
  /** Undefined: an update keeps its own. */
  readonly colour?: ClientColour | undefined;
  readonly keyBits: number;
  /** SHA-256 of the public key's SPKI, lower-case hex. */
  readonly keyFingerprint: string;
  readonly publicKeyPem: string;
  /** Of the secret and the key alone. */
  readonly findings: readonly CredentialsFinding[];
}

/**
 * Where a client is saved: over the only one with its client id and environment, or new where there is none (`same`);
 * over a certain one; or new, whatever there is.
 */
export type Placement =
  | { readonly kind: 'same' }
  | { readonly kind: 'update'; readonly key: string }
  | { readonly kind: 'beside' };

const EDITABLE = [
  'clientId',
  'name',
  'environment',
  'redirectUris',
  'redirectUri',
  'allowedScopes',
  'selectedScopes',
  'notes',
  'colour',
] as const satisfies readonly (keyof NewClient)[];

/** Parts that an edit may take away. */
const OPTIONAL: ReadonlySet<string> = new Set<keyof ClientEdit>(['allowedScopes', 'notes', 'colour']);

/** What may be edited of a saved client. What is not named stays; `allowedScopes`, `notes` and `colour` named as undefined go. */
export type ClientEdit = Partial<Pick<NewClient, (typeof EDITABLE)[number]>>;

/** What a record is told apart by: its own key, and the name that its keychain items go by. */
interface RecordIds {
  readonly key: string;
  readonly secretsId: string;
  readonly sessionOnly: boolean;
}

/** Whether two clients are the same one at the portal. */
export function isSameClient(
  a: Pick<ClientRecord, 'clientId' | 'environment'>,
  b: Pick<NewClient, 'clientId' | 'environment'>,
): boolean {
  return (
    a.clientId === b.clientId &&
    a.environment.kind === b.environment.kind &&
    (a.environment.kind === 'sandbox' || a.environment.origin === b.environment.origin)
  );
}

/** By key, else by client id or name where only one client has it; undefined where none does. Throws `client-ambiguous`. */
export function findClient(clients: readonly ClientRecord[], keyOrName: string): ClientRecord | undefined {
  const byKey = clients.find((record) => record.key === keyOrName);
  if (byKey !== undefined) return byKey;
  return onlyOne(
    clients.filter((record) => record.clientId === keyOrName || record.name === keyOrName),
    keyOrName,
  );
}

/** The record with a key. Throws `client-unknown`. */
export function recordWithKey(clients: readonly ClientRecord[], key: string): ClientRecord {
  const record = clients.find((one) => one.key === key);
  if (record === undefined) throw clientUnknown(key);
  return record;
}

/** The saved client that a placement updates; undefined for a new one. Throws `client-ambiguous`, `client-unknown`. */
export function updatedBy(
  clients: readonly ClientRecord[],
  client: Pick<NewClient, 'clientId' | 'environment'>,
  placement: Placement,
): ClientRecord | undefined {
  if (placement.kind === 'beside') return undefined;
  if (placement.kind === 'update') return recordWithKey(clients, placement.key);
  return onlyOne(
    clients.filter((other) => isSameClient(other, client)),
    client.clientId,
  );
}

/** The record of a client that is saved over `old`, or new. Throws `redirect-uri-missing`. */
export function recordOf(client: NewClient, old: ClientRecord | undefined, ids: RecordIds): ClientRecord {
  // What the next run asks for is the user's choice, not the file's: an update keeps it.
  const redirectUri = client.redirectUri ?? old?.redirectUri ?? client.redirectUris[0];
  if (redirectUri === undefined) throw redirectUriMissing(client.name);
  return {
    ...idsOf(ids),
    clientId: client.clientId,
    name: client.name,
    purpose: client.purpose ?? old?.purpose,
    notes: client.notes ?? old?.notes,
    colour: client.colour ?? old?.colour,
    environment: client.environment,
    allowedScopes: client.allowedScopes === undefined ? undefined : [...client.allowedScopes],
    redirectUris: [...client.redirectUris],
    selectedScopes: [...(old?.selectedScopes ?? client.selectedScopes)],
    redirectUri,
    keyBits: client.keyBits,
    keyFingerprint: client.keyFingerprint,
    publicKeyPem: client.publicKeyPem,
    findings: client.findings.map((finding) => ({ ...finding })),
    importedAt: Date.now(),
  };
}

/** A record with what an edit names. */
export function editedRecord(record: ClientRecord, edit: ClientEdit): ClientRecord {
  const named = EDITABLE.filter((part) => edit[part] !== undefined || (part in edit && OPTIONAL.has(part)));
  return { ...record, ...Object.fromEntries(named.map((part) => [part, edit[part]])) };
}

/** A copy of a record under another name, for items of its own. */
export function duplicateOf(record: ClientRecord, name: string, ids: RecordIds): ClientRecord {
  return { ...record, ...idsOf(ids), name };
}

const idsOf = ({ key, secretsId, sessionOnly }: RecordIds) => ({
  key,
  secretsId,
  sessionOnly: sessionOnly ? true : undefined,
});

function onlyOne(records: readonly ClientRecord[], called: string): ClientRecord | undefined {
  if (records.length > 1) {
    throw clientAmbiguous(
      called,
      records.map(({ key }) => key),
    );
  }
  return records[0];
}
