import { jsonAnswer, redirectAnswer } from '../http/answer.js';
import { htmlAnswer } from '../pages/html-answer.js';
import type { Fault, FaultHooks } from './fault.js';

/** What OAuth knows a token endpoint to refuse with, besides the two below (RFC 6749 5.2). */
const REFUSALS = [
  ['invalid-request', 400, 'Request refused', 'a request that is well-formed'],
  ['unauthorized-client', 400, 'Client not allowed', 'a client that may use this grant'],
  ['unsupported-grant-type', 400, 'Grant type refused', 'a grant type that is the right one'],
  ['invalid-scope', 400, 'Scope refused', 'scopes that were granted'],
  ['temporarily-unavailable', 503, 'Not available', 'any request; the same code may be worth another try, or not'],
] as const;

/** Faults of the token endpoint's answer. */
export const tokenFaults: readonly Fault[] = [
  ...REFUSALS.map(([id, status, title, what]): Fault => {
    const error = id.replaceAll('-', '_');
    return {
      id: `token.${id}`,
      title,
      description: `The token endpoint answers ${status} ${error} to ${what}.`,
      hooks: atToken(() => jsonAnswer(status, { error, error_description: 'The sandbox was asked to refuse here.' })),
    };
  }),
  {
    id: 'token.invalid-grant',
    title: 'Code refused',
    description: 'The token endpoint answers 400 invalid_grant to a code that is good.',
    hooks: atToken(() => jsonAnswer(400, { error: 'invalid_grant', error_description: 'The code is not valid.' })),
  },
  {
    id: 'token.invalid-client',
    title: 'Client refused',
    description: 'The token endpoint answers 401 invalid_client to a secret that is right.',
    hooks: atToken(() => jsonAnswer(401, { error: 'invalid_client', error_description: 'The client is not known.' })),
  },
  {
    id: 'token.html-500',
    title: 'Error page from a proxy',
    description: 'The token endpoint answers 500 with an HTML page. The client should show what came, as text.',
    hooks: atToken(() => htmlAnswer(500, '<!doctype html><title>500</title><h1>Upstream failure</h1>')),
  },
  {
    id: 'token.html-200',
    title: 'HTML with status 200',
    description: 'The token endpoint answers 200 with an HTML page. There is no token in it.',
    hooks: atToken(() => htmlAnswer(200, '<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>')),
  },
  {
    id: 'token.redirect',
    title: 'Redirect',
    description: 'The token endpoint answers 302. Whoever follows it carries the secret to another address.',
    hooks: {
      answer: (answer, { endpoint, origin }) =>
        endpoint === 'token' ? redirectAnswer(302, `${origin}/elsewhere`) : answer,
    },
  },
  {
    id: 'token.id-token-missing',
    title: 'No ID token',
    description: 'The response has an access token and no id_token. Nobody has been signed in.',
    hooks: { tokenBody: ({ id_token: _, ...others }) => others },
  },
  {
    id: 'token.access-token-missing',
    title: 'No access token',
    description: 'The response has an id_token and no access token. Userinfo cannot be asked for.',
    hooks: { tokenBody: ({ access_token: _, ...others }) => others },
  },
  {
    id: 'token.id-token-object',
    title: 'Object as ID token',
    description: 'The id_token is an object with both tokens in it, as a sample in the documentation shows it.',
    hooks: {
      tokenBody: (body) => ({ ...body, id_token: { access_token: body.access_token, id_token: body.id_token } }),
    },
  },
  {
    id: 'token.cut-off',
    title: 'Cut off',
    description: 'The connection breaks in the middle of the response. The code is spent: it must not be sent again.',
    hooks: {
      answer: (answer, { endpoint }) => (endpoint === 'token' ? { ...answer, cutAfterBytes: 40 } : answer),
    },
  },
  {
    id: 'token.not-json',
    title: 'Broken JSON',
    description: 'The response says it is JSON and ends before its last brace.',
    hooks: {
      answer: (answer, { endpoint }) =>
        endpoint === 'token' && typeof answer.body === 'string'
          ? { ...answer, body: answer.body.slice(0, -2) }
          : answer,
    },
  },
  {
    id: 'token.member-repeated',
    title: 'A member twice',
    description: 'The response has access_token twice, the right one last. Readers differ on which they take.',
    hooks: {
      answer: (answer, { endpoint }) =>
        endpoint === 'token' && typeof answer.body === 'string'
          ? { ...answer, body: answer.body.replace('{', '{"access_token":"another-token-of-another-login",') }
          : answer,
    },
  },
  {
    id: 'token.slow',
    title: 'Slow token response',
    description: 'The token response comes after 5 seconds. The official TypeScript SDK gives up after 3.5.',
    hooks: { delayMs: (delay, { endpoint }) => (endpoint === 'token' ? delay + 5000 : delay) },
  },
];

/** A hook that replaces the token endpoint's answer, whatever it was. */
function atToken(replacement: () => ReturnType<typeof jsonAnswer>): FaultHooks {
  return { answer: (answer, { endpoint }) => (endpoint === 'token' ? replacement() : answer) };
}
