import { createPublicKey } from 'node:crypto';
import type { Secret } from '../../core/export/redact.js';
import type { ExportSample } from '../../core/export/write-export.js';
import type { RunClient, UserInfoResponse } from '../../core/flow/run.js';
import type { DecryptedField, UnwrappedBlockKey } from '../../core/jose/userinfo-decryption.js';
import { payloadOf, type SampleOptions, sampleField, variantOf } from './sample-of-run.js';

/** A userinfo response that was decrypted apart from any run. */
export interface OpenedUserInfo {
  readonly client: RunClient;
  readonly userInfo: UserInfoResponse;
  readonly blockKey: UnwrappedBlockKey | undefined;
  readonly fields: readonly DecryptedField[];
}

/** The sample of a saved userinfo response. Where and when it came from is not known, and it says so. */
export function sampleOfUserInfo(
  { client, userInfo, blockKey, fields }: OpenedUserInfo,
  options: SampleOptions,
): ExportSample {
  const variant = variantOf(blockKey, fields);
  const source = {
    ...options,
    sub: userInfo.sub,
    fields: fields.map(sampleField),
    requestedScopes: ['openid', ...fields.map(({ scope }) => scope)],
    clientId: client.clientId,
    environment: 'saved response',
    issuer: 'not known',
    at: Date.now(),
    variant,
  };
  return {
    payload: payloadOf(source, secretsOf(blockKey, fields)),
    variant: variant ?? 'C',
    recipient: createPublicKey(client.privateKey.keyObject),
    received: { key: userInfo.key, data: Object.fromEntries(userInfo.data) },
  };
}

function secretsOf(blockKey: UnwrappedBlockKey | undefined, fields: readonly DecryptedField[]): readonly Secret[] {
  const { k } = blockKey?.jwk ?? {};
  const key = typeof k === 'string' ? [{ ref: 'block-key', label: 'block key', value: k }] : [];
  return [
    ...key,
    ...fields.flatMap((field) =>
      field.ok ? [{ ref: `value:${field.scope}`, label: 'value', value: field.value }] : [],
    ),
  ];
}
