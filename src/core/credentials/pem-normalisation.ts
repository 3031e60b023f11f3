import { ConsoleError } from '../errors.js';
import type { PemMending, PemMendings } from './pem-mendings.js';
import { unwrapText } from './pem-wrapping.js';

/** The bytes inside a key's text, with what had to be mended to get at them. */
export interface PemContent {
  /** The label between BEGIN and the dashes; undefined where the text had none. */
  readonly label: string | undefined;
  readonly der: Buffer;
  readonly mendings: PemMendings;
}

export type PemSubject = 'private-key' | 'public-key';

interface Block {
  readonly label: string | undefined;
  readonly body: string;
}

type Mendings = Map<PemMending, (pem: string) => string>;

const BLOCKS = /-----BEGIN([A-Z0-9 ]*)-----([\s\S]*?)-----END([A-Z0-9 ]*)-----/g;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** `-----BEGIN` in base64. */
const ENCODED_BEGIN = 'LS0tLS1CRUdJTi';
/** Shorter than the smallest key worth the name. */
const MIN_BARE_CHARACTERS = 64;
/** A key of 16,384 bits in base64 twice over is shorter. Checked before any expression looks at the text. */
export const MAX_KEY_CHARACTERS = 32_768;

/**
 * Gets at the bytes of a key in any of the forms in which PEM texts are found in the wild: with CRLF, literal `\n`, no
 * line breaks or spaces for them, in quotes, indented, after a byte order mark, among other text, without BEGIN and END,
 * or in base64 once more.
 *
 * Throws, with `subject` before each code, `-empty`, `-not-pem`, `-truncated`, `-altered`, and `-encrypted` for the
 * legacy encryption that is announced inside the text. RFC 7468 2, RFC 1421 4.6.1.1.
 */
export function normalisePem(text: string, subject: PemSubject): PemContent {
  if (text.length > MAX_KEY_CHARACTERS) throw refused(subject, 'not-pem', 'is too long for a key', HINT_NOT_PEM);
  const mendings: Mendings = new Map();
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
  if (base64.length % 4 !== 0) mendings.set('no-padding', (pem) => pem.replace(/=+(?=\s*-----END)/, ''));
  return { label: block.label, der: Buffer.from(base64, 'base64'), mendings };
}

/** Whether a text without BEGIN and END may be a key: base64 alone, of the length of one. */
export function looksLikeBareKey(text: string): boolean {
  if (text.length > MAX_KEY_CHARACTERS) return false;
  const base64 = text.replace(/\s/g, '');
  return base64.length >= MIN_BARE_CHARACTERS && BASE64.test(base64);
}

/** A refusal of a key; the message never quotes it. `what` completes "The private key …". */
export function refused(subject: PemSubject, code: string, what: string, hint: string, cause?: unknown): ConsoleError {
  const name = subject === 'private-key' ? 'private' : 'public';
  return new ConsoleError('config', `${subject}-${code}`, `The ${name} key ${what}.`, { hint, cause });
}

export const HINT_ENCRYPTED = 'Give the key without a passphrase: openssl pkey -in key.pem -out plain.pem.';
export const HINT_ALTERED = 'Copy it again from the file that the portal gave, from BEGIN to END.';
const HINT_NOT_PEM = 'Expected text that starts with -----BEGIN PRIVATE KEY-----.';

function decodeOnceMore(text: string, mendings: Mendings): string {
  const base64 = text.replace(/\s/g, '');
  if (!base64.startsWith(ENCODED_BEGIN) || !BASE64.test(base64)) return text;
  mendings.set('base64-of-pem', (pem) => Buffer.from(pem).toString('base64'));
  return unwrapText(Buffer.from(base64, 'base64').toString('latin1'), mendings);
}

function findBlock(text: string, subject: PemSubject, mendings: Mendings): Block {
  const matches = [...text.matchAll(BLOCKS)];
  const wanted = subject === 'private-key' ? /PRIVATE ?KEY/ : /PUBLIC ?KEY/;
  const match = matches.find((candidate) => wanted.test(candidate[1] ?? '')) ?? matches[0];
  if (match === undefined) return { label: undefined, body: bareBase64(text, subject, mendings) };
  const [whole, begin = '', body = '', end = ''] = match;
  if (begin.trim() !== end.trim())
    throw refused(subject, 'altered', 'begins as one thing and ends as another', HINT_ALTERED);
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + whole.length);
  if (matches.length > 1 || `${before}${after}`.trim() !== '') {
    mendings.set(matches.length > 1 ? 'several-blocks' : 'text-around', (pem) => `${before}${pem.trim()}${after}`);
  }
  if (/\n[ \t]+\S/.test(whole)) mendings.set('indentation', (pem) => pem.replaceAll('\n', '\n    '));
  if (!body.includes('\n')) {
    if (/\S\s+\S/.test(body)) mendings.set('spaces', (pem) => pem.trim().replaceAll('\n', ' '));
    else mendings.set('no-newlines', (pem) => pem.replaceAll('\n', ''));
  }
  return { label: begin.trim(), body };
}

function bareBase64(text: string, subject: PemSubject, mendings: Mendings): string {
  if (/-----\s*(?:BEGIN|END)/.test(text))
    throw refused(subject, 'truncated', 'lacks its BEGIN or its END line', HINT_ALTERED);
  if (!looksLikeBareKey(text)) throw refused(subject, 'not-pem', 'is not a key in PEM', HINT_NOT_PEM);
  mendings.set('no-header', (pem) => pem.trim().split('\n').slice(1, -1).join('\n'));
  return text;
}
