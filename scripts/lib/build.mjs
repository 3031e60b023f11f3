import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fingerprint } from './fingerprint.mjs';
import { inProject } from './folders.mjs';
import { mustRun } from './run.mjs';
import { step } from './say.mjs';

const SOURCES = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.cli.config.ts',
];
const STAMP = 'built-from.txt';

/** What is built: the app for everyone, and the variant that tests may drive, each into a folder of its own. */
export const builds = {
  app: { label: 'Building the app', out: 'out', env: {}, cli: true },
  testVariant: {
    label: 'Building the test variant',
    out: 'out/test-variant',
    env: { SGID_CONSOLE_TEST_VARIANT: '1' },
    cli: false,
  },
};

/** Builds only if the sources changed since the last build that succeeded. Returns whether it built. */
export async function ensureBuilt(build = builds.app) {
  const stamp = inProject(build.out, STAMP);
  const sources = await fingerprintSources();
  const built = await readFile(stamp, 'utf8').catch(() => '');
  const complete =
    existsSync(inProject(build.out, 'main/index.js')) && (!build.cli || existsSync(inProject('out/cli/index.js')));
  if (built === sources && complete) return false;
  await rm(stamp, { force: true });
  await step(build.label, () => compile(build));
  await mkdir(inProject(build.out), { recursive: true });
  await writeFile(stamp, sources);
  return true;
}

async function fingerprintSources() {
  const configs = (await readdir(inProject())).filter((name) => /^tsconfig.*\.json$/.test(name));
  return fingerprint(inProject(), [...SOURCES, ...configs]);
}

async function compile({ out, env, cli }) {
  const options = {
    cwd: inProject(),
    env: { ...process.env, NODE_ENV: 'production', ...env, SGID_CONSOLE_OUT_DIR: out },
  };
  await mustRun(
    'The build',
    process.execPath,
    [inProject('node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    options,
  );
  if (!cli) return;
  const vite = inProject('node_modules/vite/bin/vite.js');
  await mustRun(
    'The build of the command line',
    process.execPath,
    [vite, 'build', '--config', 'vite.cli.config.ts'],
    options,
  );
}
