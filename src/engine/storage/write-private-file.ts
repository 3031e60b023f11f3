import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ConsoleError } from '../../core/errors.js';

/** Only whoever exported it may read it. */
const PRIVATE_FILE = 0o600;

/**
 * Writes a file that is whole or not there at all: what was there before stays until the new one is complete.
 *
 * Throws `export-not-written`.
 */
export async function writePrivateFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', PRIVATE_FILE);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ConsoleError('storage', 'export-not-written', `The file could not be written to ${path} (${reason}).`, {
      hint: 'Choose a folder that you may write to, on a disk with room.',
      cause: error,
    });
  }
}
