import type { Setting } from '../flow/check.js';

/**
 * How common libraries are told to send `client_secret_post`. Discovery that is silent on client authentication means
 * `client_secret_basic` to most of them; OpenID Connect Discovery 3, `token_endpoint_auth_methods_supported`.
 */
export const CLIENT_SECRET_POST_SETTINGS: readonly Setting[] = [
  { library: 'openid-client 6', setting: 'discovery(issuer, clientId, undefined, ClientSecretPost(clientSecret))' },
  { library: 'openid-client 5', setting: "token_endpoint_auth_method: 'client_secret_post'" },
  {
    library: 'Auth.js',
    setting: "client: { token_endpoint_auth_method: 'client_secret_post' }, checks: ['pkce', 'state', 'nonce']",
  },
  {
    library: 'Passport',
    setting: 'new Strategy({ config, … }) of openid-client/passport, config as for openid-client 6',
  },
  {
    library: 'Authlib',
    setting: "client_kwargs={'token_endpoint_auth_method': 'client_secret_post', 'code_challenge_method': 'S256'}",
  },
  {
    library: 'Spring Security',
    setting: 'spring.security.oauth2.client.registration.sgid.client-authentication-method=client_secret_post',
  },
  { library: 'AppAuth', setting: 'new ClientSecretPost(clientSecret), on a backend alone: an app keeps no secret' },
];
