import type { ClientRecord } from '../../engine/storage/settings.js';

/** A saved client in a JSON document, member by member, so that nothing else gets there. */
export function savedClientOf(record: ClientRecord) {
  const { key, clientId, name, environment, allowedScopes, redirectUris, redirectUri, keyBits, keyFingerprint } =
    record;
  return {
    key,
    id: clientId,
    name,
    environment: { kind: environment.kind, origin: environment.origin },
    scopes: allowedScopes,
    redirectUris,
    redirectUri,
    keyBits,
    keyFingerprint,
  };
}
