import { builds, ensureBuilt } from '../build.mjs';
import { provideElectron } from '../electron/provide.mjs';
import { makePackage, packages } from '../package.mjs';
import { installFromDebian, mayInstall } from '../system/debian.mjs';
import { electronPackages, missingForElectron } from '../system/libraries.mjs';
import { ensureDesktopTools } from './desktop.mjs';
import { provideProjectPackages } from './project-packages.mjs';

/** Everything the suites run on, in the order in which it is needed; each part may be timed by who calls. */
export async function prepareTests(flags, time = (_name, work) => work()) {
  const runtime = await time('system', () => prepareSystem(flags));
  const projectPackages = await time('project packages', provideProjectPackages);
  await time('build', () => ensureBuilt(builds.app));
  // A broken build or package is one failure; the suites that need neither still run.
  const packaged = await time('package', () => makePackage(packages.testVariant, runtime));
  const released = await time('release package', () => makePackage(packages.release, runtime));
  return { runtime, packaged, released, projectPackages };
}

async function prepareSystem(flags) {
  const runtime = await provideElectron();
  const allowed = mayInstall(flags);
  const missing = await missingForElectron(runtime.binary);
  await installFromDebian(missing, electronPackages, { purpose: 'to run Electron', mayInstall: allowed });
  await ensureDesktopTools(allowed);
  return runtime;
}
