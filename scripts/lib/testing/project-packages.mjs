import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Interrupted } from '../failure.mjs';
import { cacheFolder, inProject } from '../folders.mjs';
import { checkNpm, npmCommand } from '../npm.mjs';
import { mustRun } from '../run.mjs';
import { step, warn } from '../say.mjs';

const recipe = inProject('scripts/project-code-packages');
const FILES = ['package.json', 'package-lock.json'];

/**
 * What generated projects are made with, pinned by hash in a lock file of its own, since the app itself needs none of it. It
 * is kept in the user's cache, where every checkout finds it.
 * @returns {Promise<string | undefined>} the `node_modules` folder; undefined where it cannot be had, which was said
 */
export async function provideProjectPackages() {
  const home = join(cacheFolder(), 'project-code');
  const lock = await readFile(join(recipe, 'package-lock.json'));
  const folder = join(home, createHash('sha256').update(lock).digest('hex').slice(0, 16));
  const packages = join(folder, 'node_modules');
  if (existsSync(packages)) return packages;
  try {
    await checkNpm();
    await mkdir(home, { recursive: true });
    const workshop = await mkdtemp(join(home, 'making-'));
    try {
      await install(workshop);
      // It appears in one step; where another run was faster, its own is as good.
      await rename(workshop, folder).catch((error) => {
        if (!existsSync(packages)) throw error;
      });
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
    return packages;
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    warn(`The tests that compile and run generated projects are skipped: ${error.message}`);
    return undefined;
  }
}

async function install(workshop) {
  for (const file of FILES) await cp(join(recipe, file), join(workshop, file));
  const { command, args, options } = npmCommand();
  const what = [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  await step('Fetching what generated projects are made with', () =>
    mustRun('Fetching the packages of generated projects', command, what, { cwd: workshop, ...options }),
  );
  await leaveOut(join(workshop, 'node_modules'));
}

/** What Next.js neither builds nor serves a login with: the handling of images, documents and source maps, half of all that came. */
async function leaveOut(packages) {
  const unused = ['sharp', '@img', 'next/dist/docs'].map((name) => join(packages, name));
  await Promise.all(unused.map((folder) => rm(folder, { recursive: true, force: true })));
  const entries = await readdir(join(packages, 'next'), { recursive: true, withFileTypes: true });
  const maps = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.map'));
  await Promise.all(maps.map((entry) => rm(join(entry.parentPath, entry.name))));
}
