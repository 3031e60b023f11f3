import { ensureBuilt } from '../lib/build.mjs';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { inProject } from '../lib/folders.mjs';
import { run } from '../lib/run.mjs';
import { sayOnStderr } from '../lib/say.mjs';

/** `npm run --silent cli -- COMMAND …`: the command line, built first if the sources changed. Its stdout is its own. */
export async function main(args) {
  sayOnStderr();
  await ensureDependencies();
  await ensureBuilt();
  // npm runs scripts in the project's folder; people name files from where they are.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { code } = await run(process.execPath, [inProject('out/cli/index.js'), ...args], { live: true, cwd });
  return code;
}
