import { ConsoleError } from '../errors.js';
import { decodeBase64Url } from '../jose/base64url.js';
import { decodeUtf8 } from '../jose/utf8.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject, member } from '../json.js';
import { recogniseBytes } from './key-files.js';
import { recogniseCredentials } from './recognise-credentials.js';
import { recogniseJson } from './recognise-json.js';
import { recogniseUrl } from './recognise-url.js';
import type { Recognised, RecognisedContent } from './recognised.js';

/** In characters. A HAR of a long session stays below; what is larger was not pasted by mistake alone. */
const MAX_CHARACTERS = 64 * 1024 * 1024;
/** In characters. No token, no URL is longer. */
const MAX_TOKEN = 16 * 1024 * 1024;
/** In characters. No honest URL is longer. */
const MAX_URL = 65_536;

/**
 * Tells what a text is: a token, a response, a URL, keys, credentials or a HAR. Verifies and decrypts nothing.
 *
 * Throws `inspect-empty`, `inspect-too-large`. No message quotes the text.
 */
export function recognise(given: string): Recognised {
  if (given.length > MAX_CHARACTERS) {
    throw new ConsoleError('config', 'inspect-too-large', 'Expected at most 64 million characters; there are more.', {
      hint: 'Cut a HAR down to the requests of the login, or paste the one response.',
    });
  }
  const text = given.replace(/^\u{FEFF}/u, '').trim();
  if (text === '') {
    throw new ConsoleError('config', 'inspect-empty', 'There is no text to take apart.', {
      hint: 'Copy a token, a response, a URL or credentials, then paste again.',
    });
  }
  const found =
    recogniseToken(text) ??
    (text.length > MAX_URL ? undefined : recogniseUrl(text)) ??
    recogniseJson(text) ??
    recogniseArmour(text) ??
    recogniseCredentials(text);
  return { ...(found ?? unknown(text)), text };
}

type Found = Omit<Recognised, 'text'>;

/** What is armoured as PEM and no key: a certificate, an encrypted file. */
function recogniseArmour(text: string): Found | undefined {
  if (text.length > MAX_TOKEN || !text.includes('-----BEGIN ')) return undefined;
  const found = recogniseBytes(Buffer.from(text, 'utf8'));
  return found?.content.kind === 'certificate' || found?.content.kind === 'encrypted-file' ? found : undefined;
}

/** What stands before a token in a log, a header or a JSON: its name, and the word Bearer. */
const BEFORE_A_TOKEN = /^["']?(?:[a-z][\w-]{0,40}["']?\s*[:=]\s*["']?)?(?:Bearer\s+)?/i;

/** A compact token, also where it was broken over lines, quoted, or stands behind its name or the word Bearer. */
function recogniseToken(text: string): Found | undefined {
  if (text.length > MAX_TOKEN || !/^["']?[\w-]/.test(text)) return undefined;
  const bare = text.replace(BEFORE_A_TOKEN, '').replace(/["'][,;]?$/, '');
  const compact = bare.replace(/\s+/g, '');
  if (!/^[\w-]+(?:\.[\w-]*){2,4}$/.test(compact)) return undefined;
  const dots = compact.split('.').length;
  const header = headerOf(compact.slice(0, compact.indexOf('.')));
  if (header === undefined || dots === 4) return undefined;
  const isJwe = dots === 5;
  if (!isJwe && member(header, 'alg') === undefined) return undefined;
  const content: RecognisedContent = { kind: isJwe ? 'jwe' : 'jws', compact };
  const parts = isJwe ? 'five parts, as a compact JWE has' : 'three parts, as a compact JWS has';
  const mended = compact === bare ? '' : ' Line breaks within it were taken out.';
  return { content, reason: `Dots make ${parts}, and the first decodes to a JSON object.${mended}` };
}

function headerOf(segment: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = decodeBase64Url(segment);
  const reading = readJson(bytes === undefined ? '' : (decodeUtf8(bytes) ?? ''));
  return reading.ok && isJsonObject(reading.value) ? reading.value : undefined;
}

const EXPECTED =
  'Expected a compact JWS or JWE, a userinfo or token response, a discovery document, a JWKS, an authorization or redirected URL, credentials, a key or a certificate, or a HAR.';

function unknown(text: string): Found {
  return { content: { kind: 'unknown' }, reason: `${whyNot(text)} ${EXPECTED}` };
}

/** The likeliest slip, in a sentence. */
function whyNot(text: string): string {
  if (/^[{[]/.test(text)) {
    const reading = readJson(text);
    if (reading.ok) return 'It is JSON, but none of the objects that a login has.';
    const { line, column, expected } = reading.fault;
    return `It begins like JSON; at line ${line}, column ${column}, ${expected} was expected.`;
  }
  if (/^</.test(text)) return 'It is a page (HTML or XML), not a response of the protocol.';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    return 'It is a URL, but neither of an authorization request nor of an answer to one.';
  }
  const dots = text.split('.', 7).length - 1;
  if (/^[\w.+/=-]+$/.test(text) && dots > 0) {
    return `It looks like a token with ${dots + 1} parts; a JWS has 3 and a JWE has 5, in base64url.`;
  }
  if (/^eyJ[\w-]*$/.test(text)) return 'It begins like a token and ends before its first dot: the rest was not copied.';
  if (/^curl\s/.test(text)) return 'It is a command: paste the URL in it, or what came as the answer.';
  return 'It is nothing that the inspector knows.';
}
