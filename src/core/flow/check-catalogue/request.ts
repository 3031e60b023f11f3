import { APP_DECIDES, type CheckDescriptions, NEITHER_LOOKS } from './describe.js';

/** What the three random values are held to. */
export const PKCE_CHECKS = {
  'code-verifier': {
    rule: 'code verifier has 43 to 128 unreserved characters',
    spec: 'RFC 7636 4.1',
    protects: 'A shorter verifier can be guessed from the challenge, which everybody sees.',
    sdks: 'Both make 43 characters, and refuse to make fewer than 43 or more than 128.',
  },
  'code-challenge': {
    rule: 'code challenge is the S256 of the verifier',
    spec: 'RFC 7636 4.2',
    protects: 'With plain the browser carries the verifier itself, and PKCE protects nothing.',
    sdks: 'Both make it with S256; what you pass in is not compared with the verifier.',
  },
  'code-verifier-fresh': {
    rule: 'pair is not one that the documentation prints',
    spec: 'RFC 7636 7.1',
    protects: 'A printed verifier is known to everybody, and a stolen code can be used with it.',
    sdks: NEITHER_LOOKS,
  },
  'state-and-nonce': {
    rule: 'state and nonce are random and differ',
    spec: 'RFC 6749 10.10',
    protects: 'What can be guessed can be forged: a redirect by its state, an ID token by its nonce.',
    sdks: 'Neither makes a state. Both make a nonce; that of Python is made once, when the program starts.',
  },
} as const satisfies CheckDescriptions;

/** What the authorization URL is held to. */
export const AUTHORIZATION_CHECKS = {
  'parameters-present': {
    rule: 'every parameter that sgID needs is there',
    spec: 'RFC 6749 4.1.1',
    protects: 'The user would see an error page, or the answer could not be tied to the request.',
    sdks: 'state and nonce may be left out of both; the rest is added.',
  },
  'request-parameters-once': {
    rule: 'no parameter of the request occurs twice',
    spec: 'RFC 6749 3.1',
    protects: 'A provider and a gateway before it may each read another of the two.',
    sdks: 'Both build the query from scratch.',
  },
  'challenge-method': {
    rule: 'code_challenge_method is S256',
    spec: 'RFC 7636 4.3',
    protects: 'Without the method the challenge is taken for plain, and sgID refuses it.',
    sdks: 'Both send S256.',
  },
  'response-type': {
    rule: 'response_type is code',
    spec: 'RFC 6749 4.1.1',
    protects: 'Other flows put tokens into the browser, where they leak.',
    sdks: 'Both send code.',
  },
  'request-redirect-uri': {
    rule: 'redirect_uri arrives to the letter',
    spec: 'RFC 9700 2.1',
    protects: 'An encoding that changes one letter makes it another redirect URI, which is refused.',
    sdks: 'Both encode it as the console does.',
  },
  'request-without-secret': {
    rule: 'URL carries neither secret nor code verifier',
    spec: 'RFC 6749 2.3.1',
    protects: 'A URL ends in the history of the browser and in the logs of every proxy.',
    sdks: 'Both keep them to the token request.',
  },
  'space-encoding': {
    rule: 'spaces are encoded as %20',
    spec: 'RFC 3986 2.1',
    protects: 'A server that does not read + as a space takes the scopes for one unknown scope.',
    sdks: 'TypeScript sends %20, Python +.',
  },
  'url-length': {
    rule: 'URL is short enough for browsers and gateways',
    spec: 'RFC 9110 4.1',
    protects: 'Some of them cut or refuse a longer one.',
    sdks: NEITHER_LOOKS,
  },
} as const satisfies CheckDescriptions;

/** What the redirect is held to. */
export const REDIRECT_CHECKS = {
  'parameters-once': {
    rule: 'no parameter occurs twice',
    spec: 'RFC 6749 3.1',
    protects: 'Two parts of your stack may each read another of the two.',
    sdks: APP_DECIDES,
  },
  state: {
    rule: 'state equals the one sent',
    spec: 'RFC 6749 10.12',
    protects: 'Without it anybody can log your user in as somebody else by a link (login CSRF).',
    sdks: 'Neither is given it: comparing state is the duty of your app.',
  },
  'response-issuer': {
    rule: 'iss, where present or promised, is the issuer',
    spec: 'RFC 9207 2.4',
    protects: 'Tells the answer of this provider from that of another one that the user was lured to (mix-up).',
    sdks: APP_DECIDES,
  },
  'no-error': {
    rule: 'response carries no error',
    spec: 'RFC 6749 4.1.2.1',
    protects: 'A login that was refused must end as refused, whatever else came along.',
    sdks: APP_DECIDES,
  },
  'no-tokens': {
    rule: 'redirect carries no tokens',
    spec: 'RFC 9700 2.1.2',
    protects: 'A token in a URL ends in the history of the browser and in logs, and anybody can inject one.',
    sdks: 'Both use the code alone.',
  },
  code: {
    rule: 'one code came',
    spec: 'RFC 6749 4.1.2',
    protects: 'Without one, or with two, there is nothing that may be exchanged.',
    sdks: 'Both send whatever they are given.',
  },
  'code-characters': {
    rule: 'code has visible characters only',
    spec: 'RFC 6749 A.11',
    protects: 'Control characters in a code are an attempt to reach something behind your app.',
    sdks: 'Both encode it, and look no further.',
  },
} as const satisfies CheckDescriptions;
