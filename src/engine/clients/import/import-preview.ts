import { shownClientId } from '../../../core/credentials/shown-client-id.js';
import type { ImportPreview } from '../../../shared/views/client.js';
import type { ClientRepository } from '../../storage/client-repository.js';
import type { ClientRecord } from '../../storage/settings.js';
import { changesOf, savedSecretsOf } from './client-changes.js';
import type { Draft } from './draft.js';

/**
 * A draft as the window may know it: field by field, so that nothing new slips across.
 *
 * @param saved the clients that it may be saved over, whose secrets are read to say what that changes
 */
export async function importPreviewOf(
  draft: Draft,
  clients: ClientRepository,
  saved: readonly ClientRecord[],
): Promise<ImportPreview> {
  const { reading, diagnosis, suggested } = draft;
  return {
    previewId: draft.previewId,
    sources: draft.sources.map(({ kind, name }) => ({ kind, name })),
    format: reading.format,
    clientId: shownClientId(reading.clientId, diagnosis.findings),
    secretLength: reading.clientSecret?.length,
    key: diagnosis.key,
    allowedScopes: reading.scopes,
    redirectUris: reading.redirectUris,
    findings: diagnosis.findings,
    importable: diagnosis.usable,
    suggested,
    saved: await Promise.all(
      saved.map(async (record) => ({
        key: record.key,
        name: record.name,
        environment: record.environment,
        changes: changesOf(draft, record, await savedSecretsOf(clients, record)),
      })),
    ),
    updates: draft.updates,
  };
}
