import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { inProject } from './folders.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

/** Does the app's main job without a window: one whole flow in the sandbox, and its decrypted payload in a file. */
export async function runInTerminal() {
  // Among what is built: a file in the checkout itself would be one to commit by mistake.
  const payload = inProject('out/sample-payload.json');
  say('Running one whole flow in the sandbox, here in the terminal:\n');
  const args = [inProject('out/cli/index.js'), 'run', '--sandbox', '--browser', 'follow', '--export', payload];
  await rm(payload, { force: true });
  const { code } = await run(process.execPath, args, { live: true });
  say();
  if (code === 0 && existsSync(payload)) say(`✓ The decrypted payload (of an invented person) is in ${payload}`);
  else say(`The flow did not finish (exit code ${code}).`);
  return code;
}
