import { createPrivateKey } from 'node:crypto';
import { ConsoleError } from '../../core/errors.js';
import type { Anatomy } from '../../core/flow/state.js';
import { encodeBase64Url } from '../../core/jose/base64url.js';
import { decryptJwe, rsaDecryptionKey, symmetricDecryptionKey } from '../../core/jose/decrypt-jwe.js';
import { type RunParts, valueRef } from './run-secrets.js';

const PREFIX = 'content-key';

/** The name under which the content encryption key of a token is revealed: of the block key's, or of a field's. */
export function contentKeyRef({ scope }: Pick<Anatomy, 'scope'>): string {
  return scope === undefined ? PREFIX : `${PREFIX}:${valueRef(scope)}`;
}

/**
 * The content encryption key that a name stands for, in base64url: unwrapped once more, for it is kept nowhere.
 * Undefined where the run holds no such token.
 *
 * @throws ConsoleError the `jwe-…` codes of {@link decryptJwe}; `secret-not-kept` where only the client's private key,
 * which no run is kept with, could unwrap it
 */
export function contentKeyOfRun({ request, artifacts }: RunParts, ref: string): string | undefined {
  const { userInfoResponse, blockKey } = artifacts;
  if (userInfoResponse?.key === undefined || blockKey === undefined) return undefined;
  if (ref === PREFIX) {
    const { privateKey } = request.client;
    if (privateKey === undefined) throw privateKeyNotKept();
    return unwrap(userInfoResponse.key, rsaDecryptionKey(createPrivateKey(privateKey.pkcs8Pem)));
  }
  const field = userInfoResponse.data.find(([scope]) => contentKeyRef({ scope }) === ref);
  return field === undefined ? undefined : unwrap(field[1], symmetricDecryptionKey(blockKey.key));
}

function privateKeyNotKept(): ConsoleError {
  return new ConsoleError('config', 'secret-not-kept', 'The private key is never kept with a run.', {
    hint: 'Paste the userinfo response into the inspector to unwrap it with the saved client.',
  });
}

function unwrap(compact: string, key: Parameters<typeof decryptJwe>[1]): string {
  return encodeBase64Url(decryptJwe(compact, key).contentEncryptionKey);
}
