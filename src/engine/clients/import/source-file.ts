import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { ConsoleError } from '../../../core/errors.js';
import { readInputFile } from '../../storage/read-input-file.js';
import { MAX_PASSPHRASE_FILE_BYTES } from '../passphrase-file.js';

/** A file that was read, so that it can be told whether it is still the same. */
export interface ReadFile {
  /** Absolute, links followed. */
  readonly path: string;
  readonly size: number;
  /** Lower-case hex, of all that was read. */
  readonly sha256: string;
}

/** A file's name and content. */
interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly file: ReadFile;
}

/**
 * Reads a file that may hold credentials, in clear or encrypted: at most 8 MiB.
 *
 * @throws ConsoleError the `file-…` codes of {@link readInputFile}
 */
export async function readSourceFile(path: string): Promise<SourceFile> {
  const bytes = await readInputFile(path, MAX_PASSPHRASE_FILE_BYTES);
  const file = { path: await realpath(path), size: bytes.length, sha256: sha256Of(bytes) };
  return { name: basename(path), bytes, file };
}

/**
 * Reads a file once more and refuses it where it is no longer what was read before.
 *
 * @throws ConsoleError `file-changed`, and the `file-…` codes of {@link readInputFile}
 */
export async function requireUnchanged({ path, size, sha256 }: ReadFile): Promise<void> {
  const bytes = await readInputFile(path, MAX_PASSPHRASE_FILE_BYTES);
  if (bytes.length === size && sha256Of(bytes) === sha256) return;
  throw new ConsoleError('storage', 'file-changed', `Expected ${path} as it was read; it has changed since.`, {
    hint: 'Look at what it holds now, and delete it yourself if it may go.',
  });
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
