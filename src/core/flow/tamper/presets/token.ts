import { noticedAt, REFUSED_AT_TOKEN, type TamperPreset } from '../preset.js';

/** Changes of the token request. */
export const TOKEN_REQUEST_PRESETS: readonly TamperPreset[] = [
  {
    id: 'code-replay',
    title: 'Code replay',
    target: 'token-request',
    detail: 'Somebody redeems the code first; the console’s own request is then its second use.',
    special: 'code-replay',
    expects: REFUSED_AT_TOKEN,
  },
  {
    id: 'verifier-other',
    title: 'Stolen code, guessed verifier',
    target: 'token-request',
    detail: 'Redeems the code with a verifier that does not belong to the challenge.',
    edits: [{ name: 'code_verifier', change: 'set', value: 'a-verifier-that-somebody-else-made-up-0123456789' }],
    expects: REFUSED_AT_TOKEN,
  },
  {
    id: 'verifier-dropped',
    title: 'Stolen code, no verifier',
    target: 'token-request',
    detail: 'Redeems the code without a verifier, as a client of sgID v1 would.',
    edits: [{ name: 'code_verifier', change: 'remove' }],
    expects: REFUSED_AT_TOKEN,
  },
  {
    id: 'token-redirect-uri-other',
    title: 'Another redirect URI',
    target: 'token-request',
    detail: 'The redirect URI is not the one of the authorization request.',
    edits: [{ name: 'redirect_uri', change: 'set', value: 'https://attacker.example/callback' }],
    expects: REFUSED_AT_TOKEN,
  },
  {
    id: 'secret-wrong',
    title: 'Wrong client secret',
    target: 'token-request',
    detail: 'Authenticates with a secret that is not the client’s, in the body or in a header.',
    edits: [{ name: 'client_secret', change: 'set', value: 'not-the-secret-of-this-client-01' }],
    expects: REFUSED_AT_TOKEN,
  },
  {
    id: 'secret-dropped',
    title: 'No client secret',
    target: 'token-request',
    detail: 'Redeems the code as a public client would.',
    edits: [{ name: 'client_secret', change: 'remove' }],
    expects: REFUSED_AT_TOKEN,
  },
  {
    id: 'grant-type-other',
    title: 'Another grant type',
    target: 'token-request',
    detail: 'Asks by client_credentials, which sgID does not have.',
    edits: [{ name: 'grant_type', change: 'set', value: 'client_credentials' }],
    expects: REFUSED_AT_TOKEN,
  },
  {
    id: 'token-request-json',
    title: 'Body as JSON',
    target: 'token-request',
    detail: 'Sends the same parameters as JSON, as sgID’s documentation shows them. No attack.',
    special: 'token-request-json',
    idleWith: 'json',
    expects: { by: 'nobody', at: [{ step: 'token', check: 'http-status' }] },
  },
  {
    id: 'token-request-form',
    title: 'Body as a form',
    target: 'token-request',
    detail: 'Sends the same parameters as a form, as the official SDKs do. No attack.',
    special: 'token-request-form',
    idleWith: 'form',
    expects: { by: 'nobody', at: [{ step: 'token', check: 'http-status' }] },
  },
  {
    id: 'client-authentication-other',
    title: 'The other client authentication',
    target: 'token-request',
    detail:
      'Moves id and secret from the body to a header (Basic), or back. No attack; whether sgID takes Basic is open.',
    special: 'client-authentication',
    expects: { by: 'nobody', at: [{ step: 'token', check: 'http-status' }] },
  },
];

/** Changes of the token response. */
export const TOKEN_RESPONSE_PRESETS: readonly TamperPreset[] = [
  {
    id: 'access-token-dropped',
    title: 'No access token',
    target: 'token-response',
    detail: 'The response carries an ID token alone.',
    edits: [{ name: 'access_token', change: 'remove' }],
    expects: noticedAt('token', 'access-token'),
  },
  {
    id: 'id-token-dropped',
    title: 'No ID token',
    target: 'token-response',
    detail: 'The response is one of plain OAuth: it says nothing of who logged in.',
    edits: [{ name: 'id_token', change: 'remove' }],
    expects: noticedAt('token', 'id-token'),
  },
  {
    id: 'access-token-swapped',
    title: 'Token substitution',
    target: 'token-response',
    detail: 'The access token is not the one that was issued with the ID token.',
    edits: [{ name: 'access_token', change: 'set', value: 'access-token-of-another-login-0123456789' }],
    expects: {
      by: 'console',
      at: [
        { step: 'id-token', check: 'at-hash' },
        { step: 'userinfo', check: 'http-status' },
      ],
    },
  },
];
