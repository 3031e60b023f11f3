import { diagnoseSaved } from '../../core/credentials/diagnose-saved.js';
import type { CredentialsFinding } from '../../core/credentials/finding.js';
import type { ClientView } from '../../shared/views/client.js';
import type { ClientRepository } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';

/** A saved client as the window may know it: field by field, so that nothing new slips across. */
export function clientViewOf(record: ClientRecord): ClientView {
  return {
    key: record.key,
    clientId: record.clientId,
    name: record.name,
    notes: record.notes ?? '',
    colour: record.colour,
    environment: record.environment,
    allowedScopes: record.allowedScopes,
    redirectUris: record.redirectUris,
    selectedScopes: record.selectedScopes,
    redirectUri: record.redirectUri,
    keyBits: record.keyBits,
    keyFingerprint: record.keyFingerprint,
    findings: savedFindings(record),
    importedAt: record.importedAt,
  };
}

/** All saved clients, newest last. */
export function clientViews(clients: ClientRepository): readonly ClientView[] {
  return clients.list().map(clientViewOf);
}

/** Of the import, for its secret and key; of what is saved now, for its scopes and redirect URIs. */
export function savedFindings(record: ClientRecord): readonly CredentialsFinding[] {
  return [...record.findings, ...diagnoseSaved(record)];
}
