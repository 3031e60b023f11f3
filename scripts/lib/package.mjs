import { builds, ensureBuilt } from './build.mjs';
import { inProject } from './folders.mjs';
import { mustRun } from './run.mjs';
import { step } from './say.mjs';

/** What is packaged: what people get, and the variant that tests may drive (its inspector is reachable, the other's is not). */
export const packages = {
  release: { build: builds.app, output: 'dist/release', label: 'Packaging the app', overrides: [] },
  testVariant: {
    build: builds.testVariant,
    output: 'dist/test-variant',
    label: 'Packaging the test variant',
    overrides: ['-c.electronFuses.enableNodeCliInspectArguments=true'],
  },
};

// electron-builder names every architecture but x64.
const ARCHITECTURE = process.arch === 'x64' ? '' : `-${process.arch}`;
const PROGRAMS = {
  linux: `linux${ARCHITECTURE}-unpacked/sgid-console-desktop`,
  win32: `win${ARCHITECTURE}-unpacked/sgID Console.exe`,
  darwin: `mac${ARCHITECTURE}/sgID Console.app/Contents/MacOS/sgID Console`,
};

/**
 * Builds and packages, unpacked unless installers are asked for. Returns the program's path.
 * @param {(typeof packages)[keyof typeof packages]} variant
 * @param {import('./electron/provide.mjs').Runtime} runtime what it is packaged with
 */
export async function makePackage(variant, runtime, { installers = false } = {}) {
  await ensureBuilt(variant.build);
  const builder = inProject('node_modules/electron-builder/cli.js');
  const args = [
    builder,
    ...(installers ? [] : ['--dir']),
    `-c.electronDist=${runtime.folder}`,
    `-c.electronVersion=${runtime.version}`,
    `-c.directories.output=${variant.output}`,
    ...variant.overrides,
  ];
  // Read by electron-builder.yml: what is packaged as `out`.
  const env = {
    ...process.env,
    SGID_CONSOLE_OUT_DIR: variant.build.out,
    CSC_IDENTITY_AUTO_DISCOVERY: installers ? 'true' : 'false',
  };
  await step(variant.label, () => mustRun(variant.label, process.execPath, args, { cwd: inProject(), env }));
  return inProject(variant.output, PROGRAMS[process.platform]);
}
