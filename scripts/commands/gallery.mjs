import { ensureBuilt } from '../lib/build.mjs';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { provideElectron } from '../lib/electron/provide.mjs';
import { inProject } from '../lib/folders.mjs';
import { run } from '../lib/run.mjs';
import { mayInstall } from '../lib/system/debian.mjs';
import { withTestBench } from '../lib/testing/bench.mjs';
import { ensureDesktopTools } from '../lib/testing/desktop.mjs';

/** `npm run gallery`: photographs every screen. It runs in this folder, where the pictures are to end up. */
export async function main(args) {
  await ensureDependencies();
  await ensureDesktopTools(mayInstall({}));
  const runtime = await provideElectron();
  await ensureBuilt();
  let exitCode = 0;
  await withTestBench({ runtime, asIs: true }, (bench) =>
    bench.inDesktop('gallery', async ({ env }) => {
      const vitest = [inProject('node_modules/vitest/vitest.mjs'), 'run', '--project', 'gallery', ...args];
      exitCode = (await run(process.execPath, vitest, { live: true, cwd: inProject(), env })).code;
    }),
  );
  return exitCode;
}
