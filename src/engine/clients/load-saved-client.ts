import { ConsoleError } from '../../core/errors.js';
import type { RunClient } from '../../core/flow/run.js';
import { createClientRepository } from '../storage/client-repository.js';
import { openConf } from '../storage/open-conf.js';
import { openSecretStore } from '../storage/open-secret-store.js';
import { dataFolder } from '../storage/paths.js';
import type { ClientRecord } from '../storage/settings.js';
import { openSettings } from '../storage/settings-store.js';
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
  const secrets = await openSecretStore();
  const state = await secrets.state();
  if (state.backend === 'memory') {
    throw new ConsoleError(
      'storage',
      'keychain-unavailable',
      `Expected the keychain, where saved clients keep their secrets; there is none. ${state.reason ?? ''}`.trim(),
      {
        hint: 'Start a session with a keychain, or use --credentials FILE.',
      },
    );
  }
  const repository = createClientRepository(openSettings(dataFolder(), openConf), secrets);
  const record = repository.find(nameOrId);
  if (record === undefined) {
    throw new ConsoleError('config', 'client-unknown', `Expected a saved client called ${nameOrId}; there is none.`, {
      hint: 'Import its credentials in the app, or use --credentials FILE.',
    });
  }
  return { client: await savedRunClient(repository, record), record };
}
