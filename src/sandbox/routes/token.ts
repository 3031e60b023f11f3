import { checkCodeVerifier, readCodeVerifier } from '../authorize/pkce.js';
import { pairwiseSubject } from '../clients/pairwise-subject.js';
import { OAuthError } from '../errors.js';
import { jsonAnswer } from '../http/answer.js';
import type { Exchange, Route } from '../http/exchange.js';
import { type Parameters, required } from '../http/parameters.js';
import type { Provider } from '../provider.js';
import { authenticateClient } from '../token/client-authentication.js';
import { signIdToken } from '../token/id-token.js';
import { readTokenRequest } from '../token/token-request.js';

/** Exchanges a code for an access token and an ID token. */
export function tokenRoute(provider: Provider): Route {
  return {
    endpoint: 'token',
    path: '/v2/oauth/token',
    methods: ['POST'],
    handle: async (exchange) => {
      const { request, notes, faults } = exchange;
      const parameters = await readTokenRequest(exchange);
      if (required(parameters, 'grant_type') !== 'authorization_code') {
        throw new OAuthError('unsupported_grant_type', 'The parameter grant_type must be authorization_code.');
      }
      const { traits } = provider.settings;
      if (traits?.refuses === wayOf(request)) {
        throw new OAuthError(
          'invalid_client',
          `The provider that was observed refused client_secret_${traits.refuses}.`,
          401,
        );
      }
      const client = authenticateClient(request.headers.get('authorization'), parameters, provider.clients);
      notes.clientId = client.clientId;
      const body = await faults.apply('tokenBody', await exchangeCode(provider, exchange, parameters, client.clientId));
      return jsonAnswer(200, body, { Pragma: 'no-cache' });
    },
  };
}

function wayOf(request: Request): 'post' | 'basic' {
  return request.headers.has('authorization') ? 'basic' : 'post';
}

async function exchangeCode(provider: Provider, exchange: Exchange, parameters: Parameters, clientId: string) {
  const code = required(parameters, 'code');
  const redirectUri = required(parameters, 'redirect_uri');
  const verifier = readCodeVerifier(parameters);

  // Also of a code that is refused, so that the log can tell whose it was.
  exchange.notes.login = provider.codes.loginOf(code);
  const { grant, boundTo } = provider.codes.redeem(code, clientId);
  if (redirectUri !== grant.request.redirectUri) {
    throw new OAuthError('invalid_grant', 'The redirect_uri is not that of the authorization request.');
  }
  checkCodeVerifier(verifier, grant.request.codeChallenge);

  const accessToken = provider.tokens.issue(grant);
  boundTo(accessToken.id);
  const lifetimeSeconds = Math.floor(provider.accessTokenTtlMs / 1000);
  const content = {
    issuer: provider.issuer,
    subject: pairwiseSubject(clientId, grant.persona.id),
    clientId,
    nonce: grant.request.nonce,
    issuedAt: Math.floor(provider.now() / 1000),
    lifetimeSeconds,
  };
  const idToken = await signIdToken(content, provider.signingKeys.current, exchange.faults);
  exchange.notes.text = `tokens issued for ${grant.persona.id}`;
  return {
    access_token: accessToken.handle,
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    id_token: idToken,
  };
}
