import { BOTH_REFUSE, type CheckDescription, type CheckDescriptions, NEITHER_LOOKS } from './describe.js';
import { type JsonAnswerRule, jsonAnswerChecks } from './json-answer.js';

const TYPESCRIPT_REFUSES = 'TypeScript refuses it; Python does not look.';

/** The rules of a JSON answer, for the JWKS, whose request is part of the ID token's step. */
const JWKS_ANSWER = Object.fromEntries(
  Object.entries(jsonAnswerChecks('RFC 7517 5', BOTH_REFUSE)).map(([id, description]) => [
    `jwks-${id}`,
    { ...description, rule: `JWKS: ${description.rule}` },
  ]),
) as Readonly<Record<`jwks-${JsonAnswerRule}`, CheckDescription>>;

/** What the provider's keys are held to. */
const JWKS_CHECKS = {
  'jwks-status': {
    rule: 'JWKS endpoint answers 200',
    spec: 'OIDC Core 10.1.1',
    protects: 'Without keys no signature can be verified, and nothing may be believed.',
    sdks: BOTH_REFUSE,
  },
  ...JWKS_ANSWER,
  'jwks-keys': {
    rule: 'JWKS holds keys',
    spec: 'RFC 7517 5',
    protects: 'An empty list must refuse every token, and a list without end must not be tried through.',
    sdks: 'Both refuse an empty list; neither has a limit.',
  },
  'jwks-sound': {
    rule: 'no key is malformed, weak or private',
    spec: 'RFC 7518 3.3',
    protects: 'Whoever can factor a key, or read its private part, can sign ID tokens for every user.',
    sdks: 'Neither looks; their libraries refuse RSA keys below 2048 bits or fail on malformed ones.',
  },
  'jwks-kid-once': {
    rule: 'no two keys have the same kid',
    spec: 'RFC 7517 4.5',
    protects: 'Which of the two verifies a token is then up to the library.',
    sdks: 'Neither looks; each is tried in turn.',
  },
  'jwks-refetched': {
    rule: 'key was published at the first look',
    spec: 'OIDC Core 10.1.1',
    protects: 'Keys are replaced: an app that never fetches them again locks its users out.',
    sdks: 'Both fetch the keys once more where none fits.',
  },
} as const satisfies CheckDescriptions;

/** What the ID token's form, header and signature are held to. */
const SIGNATURE_CHECKS = {
  'token-format': {
    rule: 'token is a compact JWS',
    spec: 'RFC 7515 7.1',
    protects: 'Lenient decoding lets two parties read two different tokens from one text.',
    sdks: 'Both want three parts; neither minds padding or other spellings of base64url.',
  },
  alg: {
    rule: 'alg is RS256',
    spec: 'OIDC 3.1.3.7 (7)',
    protects: 'With alg none nobody signs, and with HS256 anybody can sign with the public key.',
    sdks: BOTH_REFUSE,
  },
  typ: {
    rule: 'typ, where present, is that of an ID token',
    spec: 'RFC 8725 3.11',
    protects: 'An access token or a logout token by the same issuer is signed as well, and is no login.',
    sdks: NEITHER_LOOKS,
  },
  crit: {
    rule: 'header asks for no extension',
    spec: 'RFC 7515 4.1.11',
    protects: 'An extension that is not understood may change what the token means.',
    sdks: BOTH_REFUSE,
  },
  'embedded-keys': {
    rule: 'header brings no key of its own',
    spec: 'RFC 8725 3.10',
    protects: 'A forger sends his own key along, and hopes that it is used.',
    sdks: 'Both ignore it.',
  },
  kid: {
    rule: 'token names its key where several could be meant',
    spec: 'OIDC Core 10.1',
    protects: 'While keys are being replaced, libraries that do not try each lock all users out.',
    sdks: 'TypeScript refuses a token without kid where several keys fit; Python tries each.',
  },
  'signing-key': {
    rule: 'a published key fits the token',
    spec: 'OIDC Core 10.1',
    protects: 'Only a key that the provider publishes for signatures speaks for it.',
    sdks: BOTH_REFUSE,
  },
  signature: {
    rule: 'signature holds under that key',
    spec: 'OIDC 3.1.3.7 (6)',
    protects: 'Without it anybody can write an ID token for anybody.',
    sdks: BOTH_REFUSE,
  },
  claims: {
    rule: 'payload is a JSON object, each claim once',
    spec: 'RFC 7519 4',
    protects: 'A claim that occurs twice says two things, and each parser takes another.',
    sdks: 'Both take the last of two.',
  },
} as const satisfies CheckDescriptions;

/** What the ID token's claims are held to. */
const CLAIM_CHECKS = {
  iss: {
    rule: 'iss is the issuer',
    spec: 'OIDC 3.1.3.7 (2)',
    protects: 'A token of staging, or of another provider, is not a login here.',
    sdks: BOTH_REFUSE,
  },
  aud: {
    rule: 'aud contains the client',
    spec: 'OIDC 3.1.3.7 (3)',
    protects: 'A token that another app was given must not open this one.',
    sdks: BOTH_REFUSE,
  },
  'aud-others': {
    rule: 'aud names nobody else',
    spec: 'OIDC 3.1.3.7 (3)',
    protects: 'Whoever else it names could present it here as well.',
    sdks: 'TypeScript takes others beside this client where azp is this client; Python takes a single aud only.',
  },
  azp: {
    rule: 'azp, where needed or present, is the client',
    spec: 'OIDC 3.1.3.7 (4, 5)',
    protects: 'A token that was issued at the request of another client was not asked for here.',
    sdks: TYPESCRIPT_REFUSES,
  },
  exp: {
    rule: 'exp is ahead',
    spec: 'OIDC 3.1.3.7 (9)',
    protects: 'A token that leaked once must not serve for ever.',
    sdks: 'Both refuse what has expired, without tolerance; neither minds a time that no calendar has.',
  },
  iat: {
    rule: 'iat is not in the future',
    spec: 'OIDC 3.1.3.7 (10)',
    protects: 'A time ahead shows that one of the two clocks is wrong, and then exp means nothing.',
    sdks: 'Both want a number, and accept one in the future.',
  },
  'iat-recent': {
    rule: 'token was issued for this exchange',
    spec: 'OIDC 3.1.3.7 (10)',
    protects: 'A token that is older than the exchange it came with was kept from somewhere else.',
    sdks: NEITHER_LOOKS,
  },
  lifetime: {
    rule: 'exp is after iat',
    spec: 'RFC 7519 4.1.4',
    protects: 'A token that expires before it was issued shows that its times are not what they seem.',
    sdks: NEITHER_LOOKS,
  },
  nbf: {
    rule: 'nbf, where present, has passed',
    spec: 'RFC 7519 4.1.5',
    protects: 'A token is not to be used before its time.',
    sdks: TYPESCRIPT_REFUSES,
  },
  'auth-time': {
    rule: 'auth_time, where present, has passed',
    spec: 'OIDC 3.1.3.7 (13)',
    protects: 'An app that asks for a fresh login by it is told a time that cannot be.',
    sdks: NEITHER_LOOKS,
  },
  acr: {
    rule: 'acr, where present, is a string',
    spec: 'OIDC 3.1.3.7 (12)',
    protects: 'An app that decides by the level of assurance must be able to compare it.',
    sdks: NEITHER_LOOKS,
  },
  nonce: {
    rule: 'nonce equals the one sent',
    spec: 'OIDC 3.1.3.7 (11)',
    protects: 'A token of an earlier login, or of another user’s, must not be replayed here.',
    sdks: 'Both refuse another one. Where none was sent, TypeScript refuses a token that has one, and Python takes it.',
  },
  sub: {
    rule: 'sub is a string of 1 to 255 characters',
    spec: 'OIDC Core 2',
    protects: 'Accounts are keyed by it: what is empty or no text would join users together.',
    sdks: 'Both refuse an absent or empty one; neither minds its length, and TypeScript not its type.',
  },
  'sub-pairwise': {
    rule: 'sub is no identifier that other services know',
    spec: 'OIDC Core 8.1',
    protects: 'An NRIC, a number or an address as sub would let two services compare their users.',
    sdks: NEITHER_LOOKS,
  },
  'at-hash': {
    rule: 'at_hash, where present, is that of the access token',
    spec: 'OIDC Core 3.1.3.6',
    protects: 'Ties the access token to the login, so that another one cannot be slipped in.',
    sdks: TYPESCRIPT_REFUSES,
  },
  'c-hash': {
    rule: 'c_hash, where present, is that of the code',
    spec: 'OIDC Core 3.3.2.10',
    protects: 'Ties the code to the login, so that another one cannot be slipped in.',
    sdks: NEITHER_LOOKS,
  },
  clock: {
    rule: 'this machine’s clock agrees with the provider’s',
    spec: 'RFC 9110 6.6.1',
    protects: 'exp, iat and nbf are held to this clock without tolerance: a wrong one refuses right tokens.',
    sdks: 'Neither looks; both hold exp to the clock without tolerance.',
  },
} as const satisfies CheckDescriptions;

/** What the ID token and the keys it is verified with are held to. */
export const ID_TOKEN_CHECKS = { ...JWKS_CHECKS, ...SIGNATURE_CHECKS, ...CLAIM_CHECKS } as const;
