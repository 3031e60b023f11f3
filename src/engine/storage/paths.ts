import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder's name, the keychain's service name, and the stem of everything else the console keeps. */
export const STORAGE_NAME = 'sgid-console';

/** Where app, package and command line keep what is not secret. `SGID_CONSOLE_DATA_DIR` moves it, for tests. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.SGID_CONSOLE_DATA_DIR) return env.SGID_CONSOLE_DATA_DIR;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', STORAGE_NAME);
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), STORAGE_NAME);
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), STORAGE_NAME);
}
