import { type Expectation, noticedAt, REFUSED_AT_AUTHORIZE, REFUSED_AT_TOKEN, type TamperPreset } from '../preset.js';

/** Without the live state the answer is refused by the listener; where the console asked by itself, by the step. */
const ANSWER_REFUSED: Expectation = {
  by: 'console',
  at: [
    { step: 'redirect', check: 'state' },
    { step: 'redirect', error: 'redirect-timeout' },
  ],
};

/** Changes of the authorization request. */
export const AUTHORIZATION_REQUEST_PRESETS: readonly TamperPreset[] = [
  {
    id: 'state-dropped',
    title: 'Dropped state',
    target: 'authorization-request',
    detail: 'Asks without state, so that nothing ties the answer to the browser that asked: login CSRF.',
    edits: [{ name: 'state', change: 'remove' }],
    expects: ANSWER_REFUSED,
  },
  {
    id: 'state-of-another',
    title: 'State of another login',
    target: 'authorization-request',
    detail: 'Asks with a state that this run did not make; the answer then belongs to somebody else.',
    edits: [{ name: 'state', change: 'set', value: 'state-of-another-login-0123456789' }],
    expects: ANSWER_REFUSED,
  },
  {
    id: 'nonce-dropped',
    title: 'Dropped nonce',
    target: 'authorization-request',
    detail: 'Asks without nonce, so that an ID token of an earlier login could be replayed.',
    edits: [{ name: 'nonce', change: 'remove' }],
    expects: noticedAt('id-token', 'nonce'),
  },
  {
    id: 'nonce-of-another',
    title: 'Nonce of another login',
    target: 'authorization-request',
    detail: 'The ID token comes back with a nonce that this run did not make.',
    edits: [{ name: 'nonce', change: 'set', value: 'nonce-of-another-login-0123456789' }],
    expects: noticedAt('id-token', 'nonce'),
  },
  {
    id: 'pkce-dropped',
    title: 'PKCE stripped',
    target: 'authorization-request',
    detail: 'Takes the code challenge away, so that a stolen code would be good without a verifier.',
    edits: [
      { name: 'code_challenge', change: 'remove' },
      { name: 'code_challenge_method', change: 'remove' },
    ],
    expects: REFUSED_AT_AUTHORIZE,
  },
  {
    id: 'pkce-plain',
    title: 'PKCE downgrade to plain',
    target: 'authorization-request',
    detail: 'Sends the code verifier itself as the challenge, where everybody on the way can read it.',
    special: 'pkce-plain',
    expects: REFUSED_AT_AUTHORIZE,
    sandboxOnly: true,
  },
  {
    id: 'pkce-method-dropped',
    title: 'Challenge without its method',
    target: 'authorization-request',
    detail: 'Without code_challenge_method the method is plain; sgID’s own guide prints such a URL.',
    edits: [{ name: 'code_challenge_method', change: 'remove' }],
    expects: REFUSED_AT_AUTHORIZE,
  },
  {
    id: 'redirect-uri-other',
    title: 'Redirect to an attacker',
    target: 'authorization-request',
    detail: 'Asks for the code to be sent to an address that is not registered.',
    edits: [{ name: 'redirect_uri', change: 'set', value: 'https://attacker.example/callback' }],
    expects: REFUSED_AT_AUTHORIZE,
  },
  {
    id: 'scope-without-openid',
    title: 'Scope without openid',
    target: 'authorization-request',
    detail: 'Asks for a name alone; every request of sgID must hold openid.',
    edits: [{ name: 'scope', change: 'set', value: 'myinfo.name' }],
    expects: REFUSED_AT_AUTHORIZE,
  },
  {
    id: 'scope-unknown',
    title: 'Scope that does not exist',
    target: 'authorization-request',
    detail: 'Asks for more than the data catalogue has.',
    edits: [{ name: 'scope', change: 'set', value: 'openid myinfo.everything' }],
    expects: REFUSED_AT_AUTHORIZE,
  },
  {
    id: 'client-unknown',
    title: 'Another client id',
    target: 'authorization-request',
    detail: 'Asks in the name of a client that is not registered.',
    edits: [{ name: 'client_id', change: 'set', value: 'CLIENT-OF-NOBODY' }],
    expects: REFUSED_AT_AUTHORIZE,
  },
];

/** Changes of the redirect, after it came and before it is held to its rules. */
export const AUTHORIZATION_RESPONSE_PRESETS: readonly TamperPreset[] = [
  {
    id: 'response-state-forged',
    title: 'Forged redirect',
    target: 'authorization-response',
    detail: 'The redirect carries a state that this run did not make: login CSRF.',
    edits: [{ name: 'state', change: 'set', value: 'state-of-a-forged-redirect-012345' }],
    expects: noticedAt('redirect', 'state'),
  },
  {
    id: 'response-state-dropped',
    title: 'Redirect without state',
    target: 'authorization-response',
    detail: 'The redirect carries a code and nothing that ties it to this run.',
    edits: [{ name: 'state', change: 'remove' }],
    expects: noticedAt('redirect', 'state'),
  },
  {
    id: 'response-mix-up',
    title: 'Mix-up with another server',
    target: 'authorization-response',
    detail: 'The redirect names another authorization server in iss.',
    edits: [{ name: 'iss', change: 'set', value: 'https://attacker.example/v2' }],
    expects: noticedAt('redirect', 'response-issuer'),
  },
  {
    id: 'response-error-and-code',
    title: 'Error beside a code',
    target: 'authorization-response',
    detail: 'The redirect says that the user refused, and carries a code all the same.',
    edits: [{ name: 'error', change: 'set', value: 'access_denied' }],
    expects: noticedAt('redirect', 'no-error'),
  },
  {
    id: 'response-code-twice',
    title: 'Two codes in one redirect',
    target: 'authorization-response',
    detail: 'Two parts of a stack may each read another of the two.',
    edits: [{ name: 'code', change: 'repeat', value: 'code-of-another-login-0123456789' }],
    expects: noticedAt('redirect', 'parameters-once'),
  },
  {
    id: 'response-code-injected',
    title: 'Code injection',
    target: 'authorization-response',
    detail: 'The redirect carries this run’s state with the code of another login.',
    edits: [{ name: 'code', change: 'set', value: 'code-of-another-login-0123456789' }],
    expects: REFUSED_AT_TOKEN,
  },
];
