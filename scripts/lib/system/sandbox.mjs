import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../run.mjs';
import { findTool } from './tools.mjs';

const SETUID = 0o4000;

// The helper checks the number of its interface, and closes descriptor 7, through which Chromium would hear of its process.
const asChromiumCalls = {
  env: { ...process.env, SBX_CHROME_API_RQ: '1' },
  stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'ignore', 'ignore', 'ignore', 'pipe'],
};

/**
 * Whether Chromium's sandbox works for a user on this machine: through user namespaces, or else through the helper beside the
 * binary, which has to belong to root with the setuid bit. Asked because Chromium ends at once where neither works (inside
 * many containers), and says nothing that helps.
 * @param {string} folder the runtime's folder
 * @param {{ uid: number, gid: number }} [user] if not this user
 */
export async function canSandbox(folder, user) {
  if (process.platform !== 'linux') return true;
  // Chromium refuses to run its sandbox as root.
  if ((user?.uid ?? process.getuid()) === 0) return false;
  return (await hasUserNamespaces(user)) || (await hasSetuidHelper(folder, user));
}

async function hasUserNamespaces(user) {
  const unshare = findTool('unshare');
  return (
    unshare !== undefined &&
    (await run(unshare, ['--user', '--map-root-user', '--pid', '--net', '--fork', 'true'], user)).code === 0
  );
}

async function hasSetuidHelper(folder, user) {
  const helper = join(folder, 'chrome-sandbox');
  const found = await stat(helper).catch(() => undefined);
  const isSetuid = found !== undefined && found.uid === 0 && (found.mode & SETUID) !== 0;
  return isSetuid && (await run(helper, [findTool('true') ?? 'true'], { ...asChromiumCalls, ...user })).code === 0;
}
