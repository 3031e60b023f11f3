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

/** `export-not-written`: why the system did not let a file be written, in one word of its own. */
export function exportNotWritten(path: string, cause: unknown): ConsoleError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
  return new ConsoleError('config', 'export-not-written', `Expected to write ${path}; the system refused (${code}).`, {
    hint: 'Check the folder and its permissions.',
    cause,
  });
}
