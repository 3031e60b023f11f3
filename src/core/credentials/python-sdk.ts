import { identifyDer } from './der.js';
import type { SdkOutcome } from './finding.js';

/** White space as Python has it, for characters of Latin-1. */
const SPACE = '[\\t-\\r\\x1c-\\x20\\x85\\xa0]';
const SPACES = new RegExp(`${SPACE}+`);
const SPACE_FIRST = new RegExp(`^${SPACE}`);
const DASHES = '-----';
const BEGIN = '-----BEGIN ';
const END = '-----END ';

/**
 * What `sgid-client` 0.3 of PyPI does with a private key's text. Its constructor has PyCryptodome import the key, PKCS #1
 * or PKCS #8, and export it anew; so it either fails there or takes the key. The steps are those of PyCryptodome's PEM
 * decoder, from its first dash to its last: nothing may stand before or after, and the base64 needs lines of its own.
 */
export function pythonOutcome(text: string): SdkOutcome {
  const reason = fault(text);
  return reason === undefined
    ? { sdk: 'python', outcome: 'accepts' }
    : { sdk: 'python', outcome: 'fails-when-constructed', reason };
}

function fault(text: string): string | undefined {
  if (/[^\0-\xff]/.test(text)) return 'It takes characters of Latin-1 alone: no byte order mark.';
  if (!text.startsWith(BEGIN)) return 'It expects a text that starts with -----BEGIN.';
  const begun = beginLabel(text);
  if (begun === undefined) return 'It expects a line break after the BEGIN line.';
  if (endLabel(text) !== begun) return 'It expects a text that ends with the END line of the same name.';
  const lines = words(text.replaceAll(' ', ''));
  if (lines.length < 2) return 'It expects the base64 on lines of its own.';
  const der = decode(lines.slice(1, -1).join(''));
  if (der === undefined) return 'It expects the base64 whole, with the = at its end.';
  const { structure, family } = identifyDer(der);
  if (structure === 'pkcs1-private' || (structure === 'pkcs8' && family === 'rsa')) return undefined;
  return 'It finds no RSA key between the lines.';
}

/** What stands between BEGIN and the last dashes of the first line that have white space after them. */
function beginLabel(text: string): string | undefined {
  const line = text.slice(0, indexOr(text.indexOf('\n'), text.length));
  for (let at = line.lastIndexOf(DASHES); at >= BEGIN.length; at = line.lastIndexOf(DASHES, at - 1)) {
    if (SPACE_FIRST.test(text.slice(at + DASHES.length, at + DASHES.length + 1))) return line.slice(BEGIN.length, at);
  }
  return undefined;
}

/** What stands between END, on the last line, and the dashes that the text ends with. */
function endLabel(text: string): string | undefined {
  const ended = trimEnd(text);
  const start = ended.indexOf(END, ended.lastIndexOf('\n') + 1);
  const stop = ended.length - DASHES.length;
  return start === -1 || start + END.length > stop || !ended.endsWith(DASHES)
    ? undefined
    : ended.slice(start + END.length, stop);
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && SPACES.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function words(text: string): readonly string[] {
  return text.split(SPACES).filter((word) => word !== '');
}

/** As Python decodes it: what is not base64 is skipped, padding ends it, and a rest that is no whole byte is an error. */
function decode(text: string): Uint8Array | undefined {
  const digits = text.replace(/[^A-Za-z0-9+/=]/g, '');
  const padding = digits.indexOf('=');
  const body = padding === -1 ? digits : digits.slice(0, padding);
  const missing = (4 - (body.length % 4)) % 4;
  if (missing === 3 || (missing > 0 && !digits.startsWith('='.repeat(missing), body.length))) return undefined;
  return Buffer.from(body, 'base64');
}

function indexOr(index: number, otherwise: number): number {
  return index === -1 ? otherwise : index;
}
