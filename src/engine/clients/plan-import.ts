import type { ProviderEnvironment } from '../../core/flow/run.js';
import type { ClientChange } from '../../shared/views/client.js';
import { updatedBy } from '../storage/client-records.js';
import type { ClientRepository, WantedClient } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';
import { changesOf, savedSecretsOf } from './import/client-changes.js';
import { draftOf } from './import/draft.js';
import { wantedClientOf } from './import/save-drafts.js';
import { savedById } from './import/saved-by-id.js';
import type { ReadClient } from './read-client-files.js';

/** What the user says of a client beside the files; what is undefined comes from them, or from what is saved. */
export interface ImportWishes {
  readonly name?: string | undefined;
  readonly environment?: ProviderEnvironment | undefined;
  readonly redirectUri?: string | undefined;
  /** Saved as one more client, even where the same one is saved already. */
  readonly beside: boolean;
}

/** A client ready to be saved, and what that changes. */
export interface PlannedImport {
  readonly wanted: WantedClient;
  /** The saved client that is updated; undefined where one more is saved. */
  readonly updates?: ClientRecord | undefined;
  /** Empty for a new one. */
  readonly changes: readonly ClientChange[];
}

/**
 * Settles what the files and the wishes leave open, by the same rules as in the app.
 *
 * @throws ConsoleError `client-ambiguous`, `credentials-not-usable`, the `environment-…` and `redirect-uri-…` codes
 */
export async function planImport(
  { reading, fileName }: ReadClient,
  { name, environment, redirectUri, beside }: ImportWishes,
  clients: ClientRepository,
): Promise<PlannedImport> {
  const saved = clients.list();
  const draft = draftOf(
    // Never shown: no window asks for it by an id.
    { previewId: '', reading: { ...reading, environment: environment ?? reading.environment }, sources: [], fileName },
    beside ? [] : savedById(saved)(reading.clientId),
  );
  const { suggested } = draft;
  const wanted = wantedClientOf(
    draft,
    {
      ...suggested,
      name: name ?? suggested.name,
      redirectUri: redirectUri ?? suggested.redirectUri,
      target: beside ? { kind: 'beside' } : undefined,
    },
    saved,
  );
  const updates = updatedBy(saved, wanted.client, wanted.placement ?? { kind: 'same' });
  if (updates === undefined) return { wanted, changes: [] };
  return { wanted, updates, changes: changesOf(draft, updates, await savedSecretsOf(clients, updates)) };
}
