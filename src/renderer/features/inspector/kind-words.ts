import type { InspectedKind, InspectionView } from '../../../shared/views/inspector.js';

/** What something is, for a heading. */
export const KIND_WORDS: Readonly<Record<InspectedKind, string>> = {
  jws: 'Signed token (JWS)',
  jwe: 'Encrypted token (JWE)',
  userinfo: 'Userinfo response',
  'token-response': 'Token endpoint response',
  'error-response': 'Error response',
  discovery: 'Discovery document',
  jwks: 'Key set (JWKS)',
  'authorization-url': 'Authorization request URL',
  'redirected-url': 'Redirected URL',
  credentials: 'Credentials',
  'private-key': 'Private key',
  'public-key': 'Public key',
  certificate: 'Certificate',
  'encrypted-file': 'Encrypted file',
  har: 'HAR',
  unknown: 'Not recognised',
};

/** What a saved client does with it, on its button and beside the choice. */
export const USE_WORDS: Readonly<
  Record<
    NonNullable<InspectionView['clientUse']>,
    { readonly action: string; readonly busy: string; readonly hint: string }
  >
> = {
  verify: {
    action: 'Verify',
    busy: 'Verifying…',
    hint: 'Fetches the keys of the client’s provider, and holds the token to every rule for an ID token of this client.',
  },
  decrypt: {
    action: 'Decrypt',
    busy: 'Decrypting…',
    hint: 'Main decrypts with the client’s private key, which never comes here. Nothing is sent anywhere.',
  },
  compare: {
    action: 'Compare',
    busy: 'Comparing…',
    hint: 'Compares it with the client’s id, redirect URIs and scopes. Nothing is sent anywhere.',
  },
};
