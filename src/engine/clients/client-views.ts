import type { ClientView } from '../../shared/views/client.js';
import type { ClientRepository } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';

/** A saved client as the window may know it: field by field, so that nothing new slips across. */
export async function clientViewOf(clients: ClientRepository, record: ClientRecord): Promise<ClientView> {
  return {
    key: record.key,
    clientId: record.clientId,
    name: record.name,
    environment: record.environment,
    allowedScopes: record.allowedScopes,
    redirectUris: record.redirectUris,
    selectedScopes: record.selectedScopes,
    redirectUri: record.redirectUri,
    keyBits: record.keyBits,
    keyFingerprint: record.keyFingerprint,
    secrets: await clients.presenceOf(record),
    findings: record.findings,
    importedAt: record.importedAt,
  };
}

/** All saved clients, newest last. */
export function clientViews(clients: ClientRepository): Promise<ClientView[]> {
  return Promise.all(clients.list().map((record) => clientViewOf(clients, record)));
}
