import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import { readJson } from '../json/read-json.js';
import { isJsonObject, textMember } from '../json.js';
import { HINT_ALTERED, MAX_KEY_CHARACTERS, type PemContent, type PemSubject, refused } from './pem-normalisation.js';

const HINT_JWK = 'Expected an RSA key: kty RSA with n, e, d, p, q, dp, dq and qi.';

/** Whether a text is a JSON object, as a JWK is, and no PEM. */
export function looksLikeJwk(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** Whether a JSON value is a JWK: an object that names its key type and holds a part of a key. RFC 7517 4, RFC 7518 6. */
export function isJwk(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    textMember(value, 'kty') !== undefined &&
    ['n', 'x', 'k', 'd'].some((name) => textMember(value, name) !== undefined)
  );
}

/**
 * The bytes of the key that a JWK describes, as PKCS #8 or SPKI.
 *
 * Throws, with `subject` before each code, `-not-pem` where it is no JWK, `-not-rsa` for a symmetric key, `-altered`
 * where its members make no key. RFC 7517 4, RFC 7518 6.
 */
export function readJwkContent(text: string, subject: PemSubject): PemContent {
  const reading = text.length > MAX_KEY_CHARACTERS ? undefined : readJson(text.trim());
  const jwk = reading?.ok ? reading.value : undefined;
  if (!isJsonObject(jwk) || !isJwk(jwk)) throw refused(subject, 'not-pem', 'is neither PEM nor a JWK', HINT_JWK);
  if (textMember(jwk, 'kty') === 'oct') throw refused(subject, 'not-rsa', 'is a symmetric key', HINT_JWK);
  return { label: undefined, der: derOf(jwk, subject), mendings: new Map([['jwk', () => text]]) };
}

function derOf(jwk: JsonWebKey, subject: PemSubject): Buffer {
  try {
    return textMember(jwk, 'd') === undefined
      ? createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' })
      : createPrivateKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'der' });
  } catch {
    // The cause may quote a member, which is a part of the key.
    throw refused(subject, 'altered', 'is a JWK whose members make no key', `${HINT_JWK} ${HINT_ALTERED}`);
  }
}
