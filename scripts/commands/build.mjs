import { ensureBuilt } from '../lib/build.mjs';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { say } from '../lib/say.mjs';

/** `npm run build`: the app and the command line, into out/. */
export async function main() {
  await ensureDependencies();
  if (!(await ensureBuilt())) say('Nothing changed since the last build.');
}
