import { ConsoleError } from '../errors.js';
import type { ClientAuthentication, TokenRequestFormat } from '../flow/run.js';
import type { HeaderList, HttpRequest } from '../trace/http.js';
import { assertCodeVerifier } from './pkce.js';

/** What a token request carries and how. */
export interface TokenRequestParameters {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly code: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
  readonly format: TokenRequestFormat;
  readonly authentication: ClientAuthentication;
}

/**
 * Builds the request that exchanges the code: a form by default as the SDKs send it, or JSON as the documentation shows.
 *
 * @param tokenEndpoint absolute URL
 * @throws ConsoleError `code-verifier-length`, `code-verifier-characters`, `code-missing`; RFC 6749 4.1.3, RFC 7636 4.5
 */
export function buildTokenRequest(tokenEndpoint: string, parameters: TokenRequestParameters): HttpRequest {
  assertCodeVerifier(parameters.codeVerifier);
  if (parameters.code === '') {
    throw new ConsoleError('config', 'code-missing', 'Expected an authorization code to exchange; there is none.');
  }
  const json = parameters.format === 'json';
  const members = bodyMembers(parameters);
  const authorization: HeaderList =
    parameters.authentication === 'basic'
      ? [['Authorization', buildBasicCredentials(parameters.clientId, parameters.clientSecret)]]
      : [];
  return {
    method: 'POST',
    url: tokenEndpoint,
    headers: [
      ['Accept', 'application/json'],
      ...authorization,
      ['Content-Type', json ? 'application/json' : 'application/x-www-form-urlencoded'],
    ],
    body: json ? JSON.stringify(Object.fromEntries(members)) : new URLSearchParams([...members]).toString(),
  };
}

/**
 * The value of the Authorization header of HTTP Basic: id and secret are form-encoded before they are joined.
 *
 * RFC 6749 2.3.1; leaving the encoding out works only while neither holds a reserved character.
 */
export function buildBasicCredentials(clientId: string, clientSecret: string): string {
  const pair = `${formEncode(clientId)}:${formEncode(clientSecret)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

function bodyMembers(parameters: TokenRequestParameters): [string, string][] {
  const grant: [string, string][] = [
    ['grant_type', 'authorization_code'],
    ['code', parameters.code],
    ['redirect_uri', parameters.redirectUri],
    ['code_verifier', parameters.codeVerifier],
  ];
  // A client must not authenticate in two ways at once (RFC 6749 2.3).
  if (parameters.authentication === 'basic') return grant;
  return [...grant, ['client_id', parameters.clientId], ['client_secret', parameters.clientSecret]];
}

function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
