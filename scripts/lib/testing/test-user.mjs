import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { Failure } from '../failure.mjs';
import { mustRun } from '../run.mjs';
import { warn } from '../say.mjs';
import { findTool } from '../system/tools.mjs';

const PREFIX = 'sgid-test-';
const folderOf = (name) => `/var/tmp/${name}`;

/** Whether this run can and has to make a user: root, for whom Chromium's sandbox does not work, on a system with useradd. */
export function needsTestUser() {
  return process.platform === 'linux' && process.getuid() === 0 && findTool('useradd') !== undefined;
}

/**
 * Lends `work` an ordinary user with a folder outside root's home, and removes both again however it ends.
 * @template T
 * @param {(user: { uid: number, gid: number, name: string, folder: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withTestUser(work) {
  await removeLeftovers();
  const name = `${PREFIX}${process.pid}`;
  // Short, since the paths of sockets inside it may have 107 characters; and where no 0700 folder is above it.
  const folder = folderOf(name);
  try {
    await mustRun('Making a user for the tests', findTool('useradd'), [
      '--system',
      '--user-group',
      '--create-home',
      '--home-dir',
      folder,
      '--shell',
      '/bin/sh',
      name,
    ]);
    return await work({ ...(await idsOf(name)), name, folder });
  } finally {
    await removeUser(name, folder);
  }
}

/** A run that was killed outright could not tidy up; its number in the user's name tells that it is gone. */
async function removeLeftovers() {
  const names = (await readFile('/etc/passwd', 'utf8')).match(new RegExp(`^${PREFIX}\\d+(?=:)`, 'gm')) ?? [];
  const stale = names.filter((name) => !existsSync(`/proc/${name.slice(PREFIX.length)}`));
  for (const name of stale) await removeUser(name, folderOf(name));
}

async function idsOf(name) {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${name}:`));
  if (!line) throw new Failure(`The user ${name} was made but is not in /etc/passwd.`);
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid, gid };
}

async function removeUser(name, folder) {
  const ids = await idsOf(name).catch(() => undefined);
  if (ids) await endProcessesOf(ids.uid);
  // Asked of the system directly: after an interruption `run` starts nothing any more, and this has to happen all the same.
  if (ids) spawnSync(findTool('userdel'), [name], { stdio: 'ignore' });
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  if (ids && (await idsOf(name).catch(() => undefined)))
    warn(`The user ${name} could not be removed; as root: userdel ${name}`);
}

/** Ends what the tests left running, one by one: the user is ours, so whatever runs as it is ours as well. */
async function endProcessesOf(uid) {
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const owner = await stat(`/proc/${entry}`).catch(() => undefined);
    if (owner?.uid !== uid) continue;
    try {
      process.kill(Number(entry), 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}
