import type { ProviderEnvironment } from '../../core/flow/run.js';
import type { ClientColour } from '../../shared/client-colours.js';
import { recordWithKey } from '../storage/client-records.js';
import type { ClientRepository } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';
import { chosenEnvironment, chosenRedirectUri } from './client-choices.js';
import { refuseSecondOfAKind } from './same-client.js';
import { shownName } from './suggestions.js';

/** A saved client as the user wants it to be: everything but its secrets and what runs ask for. */
interface EditedClient {
  readonly clientId: string;
  readonly name: string;
  readonly environment: ProviderEnvironment;
  readonly redirectUris: readonly string[];
  /** For runs; it is one of `redirectUris` afterwards. */
  readonly redirectUri: string;
  /** Null where it is not known what the portal allows. */
  readonly allowedScopes: readonly string[] | null;
  readonly notes: string;
  readonly colour: ClientColour | null;
}

/**
 * Changes a saved client; what comes from the window is read, not believed.
 *
 * @throws ConsoleError `client-unknown`, `client-already-saved`, and the `environment-…` and `redirect-uri-…` codes
 */
export function editClient(clients: ClientRepository, key: string, edited: EditedClient): ClientRecord {
  const environment = chosenEnvironment(edited.environment);
  const redirectUri = chosenRedirectUri(edited.redirectUri);
  const redirectUris = [...new Set([...edited.redirectUris.map(chosenRedirectUri), redirectUri])];
  const records = clients.list();
  const record = recordWithKey(records, key);
  refuseSecondOfAKind(records, record, { clientId: edited.clientId, environment });
  return clients.edit(key, {
    clientId: edited.clientId,
    name: shownName(edited.name) ?? record.name,
    environment,
    redirectUris,
    redirectUri,
    allowedScopes: edited.allowedScopes === null ? undefined : [...new Set(edited.allowedScopes)],
    notes: edited.notes === '' ? undefined : edited.notes,
    colour: edited.colour ?? undefined,
  });
}
