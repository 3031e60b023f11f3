import { basename } from 'node:path';
import { combineSources, type NamedSource } from '../../core/credentials/combine-sources.js';
import { type CredentialsDiagnosis, diagnoseCredentials } from '../../core/credentials/diagnose.js';
import type { CredentialsReading } from '../../core/credentials/read-credentials.js';
import { readSource, type SourceContent } from '../../core/credentials/read-source.js';
import { HINT_FILES, refusedSource } from '../../core/credentials/source-refusals.js';
import { ConsoleError } from '../../core/errors.js';
import { readInputFile } from '../storage/read-input-file.js';
import { decryptWithPassphrase, MAX_PASSPHRASE_FILE_BYTES } from './passphrase-file.js';

/** A client that was read from files, and examined; the findings of `diagnosis` are on what was read alone. */
export interface ReadClient {
  readonly reading: CredentialsReading;
  readonly diagnosis: CredentialsDiagnosis;
  /** The paths that it was read from, as they were given. */
  readonly files: readonly string[];
  /** For its name, where it says none: that of the first file that has no other client. */
  readonly fileName?: string | undefined;
}

/**
 * Reads files that were given together: parts of one client become one, several clients one each. Nothing is stored.
 *
 * @param passphraseOf asked once for each file that is encrypted, by its path
 * @throws ConsoleError the `file-…` and `credentials-…` codes, with the file's path where there are several,
 * `credentials-not-used` where a file has nothing that belongs to a client, those of {@link decryptWithPassphrase}, and
 * what `passphraseOf` throws
 */
export async function readClientFiles(
  paths: readonly string[],
  passphraseOf: (path: string) => Promise<string>,
): Promise<readonly ReadClient[]> {
  const sources: NamedSource[] = [];
  for (const path of paths) {
    try {
      sources.push({
        name: basename(path).replace(/\.age$/i, ''),
        content: await readFile(path, passphraseOf),
      });
    } catch (error) {
      throw paths.length > 1 ? naming(path, error) : error;
    }
  }
  const combined = combineSources(sources);
  const usesOf = (index: number) => combined.filter(({ sourceIndexes }) => sourceIndexes.includes(index)).length;
  const unused = paths.find((_path, index) => usesOf(index) === 0);
  if (unused !== undefined) throw notUsed(unused);
  if (combined.some(({ reading }) => reading.clientId === undefined && reading.clientSecret === undefined)) {
    throw refusedSource('bare-key', 'There is a key alone, without the client id and secret.', HINT_FILES);
  }
  return combined.map(({ reading, sourceIndexes }) => ({
    reading,
    diagnosis: diagnoseCredentials(reading),
    files: paths.filter((_path, index) => sourceIndexes.includes(index)),
    fileName: sources[sourceIndexes.find((index) => usesOf(index) === 1) ?? -1]?.name,
  }));
}

async function readFile(path: string, passphraseOf: (path: string) => Promise<string>): Promise<SourceContent> {
  const bytes = await readInputFile(path, MAX_PASSPHRASE_FILE_BYTES);
  const content = readSource(bytes, basename(path));
  if (content.kind !== 'encrypted') return content;
  const plain = await decryptWithPassphrase(bytes, await passphraseOf(path));
  return readSource(plain, basename(path).replace(/\.age$/i, ''));
}

function naming(path: string, error: unknown): unknown {
  if (!(error instanceof ConsoleError) || error.message.includes(path)) return error;
  const { kind, code, message, hint } = error;
  return new ConsoleError(kind, code, `${path}: ${message}`, { ...(hint === undefined ? {} : { hint }), cause: error });
}

function notUsed(path: string): ConsoleError {
  return new ConsoleError(
    'config',
    'credentials-not-used',
    `Expected credentials, or a part of them, in ${path}; it has none that belong to a client.`,
    { hint: HINT_FILES },
  );
}
