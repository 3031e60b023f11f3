import { shownClientId } from '../../../core/credentials/shown-client-id.js';
import { ConsoleError } from '../../../core/errors.js';
import type { ClientChange } from '../../../shared/views/client.js';
import type { ClientSecrets } from '../../storage/client-records.js';
import type { ClientRepository } from '../../storage/client-repository.js';
import type { ClientRecord } from '../../storage/settings.js';
import type { Draft } from './draft.js';

/** The secrets of a saved client: `missing` from the keychain, or `unknown` where it cannot be asked. */
export type SavedSecrets = ClientSecrets | 'missing' | 'unknown';

/** Reads the secrets of a saved client as far as they can be had. */
export async function savedSecretsOf(clients: ClientRepository, record: ClientRecord): Promise<SavedSecrets> {
  try {
    return await clients.secretsOf(record);
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    return error.code === 'secrets-missing' ? 'missing' : 'unknown';
  }
}

/**
 * What saving a draft over a saved client changes of what the portal gave: id, secret, key, scopes and redirect URIs.
 *
 * Secrets are compared here, and their values are not told. What the draft says nothing of stays, and is not listed.
 */
export function changesOf(draft: Draft, record: ClientRecord, secrets: SavedSecrets): readonly ClientChange[] {
  const { reading } = draft;
  const redirectUris = reading.redirectUris.length === 0 ? undefined : reading.redirectUris;
  const changes = [
    clientIdChange(draft, record),
    secretChange(reading.clientSecret?.trim(), secrets),
    keyChange(draft.diagnosis.key?.fingerprint, record, secrets),
    listChange('allowedScopes', record.allowedScopes, reading.scopes),
    listChange('redirectUris', record.redirectUris, redirectUris),
  ];
  return changes.filter((change) => change !== undefined);
}

function clientIdChange({ reading, diagnosis }: Draft, record: ClientRecord): ClientChange | undefined {
  const clientId = reading.clientId?.trim();
  if (!clientId || clientId === record.clientId) return undefined;
  const shown = shownClientId(clientId, diagnosis.findings) ?? '';
  return { part: 'clientId', change: 'changed', removed: [record.clientId], added: [shown] };
}

function secretChange(clientSecret: string | undefined, secrets: SavedSecrets): ClientChange | undefined {
  if (!clientSecret) return undefined;
  if (secrets === 'unknown') return { part: 'clientSecret', change: 'unknown' };
  if (secrets === 'missing') return { part: 'clientSecret', change: 'added' };
  return secrets.clientSecret === clientSecret ? undefined : { part: 'clientSecret', change: 'changed' };
}

function keyChange(
  fingerprint: string | undefined,
  { keyFingerprint }: ClientRecord,
  secrets: SavedSecrets,
): ClientChange | undefined {
  if (fingerprint === undefined) return undefined;
  if (fingerprint !== keyFingerprint) {
    return { part: 'privateKey', change: 'changed', removed: [keyFingerprint], added: [fingerprint] };
  }
  // The same key, which is not where it is kept any more.
  return secrets === 'missing' ? { part: 'privateKey', change: 'added', added: [fingerprint] } : undefined;
}

function listChange(
  part: 'allowedScopes' | 'redirectUris',
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): ClientChange | undefined {
  if (after === undefined) return undefined;
  const had = new Set(before ?? []);
  const has = new Set(after);
  const removed = [...had].filter((one) => !has.has(one));
  const added = [...has].filter((one) => !had.has(one));
  if (removed.length + added.length === 0) return undefined;
  const change = had.size === 0 ? 'added' : has.size === 0 ? 'removed' : 'changed';
  return { part, change, removed, added };
}
