// What Electron's own default app does, for a runtime that comes without one: `electron FOLDER ARGUMENTS…` runs the app in
// FOLDER as if it were installed there. One runtime in the cache thus serves every checkout.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));

if (folder) {
  await openApp(resolve(folder));
} else {
  process.stderr.write('Usage: electron FOLDER [ARGUMENTS]\n');
  app.exit(2);
}

async function openApp(appFolder) {
  const { name, productName, version, main } = JSON.parse(await readFile(join(appFolder, 'package.json'), 'utf8'));
  // Apps read this to know that argv[1] is their folder and not an argument of theirs.
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(appFolder);
  // Awaited at top level: Electron is not ready before this module is, and some calls are only allowed before that.
  await import(pathToFileURL(join(appFolder, main)).href);
}
