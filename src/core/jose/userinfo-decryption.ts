import type { Finding } from '../catalogue/types.js';
import type { PrivateKey } from '../credentials/private-key.js';
import { ConsoleError, type ErrorView, toErrorView } from '../errors.js';
import type { Anatomy, AnatomyContentKey } from '../flow/state.js';
import { readBlockKey } from './block-key.js';
import { type DecryptedJwe, decryptJwe, rsaDecryptionKey, symmetricDecryptionKey } from './decrypt-jwe.js';
import { inspectJwe, peekAlgorithms } from './inspect.js';
import { decodeUtf8 } from './utf8.js';

/** sgID's block key, unwrapped with the client's private key. `key` and `jwk` are secret. */
export interface UnwrappedBlockKey {
  readonly key: Uint8Array;
  readonly jwk: Readonly<Record<string, unknown>>;
  /** `alg` and `enc` of the JWE that carried it, not the JWK's own. */
  readonly alg: string;
  readonly enc: string;
  readonly kty: string;
  readonly bits: number;
  readonly findings: readonly Finding[];
  readonly anatomy: Anatomy;
}

interface FieldParts {
  readonly scope: string;
  /** Undefined where the token is too malformed to say. */
  readonly alg?: string | undefined;
  readonly enc?: string | undefined;
  readonly anatomy?: Anatomy | undefined;
}

/** One value of userinfo's `data`, decrypted or not. */
export type DecryptedField = FieldParts &
  ({ readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: ErrorView });

/**
 * Unwraps the block key: userinfo's `key`, a compact JWE encrypted to the client's public key.
 *
 * Throws the `jwe-…` codes of {@link decryptJwe} and the `block-key-…` codes of {@link readBlockKey}. RFC 7516 5.2,
 * RFC 7517 4.
 */
export function unwrapBlockKey(compact: string, privateKey: PrivateKey): UnwrappedBlockKey {
  const jwe = decryptJwe(compact, rsaDecryptionKey(privateKey.keyObject));
  const blockKey = readBlockKey(jwe.plaintext);
  return {
    ...blockKey,
    alg: jwe.alg,
    enc: jwe.enc,
    bits: blockKey.key.length * 8,
    anatomy: {
      ...inspectJwe(compact, 'Wrapped block key'),
      verdict: 'passed',
      verdictText: 'Unwrapped and authentic',
      contentKey: contentKeyOf(jwe),
    },
  };
}

/**
 * Decrypts one value of userinfo's `data` with the block key. Never throws: what fails is said in the answer, so that
 * one bad field does not stop the others. `scope` is the member's name as it came. RFC 7516 5.2, RFC 3629 3.
 */
export function decryptField(scope: string, compact: string, blockKey: UnwrappedBlockKey): DecryptedField {
  try {
    const jwe = decryptJwe(compact, symmetricDecryptionKey(blockKey.key));
    const value = decodeUtf8(jwe.plaintext);
    if (value === undefined) throw notUtf8();
    const anatomy = { ...anatomyOf(scope, compact, 'passed', 'Authentic'), contentKey: contentKeyOf(jwe) };
    return { scope, alg: jwe.alg, enc: jwe.enc, anatomy, ok: true, value };
  } catch (thrown) {
    const error = toErrorView(thrown);
    return { scope, ...readableParts(scope, compact, error), ok: false, error };
  }
}

/** What can still be said of a field that failed. */
function readableParts(scope: string, compact: string, error: ErrorView): Omit<FieldParts, 'scope'> {
  try {
    return { ...peekAlgorithms(compact), anatomy: anatomyOf(scope, compact, 'failed', error.message) };
  } catch {
    return {};
  }
}

function anatomyOf(scope: string, compact: string, verdict: 'passed' | 'failed', verdictText: string): Anatomy {
  return { ...inspectJwe(compact, scope), scope, verdict, verdictText };
}

function contentKeyOf({ contentEncryptionKey, alg }: DecryptedJwe): AnatomyContentKey {
  return { bytes: contentEncryptionKey.length, shared: alg === 'dir' };
}

function notUtf8(): ConsoleError {
  return new ConsoleError('crypto', 'field-not-utf8', 'The field decrypted, but its plaintext is not UTF-8.', {
    hint: 'The provider encoded the value in another character set; the other fields are not affected.',
    spec: 'RFC 3629 3',
  });
}
