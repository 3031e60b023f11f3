import { type CheckDescriptions, NO_DISCOVERY } from './describe.js';
import { jsonAnswerChecks } from './json-answer.js';

const SPEC = 'OIDC Discovery 3';
const LIBRARY = 'A generic OIDC library that is set up from the document follows it blindly.';

/** What the discovery document is held to; nothing in it stops a run. */
export const DISCOVERY_CHECKS = {
  'discovery-published': {
    rule: 'discovery document is published',
    spec: 'OIDC Discovery 4.2',
    protects: 'A generic OIDC library cannot be set up without it.',
    sdks: NO_DISCOVERY,
  },
  ...jsonAnswerChecks('OIDC Discovery 4.2', NO_DISCOVERY),
  'discovery-issuer': {
    rule: 'issuer is the one asked',
    spec: 'OIDC Discovery 4.3',
    protects: 'A document that names another issuer is how one provider is passed off as another.',
    sdks: NO_DISCOVERY,
  },
  'discovery-authorization-endpoint': {
    rule: 'authorization_endpoint is the documented one',
    spec: SPEC,
    protects: LIBRARY,
    sdks: NO_DISCOVERY,
  },
  'discovery-token-endpoint': {
    rule: 'token_endpoint is the documented one',
    spec: SPEC,
    protects: 'The client secret goes there, so a wrong address gives the secret away.',
    sdks: NO_DISCOVERY,
  },
  'discovery-userinfo-endpoint': {
    rule: 'userinfo_endpoint is the documented one',
    spec: SPEC,
    protects: 'The access token goes there, so a wrong address gives the token away.',
    sdks: NO_DISCOVERY,
  },
  'discovery-jwks-uri': {
    rule: 'jwks_uri is the documented one',
    spec: SPEC,
    protects: 'Whoever serves the keys decides which ID tokens are believed.',
    sdks: NO_DISCOVERY,
  },
  'discovery-https': {
    rule: 'no address in the document is plain http',
    spec: 'RFC 9700 2.6',
    protects: 'One address in clear is enough to lose a secret, a token or the keys.',
    sdks: NO_DISCOVERY,
  },
  'discovery-response-types-supported': {
    rule: 'response_types_supported holds code',
    spec: SPEC,
    protects: 'A library that finds no code flow refuses to start, or chooses another flow.',
    sdks: NO_DISCOVERY,
  },
  'discovery-grant-types-supported': {
    rule: 'grant_types_supported holds authorization_code',
    spec: SPEC,
    protects: 'A library that finds another grant type only would not exchange the code.',
    sdks: NO_DISCOVERY,
  },
  'discovery-scopes-supported': {
    rule: 'scopes_supported holds openid',
    spec: SPEC,
    protects: 'Some libraries drop scopes that are not listed, openid among them.',
    sdks: NO_DISCOVERY,
  },
  'discovery-code-challenge-methods-supported': {
    rule: 'code_challenge_methods_supported holds S256',
    spec: 'RFC 8414 2',
    protects: 'A library may leave PKCE out where this is missing; sgID requires it.',
    sdks: 'Neither reads discovery; both send S256.',
  },
  'discovery-id-token-signing-alg-values-supported': {
    rule: 'id_token_signing_alg_values_supported holds RS256',
    spec: SPEC,
    protects: 'A library that takes the algorithm from here may accept a weaker one.',
    sdks: 'Neither reads discovery; both pin RS256.',
  },
  'discovery-subject-types-supported': {
    rule: 'subject_types_supported holds pairwise',
    spec: 'OIDC Core 8',
    protects: 'With public subjects two services could compare their users.',
    sdks: NO_DISCOVERY,
  },
  'discovery-client-authentication': {
    rule: 'client_secret_post is published',
    spec: SPEC,
    protects: 'Where the document is silent, generic libraries use Basic, and may be refused with a right secret.',
    sdks: 'Neither reads discovery; both send client_secret_post.',
  },
} as const satisfies CheckDescriptions;
