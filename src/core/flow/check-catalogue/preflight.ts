import { APP_DECIDES, type CheckDescriptions, NEITHER_LOOKS } from './describe.js';

/** What is held to its rules before anything is sent. */
export const PREFLIGHT_CHECKS = {
  'client-complete': {
    rule: 'client has an id and a secret',
    spec: 'RFC 6749 2.3.1',
    protects: 'Without both the token endpoint refuses the client, after the user has already logged in.',
    sdks: 'TypeScript refuses to be set up without an id, and fails at the token request without a secret. Python looks at neither.',
  },
  'client-id-characters': {
    rule: 'client id has visible characters only',
    spec: 'RFC 6749 A.1',
    protects:
      'A space or a line end that was copied along makes another client of it, which the provider does not know.',
    sdks: NEITHER_LOOKS,
  },
  'client-secret': {
    rule: 'client secret has 32 characters, no spaces',
    spec: 'sgID registration',
    protects: 'A secret that was cut or padded is refused only at the token request.',
    sdks: NEITHER_LOOKS,
  },
  'private-key': {
    rule: 'private key is RSA of 2048 bits',
    spec: 'sgID registration',
    protects: 'Whoever can factor a short key reads the personal data of every user.',
    sdks: 'Both take any RSA key that their libraries take, and find out at userinfo.',
  },
  'client-authentication': {
    rule: 'client authenticates as the SDKs do',
    spec: 'RFC 6749 2.3.1',
    protects: 'Whether sgID takes Basic is not documented; a client that uses it may be refused with a right secret.',
    sdks: 'Both send client_secret_post.',
  },
  'token-request-format': {
    rule: 'token request is a form',
    spec: 'RFC 6749 4.1.3',
    protects: 'Providers that hold to the standard read the parameters of a form and no others.',
    sdks: 'Both send a form; the documentation of sgID shows JSON.',
  },
  'scope-openid': {
    rule: 'openid is among the scopes',
    spec: 'OIDC 3.1.2.1',
    protects: 'Without it there is no ID token, and so nobody has logged in.',
    sdks: 'Neither looks; TypeScript fails for want of an ID token.',
  },
  'scopes-known': {
    rule: 'every scope is in the data catalogue',
    spec: 'sgID data catalogue',
    protects: 'A misspelt scope ends at an error page, in front of the user.',
    sdks: NEITHER_LOOKS,
  },
  'scope-characters': {
    rule: 'scopes are written in the characters of a scope',
    spec: 'RFC 6749 3.3',
    protects: 'A space, a comma or a quote inside a scope makes several scopes, or none, of it.',
    sdks: NEITHER_LOOKS,
  },
  'scopes-allowed': {
    rule: 'every scope is granted to the client',
    spec: 'sgID registration',
    protects: 'The provider refuses a scope that the portal has not granted, in front of the user.',
    sdks: NEITHER_LOOKS,
  },
  'scopes-once': {
    rule: 'no scope is given twice',
    spec: 'RFC 6749 3.3',
    protects: 'Keeps the request what the user is asked to consent to.',
    sdks: NEITHER_LOOKS,
  },
  environment: {
    rule: 'provider is reached over https, or on this machine',
    spec: 'RFC 9700 2.6',
    protects: 'Over plain http the client secret and the tokens can be read by anyone on the way.',
    sdks: 'Neither looks; both take any host.',
  },
  'redirect-uri': {
    rule: 'redirect URI is absolute and exact',
    spec: 'RFC 6749 3.1.2',
    protects: 'A fragment, a wildcard or a missing scheme never equals what is registered.',
    sdks: NEITHER_LOOKS,
  },
  'redirect-uri-confidential': {
    rule: 'code reaches the redirect URI unseen by the network',
    spec: 'RFC 9700 2.6',
    protects: 'A code that crosses a network in clear can be taken and raced for.',
    sdks: NEITHER_LOOKS,
  },
  'redirect-uri-browser-port': {
    rule: 'browsers go to the redirect URI’s port',
    spec: 'Fetch Standard 2.9',
    protects: 'A browser shows an error page instead of going there, and the code never arrives.',
    sdks: NEITHER_LOOKS,
  },
  'redirect-uri-registered': {
    rule: 'redirect URI is registered, to the letter',
    spec: 'RFC 9700 2.1',
    protects: 'Exact comparison keeps a code from going to anybody but this client.',
    sdks: NEITHER_LOOKS,
  },
  'redirect-uri-port': {
    rule: 'console can listen on the redirect URI',
    spec: 'RFC 8252 7.3',
    protects: 'The redirect needs somebody on this machine to answer it; else it has to be pasted.',
    sdks: APP_DECIDES,
  },
} as const satisfies CheckDescriptions;
