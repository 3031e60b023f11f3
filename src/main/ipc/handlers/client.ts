import { chosenRedirectUri } from '../../../engine/clients/client-choices.js';
import { clientViewOf, clientViews, savedFindings } from '../../../engine/clients/client-views.js';
import { editClient } from '../../../engine/clients/edit-client.js';
import { portFindings } from '../../../engine/clients/port-findings.js';
import { shownName } from '../../../engine/clients/suggestions.js';
import type { LoopbackListeners } from '../../../engine/loopback/loopback-listeners.js';
import { recordWithKey } from '../../../engine/storage/client-records.js';
import type { ClientRepository } from '../../../engine/storage/client-repository.js';
import type { SettingsStore } from '../../../engine/storage/settings-store.js';
import { settingsViewOf } from '../../settings/settings-view.js';
import type { EventSender } from '../electron-transport.js';
import type { HandlersOf } from '../router.js';
import type { ClientExportChannel } from './client-export.js';
import type { ClientImportChannel } from './client-import.js';

export interface ClientServices {
  readonly clients: ClientRepository;
  readonly settings: SettingsStore;
  readonly listeners: LoopbackListeners;
  readonly send: EventSender;
  /** Tells whoever is concerned, once, that the saved clients are other ones now. */
  readonly announceClients: () => Promise<void>;
}

/** The channels of saved clients. */
export function clientHandlers({
  clients,
  settings,
  listeners,
  send,
  announceClients,
}: ClientServices): Omit<HandlersOf<'client'>, ClientImportChannel | ClientExportChannel> {
  return {
    'client.list': () => clientViews(clients),
    'client.presence': ({ keys }) => {
      const wanted = new Set(keys);
      // One that was removed meanwhile has none.
      return clients.presencesOf(clients.list().filter(({ key }) => wanted.has(key)));
    },
    'client.diagnose': async ({ key }) => {
      const record = recordWithKey(clients.list(), key);
      const taken = await portFindings([...record.redirectUris, record.redirectUri], listeners);
      return [...savedFindings(record), ...taken];
    },
    'client.select': async ({ key }) => {
      const record = recordWithKey(clients.list(), key);
      const next = settingsViewOf(await settings.change((now) => ({ ...now, selectedClient: record.key })));
      send('settings.changed', next);
      return next;
    },
    'client.edit': async ({ key, ...edited }) => {
      const record = editClient(clients, key, edited);
      await announceClients();
      return clientViewOf(record);
    },
    'client.duplicate': async ({ key, name }) => {
      const record = await clients.duplicate(key, shownName(name) ?? 'Copy');
      await announceClients();
      return clientViewOf(record);
    },
    'client.chooseForRun': ({ key, scopes, redirectUri }) => {
      const record = clients.edit(key, {
        ...(scopes === undefined ? {} : { selectedScopes: [...scopes] }),
        ...(redirectUri === undefined ? {} : { redirectUri: chosenRedirectUri(redirectUri) }),
      });
      send('client.changed', clientViews(clients));
      return clientViewOf(record);
    },
    'client.remove': async ({ key }) => {
      await clients.remove(key);
      await announceClients();
      return {};
    },
  };
}
