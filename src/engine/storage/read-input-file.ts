import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ConsoleError } from '../../core/errors.js';

/** No credentials file and no userinfo response is larger, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
/** A pipe that nobody writes to must not hold up a thread; Windows has no such flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file that the user named, whole.
 *
 * @param path relative to the working directory, or absolute
 * @param maxBytes larger files are refused unread
 * @throws ConsoleError `file-not-found`, `file-is-folder`, `file-not-regular`, `file-not-readable`, `file-too-large`
 */
export async function readInputFile(path: string, maxBytes = MAX_BYTES): Promise<Uint8Array> {
  try {
    const handle = await open(path, FLAGS);
    try {
      const stats = await handle.stat();
      if (stats.isDirectory()) throw folder(path);
      if (!stats.isFile()) {
        throw refusal(
          'file-not-regular',
          `Expected a regular file; ${path} is a pipe, a socket or a device.`,
          'Write what it gives into a file that only you can read, and name that.',
        );
      }
      if (stats.size > maxBytes) throw tooLarge(path, maxBytes, stats.size.toLocaleString('en'));
      const bytes = await readAtMost(handle, maxBytes + 1);
      if (bytes.length > maxBytes) throw tooLarge(path, maxBytes, 'more');
      return bytes;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ConsoleError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') {
      throw refusal('file-not-found', `Expected a file at ${path}; there is none.`, 'Check the path.', error);
    }
    if (code === 'EISDIR') throw folder(path, error);
    throw refusal(
      'file-not-readable',
      `Expected to read ${path}; the system refused (${code || 'no reason given'}).`,
      'Check the path and its permissions.',
      error,
    );
  }
}

/** Up to so many bytes: what a file's size says need not hold by the time it is read. */
async function readAtMost(handle: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let left = maxBytes;
  while (left > 0) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(CHUNK_BYTES, left)));
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    left -= bytesRead;
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string, maxBytes: number, size: string): ConsoleError {
  const message = `Expected at most ${maxBytes.toLocaleString('en')} bytes; ${path} has ${size}.`;
  return refusal('file-too-large', message, 'It is another file, or holds more than is wanted here.');
}

function folder(path: string, cause?: unknown): ConsoleError {
  return refusal(
    'file-is-folder',
    `Expected a file; ${path} is a folder.`,
    'Name the file in it that is meant.',
    cause,
  );
}

function refusal(code: string, message: string, hint: string, cause?: unknown): ConsoleError {
  return new ConsoleError('config', code, message, { hint, cause });
}
