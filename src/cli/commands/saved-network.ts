import { existsSync } from 'node:fs';
import { environmentRoutes } from '../../engine/http/network/environment-proxy.js';
import { createNetworkSettings, type NetworkSettings } from '../../engine/http/network/network-settings.js';
import { openConf } from '../../engine/storage/open-conf.js';
import { openSecretStore } from '../../engine/storage/open-secret-store.js';
import { dataFolder } from '../../engine/storage/paths.js';
import type { SecretStore } from '../../engine/storage/secret-store.js';
import { openSettings, settingsPath } from '../../engine/storage/settings-store.js';
import type { Terminal } from '../output/terminal.js';

/** The network that the app was set to; undefined where it has no settings, so that none are made. */
export function savedNetwork(): NetworkSettings | undefined {
  const folder = dataFolder();
  if (!existsSync(settingsPath(folder))) return undefined;
  return createNetworkSettings({
    settings: openSettings(folder, openConf),
    secrets: keychainOnDemand(),
    // Only a window can ask the system; on a command line its proxy is what the variables say.
    systemRoutesTo: environmentRoutes(process.env),
  });
}

/** Says what the command takes over from the app's settings, so that nobody wonders where a request went. */
export async function noteSavedNetwork(saved: NetworkSettings, ownProxy: boolean, notes: Terminal): Promise<void> {
  const { proxy, own, certificates } = await saved.view();
  const way = proxy === 'none' ? 'no proxy' : `the proxy ${own?.address}`;
  const taken = [
    ...(ownProxy || proxy === 'system' ? [] : [way]),
    ...(certificates.length === 0
      ? []
      : [`${certificates.length} more CA certificate${certificates.length === 1 ? '' : 's'}`]),
  ];
  if (taken.length > 0) notes.line(notes.plain(`As the app is set: ${taken.join(', ')}.`));
}

/** A keychain that is opened only for the password of a proxy: most requests need none. */
function keychainOnDemand(): SecretStore {
  let opened: Promise<SecretStore> | undefined;
  const store = (): Promise<SecretStore> => {
    opened ??= openSecretStore();
    return opened;
  };
  return {
    state: async () => (await store()).state(),
    get: async (account) => (await store()).get(account),
    set: async (account, secret) => (await store()).set(account, secret),
    delete: async (account) => (await store()).delete(account),
  };
}
