import { app, nativeTheme } from 'electron';
import type { ClientRepository } from '../../../engine/storage/client-repository.js';
import type { SecretStore } from '../../../engine/storage/secret-store.js';
import type { SettingsStore } from '../../../engine/storage/settings-store.js';
import { testSecretStore } from '../../../engine/storage/test-secret-store.js';
import type { WindowPlace } from '../../../shared/views/place.js';
import type { RevealGuard } from '../../secrets/reveal-guard.js';
import { settingsViewOf } from '../../settings/settings-view.js';
import { runtimeNote } from '../../startup/runtime-note.js';
import { openDocumentation } from '../../window/open-external.js';
import type { EventSender } from '../electron-transport.js';
import type { HandlersOf } from '../router.js';

export interface AppServices {
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly clients: ClientRepository;
  readonly dataFolder: string;
  readonly send: EventSender;
  readonly guard: RevealGuard;
}

export function appHandlers({ settings, secrets, clients, dataFolder, send, guard }: AppServices): HandlersOf<'app'> {
  let place: WindowPlace | undefined;
  return {
    'app.describe': async () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? 'none',
      chrome: process.versions.chrome ?? 'none',
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      runtimeNote: runtimeNote(),
      dataFolder,
      keychain: await secrets.state(),
      // Whoever looks again after unlocking the keychain has what it held back taken out of it.
      removalsLeft: await clients.finishRemovals(),
      notices: settings.notices,
    }),
    'app.readSettings': () => settingsViewOf(settings.read()),
    'app.chooseTheme': async ({ theme }) => {
      nativeTheme.themeSource = theme;
      const next = settingsViewOf(await settings.change((now) => ({ ...now, theme })));
      send('settings.changed', next);
      return next;
    },
    'app.testKeychain': async () => {
      const steps = await testSecretStore(secrets);
      return { ok: steps.every(({ ok }) => ok), keychain: await secrets.state(), steps };
    },
    'app.keepPlace': (kept) => {
      place = kept;
      return {};
    },
    'app.readPlace': () => place ?? null,
    'app.masked': () => {
      guard.masked();
      return {};
    },
    'app.openLink': async ({ url }) => {
      await openDocumentation(url);
      return {};
    },
  };
}
