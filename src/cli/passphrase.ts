import { decodeUtf8 } from '../core/jose/utf8.js';
import { readInputFile } from '../engine/storage/read-input-file.js';
import type { CommandContext } from './command.js';
import { readHiddenLine } from './terminal-input.js';
import { UsageError } from './usage.js';

/** A longer one is a mistake, such as a whole document. */
const MAX_CHARACTERS = 1_024;
const MAX_BYTES = 8 * 1_024;

/**
 * The passphrase of a file: from `path` where one is given, else asked for on the terminal, where it is not shown. Never
 * from an argument, which every program on the machine could read.
 *
 * @param of the name of the file that it opens
 * @throws UsageError `usage-passphrase` where there is none to be had, or none of a sensible length; the `file-…` codes
 */
export async function readPassphrase(context: CommandContext, of: string, path: string | undefined): Promise<string> {
  if (path !== undefined) return sensible(await fromFile(path));
  if (context.stdin.isTTY !== true) {
    throw new UsageError(
      'passphrase',
      `Expected --passphrase-file FILE, since ${of} is encrypted and there is no terminal to ask on.`,
      'Write the passphrase into a file that only you can read.',
    );
  }
  return sensible(await readHiddenLine(`Passphrase of ${of} (it is not shown):`, context));
}

/** The file without the byte order mark and the line end that editors add. */
async function fromFile(path: string): Promise<string> {
  return decodeUtf8(await readInputFile(path, MAX_BYTES))?.replace(/^\u{FEFF}|\r?\n$/gu, '') ?? '';
}

function sensible(passphrase: string): string {
  if (passphrase !== '' && passphrase.length <= MAX_CHARACTERS) return passphrase;
  throw new UsageError('passphrase', `Expected a passphrase of 1 to ${MAX_CHARACTERS} characters, as text in UTF-8.`);
}
