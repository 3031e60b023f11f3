import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportNotWritten } from './write-for-owner.js';

/**
 * Looks whether a file, or a folder of files, can be written at all: before a person logs in, and not after it.
 *
 * @throws ConsoleError `export-not-written`
 */
export async function checkWritable(path: string, kind: 'file' | 'folder'): Promise<void> {
  try {
    const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    // The folders that lead to a folder are made with it.
    if (there === undefined) {
      if (kind === 'file') await access(dirname(path), constants.W_OK);
      return;
    }
    if (there.isDirectory() !== (kind === 'folder')) throw withCode(kind === 'file' ? 'EISDIR' : 'ENOTDIR');
    await access(path, constants.W_OK);
  } catch (cause) {
    throw exportNotWritten(path, cause);
  }
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
