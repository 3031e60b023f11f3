import { type FSWatcher, watch } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Settings } from './settings.js';
import type { SettingsStore } from './settings-store.js';

/** One change is several writes to the folder. */
const SETTLE_MS = 50;

/** Settings of which other processes' changes are told. */
interface WatchedSettings extends SettingsStore {
  readonly stopWatching: () => void;
}

/**
 * Tells when another process, such as the command line, has changed the saved clients; what this process changes through
 * the settings that come back is not told.
 *
 * @param folder where the settings lie
 * @param onFailure told where the system does not watch folders; everything else works all the same
 */
export function watchClients(
  settings: SettingsStore,
  folder: string,
  onChanged: () => void,
  onFailure: (error: unknown) => void,
): WatchedSettings {
  let known = settings.read().clients;
  let timer: NodeJS.Timeout | undefined;
  let changed = false;
  const note = (clients: typeof known): void => {
    changed ||= clients !== known && !isDeepStrictEqual(clients, known);
    known = clients;
  };
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      note(settings.read().clients);
      if (changed) onChanged();
      changed = false;
    }, SETTLE_MS);
  };
  const watcher = watchFolder(folder, settle, onFailure);
  /** The change, which sees what another process did first where the watcher has not come round to it. */
  const noting = (change: (now: Settings) => Settings) => (now: Settings) => {
    note(now.clients);
    return change(now);
  };
  return {
    ...settings,
    update: (change) => {
      const next = settings.update(noting(change));
      known = next.clients;
      return next;
    },
    change: async (change) => {
      const next = await settings.change(noting(change));
      known = next.clients;
      return next;
    },
    stopWatching: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

function watchFolder(folder: string, onEvent: () => void, onFailure: (error: unknown) => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || name === 'settings.json') onEvent();
    }).on('error', onFailure);
  } catch (error) {
    onFailure(error);
    return undefined;
  }
}
