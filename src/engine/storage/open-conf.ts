import Conf from 'conf';
import type { SettingsFile } from './settings-store.js';

/** The settings file through conf, which electron-store is built on and which runs without Electron. */
export function openConf(folder: string, name: string): SettingsFile {
  return new Conf({ cwd: folder, configName: name, projectName: 'sgid-console', configFileMode: 0o600 });
}
