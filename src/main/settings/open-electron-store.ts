import ElectronStore from 'electron-store';
import type { SettingsFile } from '../../engine/storage/settings-store.js';

/** The settings file through electron-store, as the app opens it. */
export function openElectronStore(folder: string, name: string): SettingsFile {
  return new ElectronStore({ cwd: folder, name, configFileMode: 0o600 });
}
