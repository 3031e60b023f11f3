import { ConsoleError } from '../errors.js';
import type { PemMending } from './pem-mendings.js';

/** The bytes inside a PEM text, with what had to be mended to get at them. */
export interface PemContent {
  /** The label between BEGIN and the dashes; undefined where the text had none. */
  readonly label: string | undefined;
  readonly der: Buffer;
  readonly mendings: readonly PemMending[];
}

export type PemSubject = 'private-key' | 'public-key';

interface Block {
  readonly label: string | undefined;
  readonly body: string;
}

const BYTE_ORDER_MARK = '\uFEFF';
const BLOCKS = /-----BEGIN([A-Z0-9 ]*)-----([\s\S]*?)-----END([A-Z0-9 ]*)-----/g;
// The look-behinds keep each run from being tried again from every one of its characters.
const QUOTES_AROUND = /^["'`]+|(?<!["'`])["'`]+[,;]?$/g;
const ESCAPED_BREAK = /(?<!\\)\\+(?:r(?:\\+n)?|n|(?=\r?\n|$))/g;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** `-----BEGIN` in base64. */
const ENCODED_BEGIN = 'LS0tLS1CRUdJTi';
/** Shorter than the smallest key worth the name. */
const MIN_BARE_CHARACTERS = 64;
/** A key of 16,384 bits in base64 twice over is shorter. Checked before any expression looks at the text. */
const MAX_CHARACTERS = 32_768;

/**
 * Gets at the bytes of a key in any of the forms in which PEM texts are found in the wild: with CRLF, literal `\n`, no
 * line breaks or spaces for them, in quotes, indented, after a byte order mark, without BEGIN and END, or in base64 once
 * more.
 *
 * Throws, with `subject` before each code, `-empty`, `-not-pem`, `-truncated`, `-altered`, and `-encrypted` for the
 * legacy encryption that is announced inside the text. RFC 7468 2, RFC 1421 4.6.1.1.
 */
export function normalisePem(text: string, subject: PemSubject): PemContent {
  if (text.length > MAX_CHARACTERS) throw refused(subject, 'not-pem', 'is too long for a key', HINT_NOT_PEM);
  const mendings = new Set<PemMending>();
  const clean = unwrapText(text, mendings);
  if (clean === '') throw refused(subject, 'empty', 'is empty', 'Copy it from the credentials that the portal gave.');
  const plain = decodeOnceMore(clean, mendings);
  const block = findBlock(plain, subject, mendings);
  if (/Proc-Type:\s*4,\s*ENCRYPTED/.test(block.body)) {
    throw refused(subject, 'encrypted', 'is protected by a passphrase', HINT_ENCRYPTED);
  }
  const base64 = block.body.replace(/\s/g, '');
  if (!BASE64.test(base64)) throw refused(subject, 'altered', 'holds characters that are not base64', HINT_ALTERED);
  if (base64.replace(/=+$/, '').length % 4 === 1) throw refused(subject, 'truncated', 'is cut short', HINT_ALTERED);
  return { label: block.label, der: Buffer.from(base64, 'base64'), mendings: [...mendings] };
}

/** A refusal of a key; the message never quotes it. `what` completes "The private key …". */
export function refused(subject: PemSubject, code: string, what: string, hint: string, cause?: unknown): ConsoleError {
  const name = subject === 'private-key' ? 'private' : 'public';
  return new ConsoleError('config', `${subject}-${code}`, `The ${name} key ${what}.`, { hint, cause });
}

export const HINT_ENCRYPTED = 'Give the key without a passphrase: openssl pkey -in key.pem -out plain.pem.';
export const HINT_ALTERED = 'Copy it again from the file that the portal gave, from BEGIN to END.';
const HINT_NOT_PEM = 'Expected text that starts with -----BEGIN PRIVATE KEY-----.';

/** Drops what was put around the text, and turns every spelling of a line break into one. */
function unwrapText(text: string, mendings: Set<PemMending>): string {
  let clean = text;
  if (clean.includes(BYTE_ORDER_MARK)) {
    mendings.add('bom');
    clean = clean.replaceAll(BYTE_ORDER_MARK, '');
  }
  const unquoted = clean.trim().replace(QUOTES_AROUND, '');
  if (unquoted !== clean.trim()) mendings.add('quotes');
  clean = unquoted;
  const unescaped = clean.replace(ESCAPED_BREAK, '\n');
  if (unescaped !== clean) mendings.add('literal-newlines');
  const lines = unescaped.replace(/\r\n?/g, '\n');
  if (lines !== unescaped) mendings.add('line-endings');
  if (/^[ \t]/.test(unquotedStart(text)) || /\n[ \t]+\S/.test(lines)) mendings.add('indentation');
  return lines.trim();
}

function unquotedStart(text: string): string {
  return text.replace(/^["'`\uFEFF]+/, '');
}

function decodeOnceMore(text: string, mendings: Set<PemMending>): string {
  const base64 = text.replace(/\s/g, '');
  if (!base64.startsWith(ENCODED_BEGIN) || !BASE64.test(base64)) return text;
  mendings.add('base64-of-pem');
  return unwrapText(Buffer.from(base64, 'base64').toString('latin1'), mendings);
}

function findBlock(text: string, subject: PemSubject, mendings: Set<PemMending>): Block {
  const matches = [...text.matchAll(BLOCKS)];
  const wanted = subject === 'private-key' ? /PRIVATE ?KEY/ : /PUBLIC ?KEY/;
  const match = matches.find((candidate) => wanted.test(candidate[1] ?? '')) ?? matches[0];
  if (match === undefined) return { label: undefined, body: bareBase64(text, subject, mendings) };
  if (matches.length > 1) mendings.add('several-blocks');
  const [, begin = '', body = '', end = ''] = match;
  if (begin.trim() !== end.trim())
    throw refused(subject, 'altered', 'begins as one thing and ends as another', HINT_ALTERED);
  if (!body.includes('\n')) mendings.add(/\S\s+\S/.test(body) ? 'spaces' : 'no-newlines');
  return { label: begin.trim(), body };
}

function bareBase64(text: string, subject: PemSubject, mendings: Set<PemMending>): string {
  if (/-----\s*(?:BEGIN|END)/.test(text))
    throw refused(subject, 'truncated', 'lacks its BEGIN or its END line', HINT_ALTERED);
  const base64 = text.replace(/\s/g, '');
  if (base64.length < MIN_BARE_CHARACTERS || !BASE64.test(base64)) {
    throw refused(subject, 'not-pem', 'is not a key in PEM', HINT_NOT_PEM);
  }
  mendings.add('no-header');
  return text;
}
