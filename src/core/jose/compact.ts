import { ConsoleError } from '../errors.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject } from '../json.js';
import { quoted } from '../quoted.js';
import { decodeBase64Url } from './base64url.js';
import { decodeUtf8 } from './utf8.js';

/** A JOSE header: its members, each still unchecked. RFC 7515 4, RFC 7516 4. */
export type JoseHeader = Readonly<Record<string, unknown>>;

/** A JWS in compact form, decoded but not verified. RFC 7515 7.1. */
export interface CompactJws {
  readonly protectedHeader: JoseHeader;
  readonly payload: Buffer;
  readonly signature: Buffer;
}

/** A JWE in compact form, decoded but not decrypted. RFC 7516 7.1. */
export interface CompactJwe {
  readonly protectedHeader: JoseHeader;
  /** The header as it came, which is the additional authenticated data. RFC 7516 5.1 (14). */
  readonly headerText: string;
  readonly encryptedKey: Buffer;
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

type Form = 'jws' | 'jwe';

const PARTS: Readonly<Record<Form, readonly string[]>> = {
  jws: ['protected header', 'payload', 'signature'],
  jwe: ['protected header', 'encrypted key', 'initialization vector', 'ciphertext', 'authentication tag'],
};
const SYNTAX: Readonly<Record<Form, string>> = { jws: 'RFC 7515 7.1', jwe: 'RFC 7516 7.1' };
const HEADER: Readonly<Record<Form, string>> = { jws: 'RFC 7515 4', jwe: 'RFC 7516 4' };

/**
 * Splits a compact JWS and decodes its parts; verifies nothing.
 *
 * Throws `jws-segment-count`, `jws-not-base64url`, `jws-header-not-json`, `jws-header-repeated-name`. RFC 7515 7.1.
 */
export function parseCompactJws(compact: string): CompactJws {
  const segments = splitCompact('jws', compact);
  return {
    protectedHeader: parseHeader('jws', decodeSegment('jws', segments, 0)),
    payload: decodeSegment('jws', segments, 1),
    signature: decodeSegment('jws', segments, 2),
  };
}

/**
 * Splits a compact JWE and decodes its parts; decrypts nothing.
 *
 * Throws `jwe-segment-count`, `jwe-not-base64url`, `jwe-header-not-json`, `jwe-header-repeated-name`. RFC 7516 7.1.
 */
export function parseCompactJwe(compact: string): CompactJwe {
  const segments = splitCompact('jwe', compact);
  return {
    protectedHeader: parseHeader('jwe', decodeSegment('jwe', segments, 0)),
    headerText: segments[0] ?? '',
    encryptedKey: decodeSegment('jwe', segments, 1),
    iv: decodeSegment('jwe', segments, 2),
    ciphertext: decodeSegment('jwe', segments, 3),
    tag: decodeSegment('jwe', segments, 4),
  };
}

/**
 * The parts of a compact token, between its dots.
 *
 * Throws `jws-segment-count` or `jwe-segment-count` where there are not three, or not five. RFC 7515 7.1, RFC 7516 7.1.
 */
export function splitCompact(form: Form, compact: string): readonly string[] {
  const wanted = PARTS[form].length;
  const segments = compact.split('.', wanted + 2);
  if (segments.length === wanted) return segments;
  const came = segments.length > wanted + 1 ? `more than ${wanted + 1}` : String(segments.length);
  throw new ConsoleError(
    'crypto',
    `${form}-segment-count`,
    `A compact ${form.toUpperCase()} has ${wanted} parts between its dots; this has ${came}.`,
    { hint: hintForCount(form, segments.length), spec: SYNTAX[form] },
  );
}

/** Decodes one header, given its bytes. Throws the `-header-…` codes of the form. RFC 7515 4, RFC 7516 4. */
export function parseHeader(form: Form, bytes: Uint8Array): JoseHeader {
  const reading = readJson(decodeUtf8(bytes) ?? '');
  if (!reading.ok || !isJsonObject(reading.value)) {
    throw new ConsoleError('crypto', `${form}-header-not-json`, 'The protected header is not a JSON object in UTF-8.', {
      spec: HEADER[form],
    });
  }
  const [repeated] = reading.repeatedNames;
  if (repeated === undefined) return reading.value;
  throw new ConsoleError(
    'crypto',
    `${form}-header-repeated-name`,
    `The protected header names ${quoted(repeated)} more than once.`,
    { spec: HEADER[form] },
  );
}

function decodeSegment(form: Form, segments: readonly string[], index: number): Buffer {
  const bytes = decodeBase64Url(segments[index] ?? '');
  if (bytes !== undefined) return bytes;
  throw new ConsoleError(
    'crypto',
    `${form}-not-base64url`,
    `The ${PARTS[form][index]} is not base64url without padding.`,
    { hint: 'The token was altered or cut, or encoded with plain base64.', spec: 'RFC 7515 2' },
  );
}

function hintForCount(form: Form, count: number): string {
  if (form === 'jwe' && count === 3) return 'Three parts are a signed token (JWS), which is not encrypted.';
  if (form === 'jws' && count === 5) return 'Five parts are an encrypted token (JWE), which has to be decrypted first.';
  return 'Look for a token that was cut when it was copied.';
}
