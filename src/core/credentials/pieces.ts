import { ConsoleError } from '../errors.js';
import { decodeText } from './decode-text.js';
import type { CredentialsReading } from './read-credentials.js';
import { readSource, type SourceContent } from './read-source.js';

/** A part of the credentials that can be given alone. */
export type CredentialsPiece = 'clientId' | 'clientSecret' | 'privateKey';

/** Credentials of which nothing is known yet, to be filled piece by piece. */
export const EMPTY_READING: CredentialsReading = { format: 'pieces', redirectUris: [], findings: [] };

const LABELS: Readonly<Record<CredentialsPiece, string>> = {
  clientId: 'client id',
  clientSecret: 'client secret',
  privateKey: 'private key',
};
const MEMBERS = { clientId: 'clientId', clientSecret: 'clientSecret', privateKey: 'privateKeyText' } as const;
const MAX_BARE_CHARACTERS = 1_024;
const HINT_LINE = 'Copy the value alone.';

/**
 * Reads one piece from what a file or the clipboard holds: the bare value, or that member of whole credentials. Line
 * breaks around a bare value, and quotation marks, are dropped; other white space stays, to be found fault with. Secret,
 * but for a client id.
 *
 * Throws a ConsoleError of kind `config`: what {@link readSource} throws, and `piece-not-there`, `piece-several-lines`,
 * `piece-too-long`,
 * `piece-is-key`, `piece-several-clients`, `piece-encrypted`. No message quotes the content.
 */
export function readPiece(bytes: Uint8Array, piece: CredentialsPiece): string {
  const content = readContent(bytes, piece);
  switch (content.kind) {
    case 'client':
      return content.reading[MEMBERS[piece]] ?? refuse(piece, 'not-there', 'is not among these credentials');
    case 'bundle':
      return refuse(piece, 'several-clients', 'was expected, and several clients came', 'Import them as a file.');
    case 'encrypted':
      return refuse(piece, 'encrypted', 'was expected, and an encrypted file came', 'Open it as a file to unlock it.');
    case 'private-key':
    case 'public-key':
      return piece === 'privateKey' ? content.text : refuse(piece, 'is-key', 'was expected, and a key came', HINT_LINE);
    case 'text':
      return content.text;
  }
}

/** The reading with one piece put in, over what it had; what was found of that piece before is gone. */
export function withPiece(reading: CredentialsReading, piece: CredentialsPiece, text: string): CredentialsReading {
  const about = reading.findingsOfPieces;
  const kept = reading.findings.filter((finding) => about?.get(finding) !== piece);
  return { ...reading, [MEMBERS[piece]]: text, findings: kept };
}

/** One line is a value, unless it names what it is: a secret may look like an assignment that means nothing. */
function readContent(bytes: Uint8Array, piece: CredentialsPiece): SourceContent {
  const content = attempt(() => readSource(bytes));
  if (content.value !== undefined && content.value.kind !== 'text') return content.value;
  const { text } = decodeText(bytes);
  const line = withoutQuotes(text.replace(/^[\r\n]+/, '').replace(/(?<![\r\n])[\r\n]+$/, ''));
  if (content.error !== undefined && /^\s*[{[]/.test(line)) throw content.error;
  if (/[\r\n]/.test(line) && piece !== 'privateKey') {
    if (content.error !== undefined) throw content.error;
    return refuse(piece, 'several-lines', 'was expected, and several lines came', HINT_LINE);
  }
  if (line.length > MAX_BARE_CHARACTERS && piece !== 'privateKey') {
    return refuse(piece, 'too-long', `is longer than ${MAX_BARE_CHARACTERS} characters`, HINT_LINE);
  }
  return { kind: 'text', text: line };
}

function attempt<T>(run: () => T): { readonly value?: T; readonly error?: ConsoleError } {
  try {
    return { value: run() };
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    return { error };
  }
}

function withoutQuotes(line: string): string {
  const [first = ''] = line;
  return line.length > 1 && '"\'`'.includes(first) && line.endsWith(first) ? line.slice(1, -1) : line;
}

function refuse(piece: CredentialsPiece, code: string, what: string, hint?: string): never {
  const options = { hint: hint ?? 'Take it from the credentials that the developer portal gave.' };
  throw new ConsoleError('config', `piece-${code}`, `The ${LABELS[piece]} ${what}.`, options);
}
