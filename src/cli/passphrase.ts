import { addAbortSignal } from 'node:stream';
import { decodeUtf8 } from '../core/jose/utf8.js';
import { readInputFile } from '../engine/storage/read-input-file.js';
import type { CommandContext } from './command.js';
import { interrupted } from './interrupted.js';
import { readHiddenLine } from './terminal-input.js';
import { UsageError } from './usage.js';

/** A longer one is a mistake, such as a whole document. */
const MAX_CHARACTERS = 1_024;
const MAX_BYTES = 8 * 1_024;
/** As a path: what another program, such as a password manager, writes to this one. */
const STDIN = '-';

/**
 * Gets the passphrases of files: from `path` where one is given (`-` is the standard input), else asked for on the
 * terminal, where it is not shown. Never from an argument, which every program on the machine could read.
 *
 * What comes back is called with the name of the file that the passphrase opens. It throws UsageError `usage-passphrase`
 * where there is none to be had, or none of a sensible length; the `file-…` codes; `interrupted`.
 */
export function passphraseReader(context: CommandContext, path: string | undefined): (of: string) => Promise<string> {
  let given: Promise<string> | undefined;
  return async (of) => {
    if (path !== undefined) {
      // It can be read only once, and is that of every file.
      given ??= path === STDIN ? fromStdin(context) : fromFile(path);
      return sensible(await given);
    }
    if (context.stdin.isTTY !== true) {
      throw new UsageError(
        'passphrase',
        `Expected --passphrase-file FILE, since ${of} is encrypted and there is no terminal to ask on.`,
        'Write the passphrase into a file that only you can read, or send it to --passphrase-file -.',
      );
    }
    return sensible(await readHiddenLine(`Passphrase of ${of} (it is not shown):`, context));
  };
}

async function fromFile(path: string): Promise<string> {
  return textOf(await readInputFile(path, MAX_BYTES));
}

async function fromStdin(context: CommandContext): Promise<string> {
  if (context.stdin.isTTY === true) return readHiddenLine('Passphrase (it is not shown):', context);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of addAbortSignal(context.signal, context.stdin)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_BYTES) break;
    }
  } catch (error) {
    throw context.signal.aborted ? interrupted() : error;
  }
  return textOf(Buffer.concat(chunks));
}

/** Without the byte order mark and the line end that editors and other programs add. */
function textOf(bytes: Uint8Array): string {
  return decodeUtf8(bytes)?.replace(/^\u{FEFF}|\r?\n$/gu, '') ?? '';
}

function sensible(passphrase: string): string {
  if (passphrase !== '' && passphrase.length <= MAX_CHARACTERS) return passphrase;
  throw new UsageError('passphrase', `Expected a passphrase of 1 to ${MAX_CHARACTERS} characters, as text in UTF-8.`);
}
