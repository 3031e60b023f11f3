import { type Check, judge, skip } from '../flow/check.js';
import { member } from '../json.js';
import type { HttpRequest } from '../trace/http.js';

/** Where a provider's endpoints are, and the issuer that its ID tokens must name. */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userInfoEndpoint: string;
  readonly jwksUri: string;
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

/** Builds the request for the discovery document of an issuer; OpenID Connect Discovery 4.1. */
export function buildDiscoveryRequest(issuer: string): HttpRequest {
  return {
    method: 'GET',
    url: `${issuer}/.well-known/openid-configuration`,
    headers: [['Accept', 'application/json']],
  };
}

const ENDPOINT_MEMBERS = [
  ['authorization_endpoint', 'authorizationEndpoint'],
  ['token_endpoint', 'tokenEndpoint'],
  ['userinfo_endpoint', 'userInfoEndpoint'],
  ['jwks_uri', 'jwksUri'],
] as const;

/**
 * Compares a discovery document with the documented endpoints; every difference is a warning, none is followed.
 *
 * @param documented what stays in force
 * @param document the discovery document, parsed
 */
export function compareDiscovery(
  documented: ProviderMetadata,
  document: Readonly<Record<string, unknown>>,
): readonly Check[] {
  return [
    issuerCheck(documented, document),
    ...ENDPOINT_MEMBERS.map(([name, key]) => endpointCheck(name, documented[key], member(document, name))),
    supportCheck(document, 'response_types_supported', 'code', 'OIDC Discovery 3'),
    supportCheck(document, 'code_challenge_methods_supported', 'S256', 'RFC 8414 2'),
    supportCheck(document, 'id_token_signing_alg_values_supported', 'RS256', 'OIDC Discovery 3'),
    supportCheck(document, 'subject_types_supported', 'pairwise', 'OIDC Core 8'),
    authenticationCheck(document),
  ];
}

function issuerCheck(documented: ProviderMetadata, document: Readonly<Record<string, unknown>>): Check {
  return judge(
    member(document, 'issuer') === documented.issuer,
    {
      id: 'discovery-issuer',
      rule: 'issuer is the one asked',
      expected: documented.issuer,
      actual: describe(member(document, 'issuer')),
      spec: 'OIDC Discovery 4.3',
    },
    {
      status: 'warned',
      causes: [
        'The environment’s origin is an alias or a proxy of the provider.',
        'The document belongs to another issuer.',
      ],
      remedy: 'ID tokens are held to the documented issuer. A generic OIDC library would refuse this document.',
      sdkAccepts: true,
    },
  );
}

function endpointCheck(name: string, expected: string, actual: unknown): Check {
  const doubled = typeof actual === 'string' && /[^:]\/\//.test(actual);
  return judge(
    actual === expected,
    {
      id: `discovery-${name.replaceAll('_', '-')}`,
      rule: `${name} is the documented one`,
      expected,
      actual: describe(actual),
      spec: 'OIDC Discovery 3',
    },
    {
      status: 'warned',
      causes: doubled
        ? ['The provider joins its host and path with two slashes; such an address often answers 404.']
        : ['The provider moved this endpoint, or its document names another host.'],
      remedy: 'The console goes on with the documented endpoint, as the official SDK does.',
      sdkAccepts: true,
    },
  );
}

function supportCheck(document: Readonly<Record<string, unknown>>, name: string, wanted: string, spec: string): Check {
  const value = member(document, name);
  const rule = {
    id: `discovery-${name.replaceAll('_', '-')}`,
    rule: `${name} holds ${wanted}`,
    expected: wanted,
    spec,
  };
  if (value === undefined) return skip({ ...rule, actual: 'not published' });
  return judge(
    Array.isArray(value) && value.includes(wanted),
    { ...rule, actual: describe(value) },
    {
      status: 'warned',
      causes: ['The document was made for another kind of client than sgID’s.'],
      remedy: `The console uses ${wanted} all the same: sgID documents nothing else.`,
      sdkAccepts: true,
    },
  );
}

function authenticationCheck(document: Readonly<Record<string, unknown>>): Check {
  const name = 'token_endpoint_auth_methods_supported';
  const value = member(document, name);
  const silent = value === undefined;
  return judge(
    Array.isArray(value) && value.includes('client_secret_post'),
    {
      id: 'discovery-client-authentication',
      rule: 'client_secret_post is published',
      expected: 'client_secret_post, as the SDKs send it',
      actual: silent ? 'not published, which means client_secret_basic' : describe(value),
      spec: 'OIDC Discovery 3',
    },
    {
      status: 'warned',
      causes: [silent ? 'sgID’s documented discovery leaves this member out.' : 'The provider takes another method.'],
      remedy:
        'Tell a generic OIDC library to use client_secret_post; set up from this document alone it may be refused.',
      sdkAccepts: true,
    },
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'not published';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
