import { basename } from 'node:path';
import { type BrowserWindow, clipboard, dialog } from 'electron';
import { ConsoleError } from '../../../core/errors.js';
import { chosenRedirectUri } from '../../../engine/clients/client-choices.js';
import { clientViewOf, clientViews } from '../../../engine/clients/client-views.js';
import type { ImportPreviews } from '../../../engine/clients/import-previews.js';
import { MAX_CREDENTIALS_BYTES } from '../../../engine/clients/load-credentials-file.js';
import type { ClientRepository } from '../../../engine/storage/client-repository.js';
import { readInputFile } from '../../../engine/storage/read-input-file.js';
import type { SettingsStore } from '../../../engine/storage/settings-store.js';
import type { ImportPreview } from '../../../shared/views/client.js';
import { settingsViewOf } from '../../settings-view.js';
import type { EventSender } from '../electron-transport.js';
import type { HandlersOf } from '../router.js';

export interface ClientServices {
  readonly clients: ClientRepository;
  readonly previews: ImportPreviews;
  readonly settings: SettingsStore;
  readonly send: EventSender;
  readonly window: () => BrowserWindow | undefined;
  /** Told after the saved clients changed: the sandbox serves those of its environment. */
  readonly onClientsChanged: () => Promise<void>;
}

export function clientHandlers(services: ClientServices): HandlersOf<'client'> {
  const { clients, previews, settings, send, window } = services;
  const announce = async () => {
    await services.onClientsChanged();
    send('client.changed', await clientViews(clients));
    send('settings.changed', settingsViewOf(settings.read()));
  };
  return {
    'client.list': () => clientViews(clients),
    'client.select': ({ key }) => {
      const record = existing(clients, key);
      const next = settings.update((now) => ({ ...now, selectedClient: record.key }));
      send('settings.changed', settingsViewOf(next));
      return settingsViewOf(next);
    },
    'client.previewFromDialog': async () => {
      const options: Electron.OpenDialogOptions = {
        title: 'Import credentials',
        properties: ['openFile'],
        filters: [
          { name: 'Credentials', extensions: ['json', 'env'] },
          { name: 'All files', extensions: ['*'] },
        ],
      };
      const parent = window();
      const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      const path = filePaths[0];
      return path === undefined ? null : previewFile(previews, path);
    },
    'client.previewFromFile': ({ path }) => previewFile(previews, path),
    'client.previewFromClipboard': async () => {
      // A string in some versions of Electron, a promise of one in others.
      const text = await clipboard.readText();
      if (text.trim() === '') throw emptyClipboard();
      return previews.open(Buffer.from(text, 'utf8'));
    },
    'client.discardPreview': ({ previewId }) => {
      previews.discard(previewId);
      return {};
    },
    'client.import': async ({ previewId, ...choices }) => {
      const record = await previews.save(previewId, choices);
      await announce();
      return clientViewOf(clients, record);
    },
    'client.chooseForRun': async ({ key, scopes, redirectUri }) => {
      const record = clients.change(key, {
        ...(scopes === undefined ? {} : { selectedScopes: [...scopes] }),
        ...(redirectUri === undefined ? {} : { redirectUri: chosenRedirectUri(redirectUri) }),
      });
      send('client.changed', await clientViews(clients));
      return clientViewOf(clients, record);
    },
    'client.remove': async ({ key }) => {
      await clients.remove(key);
      await announce();
      return {};
    },
  };
}

/** Reads and checks the credentials file at `path`. Throws the `file-…` and `credentials-…` codes. */
export async function previewFile(previews: ImportPreviews, path: string): Promise<ImportPreview> {
  return previews.open(await readInputFile(path, MAX_CREDENTIALS_BYTES), basename(path));
}

function existing(clients: ClientRepository, key: string) {
  const record = clients.find(key);
  if (record !== undefined) return record;
  throw new ConsoleError('config', 'client-unknown', 'That client is no longer saved.', { hint: 'Choose another.' });
}

function emptyClipboard(): ConsoleError {
  return new ConsoleError('config', 'clipboard-empty', 'The clipboard holds no text.', {
    hint: 'Copy the whole credentials JSON, or the lines of a .env file, then paste again.',
  });
}
