import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../folders.mjs';

/** Makes a plain Electron of the unpacked one: its usual name, its usual fuses, and a default app. */
export async function makePlain(folder) {
  const binary = join(folder, 'electron');
  // Electron tells by this name that it runs from source: `app.isPackaged` is then false.
  await rename(join(folder, 'Cypress'), binary);
  await rename(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'));
  await cp(inProject('scripts/electron-runtime/launcher'), join(folder, 'resources', 'app'), { recursive: true });
  await flipFuses(binary);
}

async function flipFuses(binary) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = (await import('@electron/fuses')).default;
  await flip(binary, {
    version: FuseVersion.V1,
    // Its own snapshot was dropped, and without this it would look for it.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright talks to the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
