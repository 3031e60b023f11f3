import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHelper } from './background.mjs';
import { findTool } from './tools.mjs';

const SCREEN = '1440x900x24';
const FAMILY_WILD = 0xffff;
const PROTOCOL = 'MIT-MAGIC-COOKIE-1';

/** Whether a display without a screen can be had here. */
export const hasVirtualDisplay = () => findTool('Xvfb') !== undefined;

/**
 * A display without a screen. The server picks the number itself, so that runs side by side cannot collide, and lets in only
 * who knows the cookie, since other users of the machine could otherwise watch and type.
 * @param {{ uid: number, gid: number } | undefined} user who owns it, if not this user
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function startVirtualDisplay(user) {
  const folder = await mkdtemp(join(tmpdir(), 'sgid-console-display-'));
  const authority = join(folder, 'authority');
  await writeFile(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  if (user) await Promise.all([folder, authority].map((path) => chown(path, user.uid, user.gid)));
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority];
  const server = await startHelper(findTool('Xvfb'), args, user).catch(async (error) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    env: { DISPLAY: `:${server.line}`, XAUTHORITY: authority },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An entry of an X authority file that holds for any host and any display number; writing it here saves asking for `xauth`. */
function authorityEntry(cookie) {
  const field = (value) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(value.length);
    return Buffer.concat([length, value]);
  };
  const family = Buffer.alloc(2);
  family.writeUInt16BE(FAMILY_WILD);
  return Buffer.concat([
    family,
    field(Buffer.alloc(0)),
    field(Buffer.alloc(0)),
    field(Buffer.from(PROTOCOL)),
    field(cookie),
  ]);
}
