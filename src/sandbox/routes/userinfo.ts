import { OAuthError } from '../errors.js';
import { jsonAnswer, textAnswer } from '../http/answer.js';
import type { Route } from '../http/exchange.js';
import type { Provider } from '../provider.js';
import { buildUserInfo } from '../userinfo/user-info.js';

/** Gives the persona's values, encrypted to the client's key. */
export function userInfoRoute(provider: Provider): Route {
  return {
    endpoint: 'userinfo',
    path: '/v2/oauth/userinfo',
    methods: ['GET'],
    handle: async ({ request, notes, faults }) => {
      const authorization = request.headers.get('authorization');
      if (authorization === null) {
        notes.text = 'refused: no Authorization header';
        notes.problem = 'The Authorization header is missing.';
        // Without a token there is nothing to call wrong, so the challenge names no error (RFC 6750 3.1).
        return textAnswer(401, 'The Authorization header is missing.', { 'WWW-Authenticate': 'Bearer' });
      }
      const token = bearerToken(authorization);
      notes.login = provider.tokens.loginOf(token);
      const grant = provider.tokens.grantOf(token);
      const client = provider.clients.find(grant.request.client.clientId);
      if (client === undefined) {
        throw new OAuthError('invalid_token', 'The client of this access token is no longer registered.', 401);
      }
      notes.clientId = client.clientId;
      const { variant } = provider.settings;
      const body = await buildUserInfo(grant, client, provider.settings, provider.now(), faults);
      notes.text = `${Object.keys(body.data ?? {}).length} fields of ${grant.persona.id} sent, variant ${variant}`;
      return jsonAnswer(200, body);
    },
  };
}

/** A token in the URL is not looked at (RFC 6750 2.3 advises against it, sgID does not document it). */
function bearerToken(authorization: string): string {
  const token = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw new OAuthError('invalid_token', 'The Authorization header is not of the form Bearer TOKEN.', 401);
  }
  return token;
}
