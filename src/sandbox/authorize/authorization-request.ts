import type { ClientRegistry, RegisteredClient } from '../clients/client-registry.js';
import { OAuthError } from '../errors.js';
import { type Parameters, required } from '../http/parameters.js';
import { REDIRECT_URI_UNKNOWN } from './known-values.js';
import { readCodeChallenge } from './pkce.js';
import { readScopes } from './requested-scopes.js';

/** An authorization request that keeps every rule. */
export interface AuthorizationRequest {
  readonly client: RegisteredClient;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly codeChallenge: string;
  readonly state?: string | undefined;
  readonly nonce?: string | undefined;
  /** The number of the login that it begins. */
  readonly login: number;
}

/** Checks the parameters of an authorization request, in the order in which they can be trusted. */
export function readAuthorizationRequest(
  parameters: Parameters,
  clients: ClientRegistry,
): Omit<AuthorizationRequest, 'login'> {
  const client = clients.find(required(parameters, 'client_id'));
  if (client === undefined) throw new OAuthError('invalid_client', 'No client with this client_id is registered here.');
  const redirectUri = readRedirectUri(required(parameters, 'redirect_uri'), client);
  if (required(parameters, 'response_type') !== 'code') {
    throw new OAuthError('unsupported_response_type', 'The parameter response_type must be code.');
  }
  return {
    client,
    redirectUri,
    scopes: readScopes(required(parameters, 'scope'), client),
    codeChallenge: readCodeChallenge(parameters),
    state: parameters.get('state'),
    nonce: parameters.get('nonce'),
  };
}

/** Character by character (RFC 9700 4.1.3), and only what a browser can be sent to. */
function readRedirectUri(redirectUri: string, client: RegisteredClient): string {
  if (!client.redirectUris.includes(redirectUri)) {
    throw new OAuthError('invalid_request', REDIRECT_URI_UNKNOWN);
  }
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
  if ((url?.protocol !== 'http:' && url?.protocol !== 'https:') || redirectUri.includes('#')) {
    throw new OAuthError(
      'invalid_request',
      'The parameter redirect_uri is registered but not usable: it must be an absolute http or https URL with no fragment.',
    );
  }
  return redirectUri;
}
