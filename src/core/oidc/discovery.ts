import { type Check, judge, type Rule, skip } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import { member } from '../json.js';
import type { HttpRequest } from '../trace/http.js';
import { CLIENT_SECRET_POST_SETTINGS } from './client-authentication.js';
import { isLoopbackHost } from './origin.js';
import type { ProviderMetadata } from './provider-metadata.js';

/** Builds the request for the discovery document of an issuer; OpenID Connect Discovery 4.1. */
export function buildDiscoveryRequest(issuer: string): HttpRequest {
  return {
    method: 'GET',
    url: `${issuer}/.well-known/openid-configuration`,
    headers: [['Accept', 'application/json']],
  };
}

type Document = Readonly<Record<string, unknown>>;

const ENDPOINTS = [
  ['discovery-authorization-endpoint', 'authorization_endpoint', 'authorizationEndpoint'],
  ['discovery-token-endpoint', 'token_endpoint', 'tokenEndpoint'],
  ['discovery-userinfo-endpoint', 'userinfo_endpoint', 'userInfoEndpoint'],
  ['discovery-jwks-uri', 'jwks_uri', 'jwksUri'],
] as const;

const SUPPORTED = [
  ['discovery-response-types-supported', 'response_types_supported', 'code'],
  ['discovery-grant-types-supported', 'grant_types_supported', 'authorization_code'],
  ['discovery-scopes-supported', 'scopes_supported', 'openid'],
  ['discovery-code-challenge-methods-supported', 'code_challenge_methods_supported', 'S256'],
  ['discovery-id-token-signing-alg-values-supported', 'id_token_signing_alg_values_supported', 'RS256'],
  ['discovery-subject-types-supported', 'subject_types_supported', 'pairwise'],
] as const;

/**
 * Compares a discovery document with the documented endpoints; every difference is a warning, none is followed.
 *
 * @param documented what stays in force
 * @param document the discovery document, parsed
 */
export function compareDiscovery(documented: ProviderMetadata, document: Document): readonly Check[] {
  return [
    issuerCheck(documented, document),
    ...ENDPOINTS.map(([id, name, key]) =>
      endpointCheck(ruleOf('discovery', id, { expected: documented[key] }), documented[key], member(document, name)),
    ),
    httpsCheck(document),
    ...SUPPORTED.map(([id, name, wanted]) =>
      supportCheck(ruleOf('discovery', id, { expected: wanted }), member(document, name), wanted),
    ),
    authenticationCheck(document),
  ];
}

/** Whether the document promises `iss` in every authorization response; RFC 9207 3. */
export function promisesIssuer(document: Document): boolean {
  return member(document, 'authorization_response_iss_parameter_supported') === true;
}

function issuerCheck(documented: ProviderMetadata, document: Document): Check {
  return judge(
    member(document, 'issuer') === documented.issuer,
    ruleOf('discovery', 'discovery-issuer', {
      expected: documented.issuer,
      actual: describe(member(document, 'issuer')),
    }),
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

function endpointCheck(rule: Rule, expected: string, actual: unknown): Check {
  const doubled = typeof actual === 'string' && /[^:]\/\//.test(actual);
  return judge(
    actual === expected,
    { ...rule, actual: describe(actual) },
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

/** Every address in the document, known member or not, as long as it is on another machine. */
function httpsCheck(document: Document): Check {
  const clear = Object.entries(document).filter(([, value]) => isClearAddress(value));
  const actual = clear.length === 0 ? 'none' : clear.map(([name]) => name.slice(0, 80)).join(', ');
  return judge(clear.length === 0, ruleOf('discovery', 'discovery-https', { expected: 'https', actual }), {
    status: 'warned',
    causes: ['The provider stands behind a proxy that ends TLS, and does not know its own scheme.'],
    remedy: 'Do not set a library up from this document: it would send secrets in clear.',
    sdkAccepts: true,
  });
}

function isClearAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !/^http:/i.test(value) || !URL.canParse(value)) return false;
  return !isLoopbackHost(new URL(value).hostname);
}

function supportCheck(rule: Rule, value: unknown, wanted: string): Check {
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

function authenticationCheck(document: Document): Check {
  const name = 'token_endpoint_auth_methods_supported';
  const value = member(document, name);
  const silent = value === undefined;
  return judge(
    Array.isArray(value) && value.includes('client_secret_post'),
    ruleOf('discovery', 'discovery-client-authentication', {
      expected: 'client_secret_post, as the SDKs send it',
      actual: silent ? 'not published, which means client_secret_basic' : describe(value),
    }),
    {
      status: 'warned',
      causes: [silent ? 'sgID’s documented discovery leaves this member out.' : 'The provider takes another method.'],
      remedy:
        'Tell a generic OIDC library to use client_secret_post; set up from this document alone it may be refused.',
      settings: CLIENT_SECRET_POST_SETTINGS,
      sdkAccepts: true,
    },
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'not published';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
