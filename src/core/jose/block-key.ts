import type { Finding } from '../catalogue/types.js';
import { ConsoleError } from '../errors.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject, member } from '../json.js';
import { quoted } from '../quoted.js';
import { decodeBase64Url } from './base64url.js';
import { decodeUtf8 } from './utf8.js';

/** sgID's block key, read from the plaintext of userinfo's `key`. */
export interface BlockKey {
  readonly key: Uint8Array;
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly kty: string;
  readonly findings: readonly Finding[];
}

/** Lengths in bytes for which some allowed algorithm takes a key. RFC 7518 4.4, 4.7, 5.2, 5.3. */
const KEY_LENGTHS = [16, 24, 32, 48, 64];

/**
 * Reads the block key: a JWK of type `oct`, in UTF-8.
 *
 * Single quotes around names, and padding or plain base64 in `k`, are mended with a finding, since some clients take
 * them. Throws `block-key-not-json`, `block-key-not-jwk`, `block-key-kty`, `block-key-k`, `block-key-length`; no message
 * quotes the key. RFC 7517 4, RFC 7518 6.4.
 */
export function readBlockKey(plaintext: Uint8Array): BlockKey {
  const findings: Finding[] = [];
  const jwk = readJwk(decodeUtf8(plaintext), findings);
  const kty = member(jwk, 'kty');
  if (kty !== 'oct') {
    const came = typeof kty === 'string' ? quoted(kty) : 'none';
    throw refused(
      'block-key-kty',
      `The block key must be a JWK whose kty is "oct"; its kty is ${came}.`,
      'RFC 7517 4.1',
    );
  }
  const key = readK(jwk, findings);
  if (!KEY_LENGTHS.includes(key.length)) {
    const lengths = `16, 24, 32, 48 or 64 bytes; this one has ${key.length}`;
    throw refused('block-key-length', `The block key must have ${lengths}.`, 'RFC 7518 6.4.1');
  }
  noteUse(jwk, findings);
  return { key, jwk, kty, findings };
}

function readJwk(text: string | undefined, findings: Finding[]): Readonly<Record<string, unknown>> {
  let reading = readJson(text ?? '');
  if (!reading.ok && text?.trimStart().startsWith("{'")) {
    reading = readJson(text.replaceAll("'", '"'));
    if (reading.ok) findings.push(SINGLE_QUOTES);
  }
  if (!reading.ok) throw refused('block-key-not-json', 'The decrypted block key is not JSON in UTF-8.', 'RFC 7517 4');
  if (!isJsonObject(reading.value)) {
    throw refused('block-key-not-jwk', 'The decrypted block key is JSON, but not an object.', 'RFC 7517 4');
  }
  if (reading.repeatedNames.length > 0) findings.push(REPEATED_NAMES);
  return reading.value;
}

function readK(jwk: Readonly<Record<string, unknown>>, findings: Finding[]): Uint8Array {
  const k = member(jwk, 'k');
  const strict = typeof k === 'string' && k !== '' ? decodeBase64Url(k) : undefined;
  if (strict !== undefined) return strict;
  const mended = typeof k === 'string' ? decodeBase64Url(toBase64Url(k)) : undefined;
  if (mended === undefined || mended.length === 0) {
    throw refused('block-key-k', 'The block key has no member k that is base64url.', 'RFC 7518 6.4.1');
  }
  findings.push(PLAIN_BASE64);
  return mended;
}

function toBase64Url(text: string): string {
  return text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

function noteUse(jwk: Readonly<Record<string, unknown>>, findings: Finding[]): void {
  const use = member(jwk, 'use');
  if (use !== undefined && use !== 'enc') findings.push(NOT_FOR_ENCRYPTION);
}

function refused(code: string, message: string, spec: string): ConsoleError {
  const hint = 'The key opened, so it was encrypted to this client; what it held is not what sgID documents.';
  return new ConsoleError('crypto', code, message, { hint, spec });
}

const SINGLE_QUOTES: Finding = {
  id: 'block-key-single-quotes',
  severity: 'warning',
  message: 'The block key is written with single quotes, which is not JSON; read as if they were double.',
  hint: 'The Python SDK takes it. Clients that parse JSON strictly, the TypeScript SDK among them, will not.',
};
const REPEATED_NAMES: Finding = {
  id: 'block-key-repeated-name',
  severity: 'warning',
  message: 'The block key names a member twice; the last one counted.',
  hint: 'Other clients may take the first.',
};
const PLAIN_BASE64: Finding = {
  id: 'block-key-base64',
  severity: 'warning',
  message: 'The member k of the block key is plain or padded base64; it should be base64url without padding.',
};
const NOT_FOR_ENCRYPTION: Finding = {
  id: 'block-key-use',
  severity: 'warning',
  message: 'The block key names a use other than "enc".',
};
