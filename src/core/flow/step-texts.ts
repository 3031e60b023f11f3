import type { StepId } from './step-ids.js';

/** What a step is called and what it is for, in words for the explanation beside it. */
export interface StepText {
  readonly title: string;
  /** What the step does and why, in two sentences. */
  readonly purpose: string;
  /** What it protects against, or what nothing protects. */
  readonly protection: string;
}

/** The words of each step. */
export const STEP_TEXTS: Readonly<Record<StepId, StepText>> = {
  preflight: {
    title: 'Preflight',
    purpose:
      'Holds the client, the scopes and the redirect URI to their rules before anything is sent. What fails here would fail later, with a worse message.',
    protection: 'The redirect URI is compared to the letter, so that a code goes nowhere but to this client.',
  },
  discovery: {
    title: 'Discovery',
    purpose:
      'Fetches the provider’s discovery document and compares it with the documented endpoints. The documented ones stay in force, as in the official SDK.',
    protection: 'A document that names another issuer or host is shown and never followed with a secret.',
  },
  pkce: {
    title: 'PKCE, state, nonce',
    purpose:
      'Makes three random values that tie the answer to this request. Your backend keeps them in the session that started the login.',
    protection:
      'state stops forged redirects, nonce stops replayed ID tokens, and the code verifier makes a stolen code useless.',
  },
  authorization: {
    title: 'Authorization request',
    purpose:
      'Builds the URL that the user’s browser is sent to. It carries the client, the scopes, the redirect URI and the three values, and no secret.',
    protection: 'Only the hash of the code verifier leaves the console here, by S256.',
  },
  redirect: {
    title: 'Redirect',
    purpose:
      'Shows sgID’s page in your own browser and waits for it to come back with a code. Only an answer that carries the state of this run ends the wait.',
    protection: 'The official SDK never compares state: that is the duty of your own code.',
  },
  token: {
    title: 'Token',
    purpose:
      'Exchanges the code for an access token and an ID token, from backend to provider. The client proves itself with its secret, and the code verifier proves that the request was its own.',
    protection: 'A code serves once. Redirects of this endpoint are not followed, for they would carry the secret on.',
  },
  'id-token': {
    title: 'ID token',
    purpose:
      'The ID token says who logged in, when, and to which client. Your backend must refuse it unless every rule holds.',
    protection:
      'The signature proves the issuer, aud that it is meant for this client, nonce that it answers this request.',
  },
  userinfo: {
    title: 'Userinfo',
    purpose:
      'Asks for the person’s data with the access token. The answer holds a wrapped block key and one encrypted value for each scope.',
    protection: 'sub must equal that of the ID token; otherwise the data is another person’s.',
  },
  'block-key': {
    title: 'Block key',
    purpose: 'Unwraps the block key with the client’s private key. Every value of this response is encrypted with it.',
    protection:
      'Only the holder of the private key can do this; the provider itself need not be able to read the values.',
  },
  decrypt: {
    title: 'Decrypt fields',
    purpose:
      'Each value is sealed on its own with the block key, and is opened on its own. One that cannot be opened does not stop the others.',
    protection:
      'A value is not bound to its name, and anyone who has your public key can seal a payload. Only TLS says that it came from sgID.',
  },
  result: {
    title: 'Result',
    purpose:
      'Puts side by side what was asked for, what came and what could be read. Each value is held to the format that the data catalogue gives it.',
    protection:
      'A value that does not look like its field may have been swapped with another; encryption does not show that.',
  },
};
