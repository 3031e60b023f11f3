import { ConsoleError } from '../errors.js';
import type { ProviderMetadata } from './provider-metadata.js';

/** The parameters of an authorization request. sgID takes `response_type=code` and S256 alone. */
export interface AuthorizationRequestParameters {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly nonce?: string | undefined;
  readonly state?: string | undefined;
  readonly codeChallenge: string;
}

/**
 * Builds the URL that the browser is sent to, its query in the official SDK's order and with `%20` for a space.
 *
 * @param provider the endpoints in force
 * @throws ConsoleError `code-challenge-malformed`: S256 makes 43 characters of base64url; RFC 6749 4.1.1, RFC 7636 4.3
 */
export function buildAuthorizationRequest(
  provider: Pick<ProviderMetadata, 'authorizationEndpoint'>,
  parameters: AuthorizationRequestParameters,
): string {
  if (!/^[A-Za-z0-9_-]{43}$/.test(parameters.codeChallenge)) {
    throw new ConsoleError(
      'config',
      'code-challenge-malformed',
      'Expected a code challenge of 43 base64url characters.',
      {
        hint: 'The challenge is BASE64URL(SHA256(code_verifier)), without padding.',
        spec: 'RFC 7636 4.2',
      },
    );
  }
  const query = authorizationParameters(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const separator = provider.authorizationEndpoint.includes('?') ? '&' : '?';
  return `${provider.authorizationEndpoint}${separator}${query.join('&')}`;
}

/** The query of an authorization request as names and plain values, in order; absent ones left out. */
export function authorizationParameters(
  parameters: AuthorizationRequestParameters,
): readonly (readonly [name: string, value: string])[] {
  const all: readonly (readonly [string, string | undefined])[] = [
    ['client_id', parameters.clientId],
    ['scope', parameters.scopes.join(' ')],
    ['response_type', 'code'],
    ['redirect_uri', parameters.redirectUri],
    ['nonce', parameters.nonce],
    ['state', parameters.state],
    ['code_challenge', parameters.codeChallenge],
    ['code_challenge_method', 'S256'],
  ];
  return all.filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
}
