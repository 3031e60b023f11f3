import { rm } from 'node:fs/promises';
import { join } from 'node:path';

// What a runtime for development carries and a package must not: an app of its own, and the marker of our cache.
const LEFTOVERS = ['resources/app', 'resources/default_app.asar', 'complete.json', 'version'];

/** electron-builder's hook, called once Electron lies in the package's folder and before anything of ours does. */
export default async function removeDefaultApp({ appOutDir, packager }) {
  const folders = [appOutDir, join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents')];
  const paths = folders.flatMap((folder) => LEFTOVERS.map((leftover) => join(folder, leftover)));
  paths.push(join(folders[1], 'Resources', 'default_app.asar'));
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
}
