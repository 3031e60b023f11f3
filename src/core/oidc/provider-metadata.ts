/** Where a provider's endpoints are, and the issuer that its ID tokens must name. */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userInfoEndpoint: string;
  readonly jwksUri: string;
  /** Discovery promises `iss` in every authorization response, so one without it is refused; RFC 9207 2.4. */
  readonly promisesIssuer?: boolean | undefined;
}

/**
 * The documented endpoints of sgID v2 at an origin: what the official SDK derives, and what stays in force.
 *
 * @param origin scheme, host and port, without a trailing slash
 */
export function documentedProvider(origin: string): ProviderMetadata {
  const issuer = `${origin}/v2`;
  return {
    issuer,
    authorizationEndpoint: `${issuer}/oauth/authorize`,
    tokenEndpoint: `${issuer}/oauth/token`,
    userInfoEndpoint: `${issuer}/oauth/userinfo`,
    jwksUri: `${issuer}/.well-known/jwks.json`,
  };
}
