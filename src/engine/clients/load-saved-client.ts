import { ConsoleError } from '../../core/errors.js';
import type { RunClient } from '../../core/flow/run.js';
import type { ClientRecord } from '../storage/settings.js';
import { openSavedClients, requireKeychain } from './open-saved-clients.js';
import { savedRunClient } from './run-client.js';

/** A saved client with what it is run with by default. */
export interface SavedClient {
  readonly client: RunClient;
  readonly record: ClientRecord;
}

/**
 * Loads a client that the app saved, its secrets from the keychain.
 *
 * @param nameOrId key, client id or name
 * @throws ConsoleError `client-unknown`, `client-ambiguous`, `keychain-unavailable`, `keychain-locked`, `secrets-missing`
 */
export async function loadSavedClient(nameOrId: string): Promise<SavedClient> {
  const { repository, state } = await openSavedClients();
  // A locked one is said of the client whose secrets cannot be read.
  if (state.backend === 'memory') requireKeychain(state, 'Start a session with a keychain, or use --credentials FILE.');
  const record = repository.find(nameOrId);
  if (record === undefined) {
    throw new ConsoleError('config', 'client-unknown', `Expected a saved client called ${nameOrId}; there is none.`, {
      hint: 'sgid-console clients list names those there are; clients import saves one.',
    });
  }
  return { client: await savedRunClient(repository, record), record };
}
