import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this checkout. */
const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside this checkout. */
export const inProject = (...parts) => join(projectFolder, ...parts);

/** Where what every checkout shares is kept, outside node_modules, by the custom of each platform. */
export function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32')
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'sgid-console', 'cache');
  if (XDG_CACHE_HOME) return join(resolve(XDG_CACHE_HOME), 'sgid-console');
  return process.platform === 'darwin'
    ? join(homedir(), 'Library', 'Caches', 'sgid-console')
    : join(homedir(), '.cache', 'sgid-console');
}
