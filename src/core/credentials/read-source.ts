import type { Finding } from '../catalogue/types.js';
import { decodeText } from './decode-text.js';
import { looksLikeEnvFile } from './env-file.js';
import { readEnvSource } from './env-source.js';
import type { CredentialsFinding } from './finding.js';
import { readJsonSource } from './json-source.js';
import { keyFromDer, keyKindOf, looksLikeKey } from './key-source.js';
import type { CredentialsReading } from './read-credentials.js';
import { HINT_FILES, refusedSource } from './source-refusals.js';

/** What a file or the clipboard holds, told by its content. Texts are as they stand; no key is checked yet. */
export type SourceContent =
  | { readonly kind: 'client'; readonly reading: CredentialsReading }
  /** More than one client, as an export of several is. */
  | { readonly kind: 'bundle'; readonly readings: readonly CredentialsReading[] }
  /** A key alone: PEM in any form, or a JWK. What was DER is PEM here, and `findings` says so. */
  | {
      readonly kind: 'private-key' | 'public-key';
      readonly text: string;
      readonly findings: readonly CredentialsFinding[];
    }
  /** One bare line, which may be a secret or a client id: only of use where it is read as a piece. */
  | { readonly kind: 'text'; readonly text: string }
  /** A file of age, binary or armoured, which a passphrase may unlock. */
  | { readonly kind: 'encrypted' };

const AGE = 'age-encryption.org/v1';
const AGE_ARMOURED = '-----BEGIN AGE ENCRYPTED FILE-----';
const MAX_LINE = 1_024;
/** Only an export of many clients is larger, and that is JSON. */
const MAX_PLAIN_BYTES = 1_048_576;

/**
 * Tells what a source is and reads it: the JSON of the portal or of an export, `.env` lines, a key, an encrypted file.
 * `bytes` is at most 8 MiB, or 1 MiB of what is no JSON; `fileName` only settles in doubt whether JSON was meant.
 *
 * Throws a ConsoleError of kind `config` where the bytes are no credentials at all: `credentials-too-large`, `-empty`,
 * `-binary`, `-not-json`, `-not-object`, `-other-provider`, `-not-sgid`, `-too-many`,
 * `-not-recognised`. No message quotes a value.
 */
export function readSource(bytes: Uint8Array, fileName?: string): SourceContent {
  if (isAge(bytes)) return { kind: 'encrypted' };
  const key = keyFromDer(bytes);
  if (key !== undefined) return key;
  const { text, findings } = decodeText(bytes);
  if (bytes.length > MAX_PLAIN_BYTES && !/^\s*[{[]/.test(text)) {
    throw refusedSource(
      'too-large',
      'The file has over 1 MiB and is no JSON; variables and keys take a few kilobytes.',
    );
  }
  return readText(text, findings, fileName?.toLowerCase().endsWith('.json') ?? false, true);
}

function readText(text: string, findings: readonly Finding[], isJson: boolean, mayBeString: boolean): SourceContent {
  const start = text.trimStart();
  if (TABLE.test(start)) {
    const table = readEnvSource(text, findings);
    if (table !== undefined) return { kind: 'client', reading: table };
  }
  if (/^[{[]/.test(start) || /^"\s*[{[]/.test(start)) return contentOf(readJsonSource(text, findings));
  const lines = isJson ? undefined : readEnvSource(text, findings);
  if (lines !== undefined) return { kind: 'client', reading: lines };
  if (looksLikeKey(text)) return keyOf(text, findings);
  if (isJson || (mayBeString && start.startsWith('"'))) {
    return contentOf(readJsonSource(text, findings));
  }
  if (MARKUP.test(start)) {
    throw refusedSource(
      'not-recognised',
      'This does not look like sgID credentials: it is a web page (HTML or XML).',
      HINT_PAGE,
    );
  }
  const line = text.trim();
  const assigned = looksLikeEnvFile(text) && !line.endsWith('=');
  if (!assigned && line.length <= MAX_LINE && !/\s/.test(line)) return { kind: 'text', text: line };
  if (assigned)
    throw refusedSource(
      'not-sgid',
      'This does not look like sgID credentials: it has NAME=value lines, but none for a client.',
      HINT_ENV,
    );
  throw refusedSource(
    'not-recognised',
    'This does not look like sgID credentials: it is neither JSON nor NAME=value lines, nor a key.',
    HINT_FILES,
  );

  function contentOf(content: ReturnType<typeof readJsonSource>): SourceContent {
    if (content.kind !== 'string') return content;
    const inner = mayBeString ? readText(content.text, [...findings, IN_A_STRING], false, false) : undefined;
    if (inner === undefined || inner.kind === 'text') {
      throw refusedSource(
        'not-object',
        'This does not look like sgID credentials: it is JSON, but a text and no object.',
      );
    }
    return inner;
  }
}

/** The head of a table in INI and TOML, which no JSON begins with. */
const TABLE = /^\[[A-Za-z][^\]\n]{0,100}\][ \t]*\r?\n/;
const MARKUP = /^<(?:!doctype|!--|\?xml|[a-z][a-z0-9-]*[\s/>])/i;
const HINT_PAGE =
  'A portal that was signed out gives its page in place of the file. Sign in, download the JSON once more, and choose that.';
const HINT_ENV = 'Expected SGID_CLIENT_ID, SGID_CLIENT_SECRET and SGID_PRIVATE_KEY, or the same without SGID_.';
const IN_A_STRING: Finding = {
  id: 'file-in-string',
  severity: 'info',
  message: 'The file is one JSON text with the credentials inside; it was taken out.',
  hint: 'Nothing has to be done here. An app that reads this file has to take it out as well.',
};

/** A byte order mark before a key is the key's own: it is what the SDKs stumble over. */
function keyOf(text: string, findings: readonly Finding[]): SourceContent {
  const marked = findings.some(({ id }) => id === 'file-bom');
  return {
    kind: keyKindOf(text),
    text: marked ? `\uFEFF${text}` : text,
    findings: findings.filter(({ id }) => id !== 'file-bom'),
  };
}

function isAge(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return head.startsWith(AGE) || head.replace(/^(?:\xef\xbb\xbf)?\s*/, '').startsWith(AGE_ARMOURED);
}
