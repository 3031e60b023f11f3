import { open } from 'node:fs/promises';
import { ConsoleError } from '../../core/errors.js';

/** No credentials file and no userinfo response is larger, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file that the user named, whole.
 *
 * @param path relative to the working directory, or absolute
 * @param maxBytes larger files are refused unread
 * @throws ConsoleError `file-not-found`, `file-is-folder`, `file-not-readable`, `file-too-large`
 */
export async function readInputFile(path: string, maxBytes = MAX_BYTES): Promise<Uint8Array> {
  try {
    const handle = await open(path, 'r');
    try {
      const stats = await handle.stat();
      if (stats.isDirectory()) throw refusal('file-is-folder', `Expected a file; ${path} is a folder.`);
      if (stats.size > maxBytes) {
        throw refusal(
          'file-too-large',
          `Expected at most ${maxBytes.toLocaleString('en')} bytes; ${path} has ${stats.size.toLocaleString('en')}.`,
        );
      }
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ConsoleError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw refusal('file-not-found', `Expected a file at ${path}; there is none.`, error);
    if (code === 'EISDIR') throw refusal('file-is-folder', `Expected a file; ${path} is a folder.`, error);
    throw refusal(
      'file-not-readable',
      `Expected to read ${path}; the system refused (${code || 'no reason given'}).`,
      error,
    );
  }
}

function refusal(code: string, message: string, cause?: unknown): ConsoleError {
  return new ConsoleError('config', code, message, { hint: 'Check the path and its permissions.', cause });
}
