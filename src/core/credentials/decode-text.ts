import type { Finding } from '../catalogue/types.js';
import { ConsoleError } from '../errors.js';

/** A file's bytes as text, and what was unusual about them. */
export interface DecodedText {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Credentials take a few kilobytes; an export of 2,000 clients is below this. */
const MAX_CREDENTIALS_BYTES = 8_388_608;

const UTF16: Finding = {
  id: 'file-utf16',
  severity: 'info',
  message: 'The file is in UTF-16; it was read as such.',
  hint: 'Other tools expect UTF-8: save it again in that.',
};
const BYTE_ORDER_MARK: Finding = {
  id: 'file-bom',
  severity: 'info',
  message: 'The file starts with a byte order mark; it was dropped.',
  hint: 'JSON parsers may refuse it (RFC 8259 8.1). Save the file as UTF-8 without a byte order mark.',
};

/**
 * Decodes UTF-8, with or without a byte order mark, and UTF-16 of either order.
 *
 * Throws `credentials-too-large` beyond 8 MiB, `credentials-empty`, `credentials-binary`. RFC 3629 6, RFC 2781 3.3.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > MAX_CREDENTIALS_BYTES) {
    throw refused(
      'too-large',
      `The file has ${bytes.length} bytes; credentials take a few thousand, and 8 MiB is the limit.`,
    );
  }
  const { text, findings } = decode(bytes);
  if (text.includes('\0')) throw notText();
  if (text.trim() === '') throw refused('empty', 'The file is empty.');
  return { text, findings };
}

function decode(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { text: utf16(bytes.subarray(2), false), findings: [UTF16] };
  if (first === 0xfe && second === 0xff) return { text: utf16(bytes.subarray(2), true), findings: [UTF16] };
  // Without a mark, credentials still begin with an ASCII character, of which UTF-16 makes one byte of zero.
  if (first !== 0 && second === 0 && third !== 0) return { text: utf16(bytes, false), findings: [UTF16] };
  if (first === 0 && second !== 0 && third === 0) return { text: utf16(bytes, true), findings: [UTF16] };
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return { text: decodeWith('utf-8', bytes), findings: marked ? [BYTE_ORDER_MARK] : [] };
}

/** UTF-16 with the more significant byte first is swapped here: not every build of Node decodes it. */
function utf16(bytes: Uint8Array, bigEndian: boolean): string {
  if (bytes.length % 2 !== 0) throw notText();
  return decodeWith('utf-16le', bigEndian ? Buffer.from(bytes).swap16() : bytes);
}

function decodeWith(encoding: 'utf-8' | 'utf-16le', bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw notText();
  }
}

function notText(): ConsoleError {
  return refused('binary', 'This does not look like sgID credentials: it is not text, neither UTF-8 nor UTF-16.');
}

function refused(code: string, message: string): ConsoleError {
  const hint = 'Choose the JSON file that the developer portal gave, or an .env file with SGID_… variables.';
  return new ConsoleError('config', `credentials-${code}`, message, { hint });
}
