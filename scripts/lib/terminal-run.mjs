import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { inProject } from './folders.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

// One of each kind of value: text, identifiers, dates, an address, lists. The person is invented, so nothing has to be masked.
const SCOPES = [
  'openid',
  'myinfo.name',
  'myinfo.nric_number',
  'myinfo.date_of_birth',
  'myinfo.mobile_number',
  'myinfo.email',
  'myinfo.registered_address',
  'myinfo.children_birth_records',
  'myinfo.vehicles',
].join(' ');

/** Does the app's main job without a window: one whole flow in the sandbox, and its decrypted payload in a file. */
export async function runInTerminal() {
  // Among what is built: a file in the checkout itself would be one to commit by mistake.
  const payload = inProject('out/sample-payload.json');
  say('Running one whole flow in the sandbox, here in the terminal:\n');
  const options = ['--sandbox', '--browser', 'follow', '--scopes', SCOPES, '--reveal', '--export', payload];
  await rm(payload, { force: true });
  const { code } = await run(process.execPath, [inProject('out/cli/index.js'), 'run', ...options], { live: true });
  say();
  if (code === 0 && existsSync(payload)) say(`✓ The decrypted payload (of an invented person) is in ${payload}`);
  else say(`The flow did not finish (exit code ${code}).`);
  return code;
}
