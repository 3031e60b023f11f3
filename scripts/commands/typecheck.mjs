import { typecheck } from '../lib/checks.mjs';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { Failure } from '../lib/failure.mjs';
import { say } from '../lib/say.mjs';

/** `npm run typecheck`: every TypeScript project of the checkout. */
export async function main() {
  await ensureDependencies();
  const failed = await typecheck();
  if (failed.length > 0) throw new Failure(`Type errors in ${failed.join(', ')}.`);
  say('All types hold.');
}
