import { readFile } from 'node:fs/promises';
import { inProject } from './folders.mjs';
import { checkNpm, npmCommand } from './npm.mjs';
import { mustRun } from './run.mjs';
import { step } from './say.mjs';

/** Installs exactly what the lock file names, and only when something else (or nothing) is installed. */
export async function ensureDependencies() {
  if (await isInstalled()) return;
  await checkNpm();
  const { command, args, options } = npmCommand();
  await step('Installing the dependencies from the lock file', () =>
    mustRun('Installing the dependencies', command, [...args, 'ci', '--no-audit', '--no-fund'], {
      cwd: inProject(),
      ...options,
    }),
  );
}

/**
 * npm writes what it installed into a lock file of its own, as its very last act: that file is the stamp. It agrees with
 * ours if both name the same packages; what it lacks can only be optional, built for another platform.
 */
async function isInstalled() {
  const [wanted, present] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(readPackages),
  );
  if (!wanted || !present) return false;
  const { '': _project, ...packages } = wanted;
  return (
    Object.keys(present).every((path) => path in packages) &&
    Object.entries(packages).every(([path, { version, integrity, optional }]) =>
      present[path] ? present[path].version === version && present[path].integrity === integrity : optional === true,
    )
  );
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(inProject(file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
