import { ConsoleError } from '../../core/errors.js';
import { type ClientRepository, createClientRepository } from '../storage/client-repository.js';
import { openConf } from '../storage/open-conf.js';
import { openSecretStore } from '../storage/open-secret-store.js';
import { dataFolder } from '../storage/paths.js';
import type { SecretStoreState } from '../storage/secret-store.js';
import { openSettings } from '../storage/settings-store.js';

/** The clients that the app and the command line save, outside the app. */
export interface SavedClients {
  readonly repository: ClientRepository;
  /** Of the keychain; `memory` where there is none. */
  readonly state: SecretStoreState;
}

/** Opens the saved clients; without a keychain, what is not secret can be read all the same. */
export async function openSavedClients(): Promise<SavedClients> {
  const secrets = await openSecretStore();
  const repository = createClientRepository(openSettings(dataFolder(), openConf), secrets);
  return { repository, state: await secrets.state() };
}

/**
 * Refuses to go on without a keychain that is there and open: what is kept in memory would be gone with the process.
 *
 * @param hint what to do where there is none
 * @throws ConsoleError `keychain-unavailable`, `keychain-locked`
 */
export function requireKeychain(
  { backend, name, available, reason = '', hint: remedy }: SecretStoreState,
  hint: string,
): void {
  if (backend === 'memory') {
    throw new ConsoleError(
      'storage',
      'keychain-unavailable',
      `Expected the keychain, where saved clients keep their secrets; there is none. ${reason}`.trim(),
      { hint },
    );
  }
  if (available) return;
  throw new ConsoleError('storage', 'keychain-locked', `Expected the ${name} to be open. ${reason}`.trim(), {
    hint: `${remedy ?? 'Unlock it, then try again.'} Nothing was changed.`,
  });
}
