import { open } from 'node:fs/promises';
import { ConsoleError } from '../../core/errors.js';

const PRIVATE_FILE = 0o600;

/**
 * Writes a file that its owner alone may read, also where others could read what was there. What is no file, such as
 * `/dev/stdout`, is written to as it is. Throws the system's error.
 *
 * @param flag whether the text takes the place of what was there, or follows it
 */
export async function writeForOwner(path: string, text: string, flag: 'w' | 'a' = 'w'): Promise<void> {
  const file = await open(path, flag, PRIVATE_FILE);
  try {
    // The mode of an open counts only for a file that it makes.
    if ((await file.stat()).isFile()) await file.chmod(PRIVATE_FILE);
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

/** What the commonest of the system's codes mean, for whoever reads no such codes. */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  EISDIR: 'there is a folder of that name',
  ENOTDIR: 'there is a file where a folder is meant',
  EACCES: 'this user may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
};

/** `export-not-written`: why the system did not let a file be written. */
export function exportNotWritten(path: string, cause: unknown): ConsoleError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
  const why = WHY[code];
  const words = why === undefined ? `the system refused (${code})` : `${why} (${code})`;
  return new ConsoleError('config', 'export-not-written', `Expected to write ${path}; ${words}.`, {
    hint: 'Check the folder and its permissions.',
    cause,
  });
}
