import { SCOPES } from '../../core/catalogue/catalogue.js';
import { jsonAnswer } from '../http/answer.js';
import type { Route } from '../http/exchange.js';
import type { Provider } from '../provider.js';

/** The members sgID documents and no others; that `token_endpoint_auth_methods_supported` is missing is as documented. */
export function discoveryRoute({ issuer }: Provider): Route {
  return {
    endpoint: 'discovery',
    path: '/v2/.well-known/openid-configuration',
    methods: ['GET', 'HEAD'],
    handle: ({ notes }) => {
      notes.text = 'discovery document sent';
      return jsonAnswer(200, {
        issuer,
        authorization_endpoint: `${issuer}/oauth/authorize`,
        token_endpoint: `${issuer}/oauth/token`,
        userinfo_endpoint: `${issuer}/oauth/userinfo`,
        jwks_uri: `${issuer}/.well-known/jwks.json`,
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code'],
        scopes_supported: SCOPES.map(({ scope }) => scope),
        id_token_signing_alg_values_supported: ['RS256'],
        subject_types_supported: ['pairwise'],
        code_challenge_methods_supported: ['S256'],
      });
    },
  };
}
