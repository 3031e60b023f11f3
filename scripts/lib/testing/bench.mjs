import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { inProject } from '../folders.mjs';
import { mustRun } from '../run.mjs';
import { say, step, warn } from '../say.mjs';
import { canSandbox } from '../system/sandbox.mjs';
import { findChromium, withDesktop } from './desktop.mjs';
import { describeToTests, makeHome, neutralEnvironment } from './environment.mjs';
import { stageFor } from './stage.mjs';
import { needsTestUser, withTestUser } from './test-user.mjs';

/**
 * Prepares a place to run tests in: as an ordinary user, since that is who runs the app and since Chromium's sandbox works for
 * no other. As root such a user is made, with a copy of the checkout; everyone else runs where they are.
 * @param {{ runtime: import('../electron/provide.mjs').Runtime, packaged?: string, projectPackages?: string, asIs?: boolean }} what
 * @param {(bench: { inDesktop: <T>(name: string, work: (where: object) => Promise<T>) => Promise<T> }) => Promise<void>} work
 */
export async function withTestBench({ runtime, packaged, released, projectPackages, asIs = false }, work) {
  if (asIs || !needsTestUser()) return benchInPlace({ runtime, packaged, released, projectPackages }, work);
  return withTestUser(async (user) => {
    const staged = await step(`Staging the tests for the user ${user.name}`, () =>
      stageFor(user, runtime, projectPackages),
    );
    const inStage = (path) => path && join(staged.projectFolder, relative(inProject(), path));
    const place = { ...staged, base: user.folder, user: { uid: user.uid, gid: user.gid } };
    await runBench({ ...place, packaged: inStage(packaged), released: inStage(released) }, work);
  });
}

async function benchInPlace({ runtime, packaged, released, projectPackages }, work) {
  const base = await mkdtemp(join(tmpdir(), 'sgid-test-'));
  try {
    const place = { projectFolder: inProject(), electron: runtime.binary, node: process.execPath, projectPackages };
    await runBench({ ...place, base, packaged, released }, work);
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runBench({ projectFolder, electron, node, base, user, packaged, released, projectPackages }, work) {
  const [artifacts, reports] = ['artifacts', 'reports'].map((name) => join(base, name));
  const sandbox = await canSandbox(dirname(electron), user);
  if (sandbox) say("Chromium's sandbox is on.");
  else warn("Chromium's sandbox cannot be used here: the windows under test run without it.");
  const facts = {
    electron,
    packaged,
    released,
    projectPackages,
    chromium: findChromium(),
    sandbox,
    artifacts,
    cli: join(projectFolder, 'out/cli/index.js'),
  };
  const neutral = neutralEnvironment();
  const path = [dirname(node), neutral.PATH].join(delimiter);

  async function inDesktop(name, run) {
    // A fresh home for every suite: none can lean on what another left behind, or is doing beside it.
    const home = join(base, `desktop-${name.replaceAll(' ', '-')}`);
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
    const env = { ...neutral, PATH: path, ...(await makeHome(home)), ...describeToTests(facts) };
    await Promise.all([artifacts, reports].map((folder) => mkdir(folder, { recursive: true })));
    if (user) await handOver(user, [home, artifacts, reports]);
    const where = { env, user, projectFolder };
    return withDesktop(where, (desktopEnv) => run({ projectFolder, env: desktopEnv, user, node, electron, reports }));
  }

  try {
    await work({ inDesktop });
  } finally {
    await keepArtifacts(artifacts);
  }
}

async function handOver({ uid, gid }, folders) {
  await mustRun('Handing folders to the test user', 'chown', ['-R', `${uid}:${gid}`, ...folders]);
}

async function keepArtifacts(artifacts) {
  const kept = inProject('dist/test-artifacts');
  await rm(kept, { recursive: true, force: true });
  await cp(artifacts, kept, { recursive: true }).catch(() => {});
}
