import { compactVerify, errors, importJWK } from 'jose';
import { ConsoleError } from '../errors.js';
import { isJsonObject, member } from '../json.js';
import { quoted } from '../quoted.js';
import { type JoseHeader, parseCompactJws } from './compact.js';
import { refuseVerificationKey, type UncheckedJwk } from './jwk-rules.js';

/** A set of published keys, each still unchecked. RFC 7517 5. */
export interface VerificationKeys {
  readonly keys: readonly unknown[];
}

/** A JWS whose signature holds. What its payload says is still to be validated. */
export interface VerifiedJws {
  readonly protectedHeader: JoseHeader;
  readonly payload: Uint8Array;
  /** The published key that verified it. */
  readonly key: UncheckedJwk;
}

/**
 * Verifies a compact JWS with RS256 and one of the published keys; keys and addresses inside the token are ignored.
 *
 * Throws the `jws-…` codes of {@link parseCompactJws}, then in this order `jws-alg-none`, `jws-alg-hmac`,
 * `jws-alg-refused`, `jws-crit-refused`, `jws-signature-empty`, `jws-keys-empty`, `jws-kid-not-text`, `jws-kid-unknown`
 * (fetch the keys once more), the `jwk-…` codes of {@link refuseVerificationKey}, `jws-kid-ambiguous`,
 * `jws-signature-invalid`. RFC 7515 5.2, RFC 7517 5, RFC 7518 3.3, RFC 8725 3.1 and 3.10.
 */
export async function verifyJws(compact: string, jwks: VerificationKeys): Promise<VerifiedJws> {
  const { protectedHeader, payload, signature } = parseCompactJws(compact);
  requireRs256(protectedHeader);
  if (signature.length === 0) throw refused('signature-empty', 'The token carries no signature.', 'RFC 7515 5.2');
  for (const key of selectKeys(protectedHeader, jwks)) {
    if (await isSignedBy(compact, key)) return { protectedHeader, payload, key };
  }
  throw refused('signature-invalid', 'The signature does not hold under the published key.', 'RFC 7515 5.2 (8)', {
    hint: 'The token was altered, or signed by another provider or with a key that was replaced.',
  });
}

function requireRs256(header: JoseHeader): void {
  const alg = member(header, 'alg');
  if (alg !== 'RS256') {
    const came = typeof alg === 'string' ? quoted(alg) : 'no name';
    const message = `The token must be signed with RS256; its header gives ${came} as alg.`;
    const lower = typeof alg === 'string' ? alg.toLowerCase() : '';
    if (lower === 'none') throw refused('alg-none', `${message} Nobody signed it.`, 'RFC 8725 3.2');
    if (lower.startsWith('hs'))
      throw refused('alg-hmac', `${message} Anybody can make that from a public key.`, 'RFC 8725 2.1');
    throw refused('alg-refused', message, 'RFC 8725 3.1');
  }
  if (Object.hasOwn(header, 'crit')) {
    throw refused('crit-refused', 'The header names extensions in crit; the console takes none.', 'RFC 7515 4.1.11');
  }
}

/** The keys that may verify it: the one that `kid` names, or without `kid` every key fit for RS256. */
function selectKeys(header: JoseHeader, jwks: VerificationKeys): readonly UncheckedJwk[] {
  const published = jwks.keys.filter(isJsonObject);
  if (published.length === 0) throw refused('keys-empty', 'The provider publishes no key.', 'RFC 7517 5');
  const kid = member(header, 'kid');
  if (kid !== undefined && typeof kid !== 'string') {
    throw refused('kid-not-text', 'The header has a kid that is not a string.', 'RFC 7515 4.1.4');
  }
  const named = kid === undefined ? published : published.filter((key) => member(key, 'kid') === kid);
  if (named.length === 0) {
    throw refused('kid-unknown', `No published key has the kid ${quoted(kid ?? '')}.`, 'RFC 7515 4.1.4', {
      hint: 'The provider may have replaced its keys: fetch them once more.',
    });
  }
  const [firstRefusal] = named.flatMap((key) => refuseVerificationKey(key) ?? []);
  const fit = named.filter((key) => refuseVerificationKey(key) === undefined);
  if (fit.length === 0 && firstRefusal !== undefined) throw firstRefusal;
  if (kid !== undefined && fit.length > 1) {
    throw refused('kid-ambiguous', 'Several published keys have the kid that the token names.', 'RFC 7517 4.5');
  }
  return fit;
}

async function isSignedBy(compact: string, key: UncheckedJwk): Promise<boolean> {
  try {
    const publicKey = await importJWK(
      { kty: 'RSA', n: String(member(key, 'n')), e: String(member(key, 'e')) },
      'RS256',
    );
    await compactVerify(compact, publicKey, { algorithms: ['RS256'] });
    return true;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return false;
    throw refused('not-verifiable', 'The token or the key could not be read for verification.', 'RFC 7515 5.2', {
      cause: error,
    });
  }
}

function refused(
  code: string,
  message: string,
  spec: string,
  options: { readonly hint?: string; readonly cause?: unknown } = {},
): ConsoleError {
  return new ConsoleError('validation', `jws-${code}`, message, { ...options, spec });
}
